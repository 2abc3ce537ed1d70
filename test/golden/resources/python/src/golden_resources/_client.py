"""The clients."""

from __future__ import annotations

from . import _abi
from ._aio import AsyncSession, AsyncSessions, AsyncShared, AsyncToken
from ._imports import AsyncImports, Imports
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.component import ArtifactSource as _ArtifactSource
from ._runtime.component import CacheSetting as _CacheSetting
from ._runtime.link import Binder as _Binder
from ._runtime.options import checked_options as _checked_options
from ._runtime.provide import provide as _provide
from ._runtime.provide import provide_async as _provide_async
from ._runtime.provide import provide_async_method as _provide_async_method
from ._runtime.provide import provide_method as _provide_method
from ._services import Session, Sessions, Shared, Token


class Resources:
    """The client of resources."""

    def __init__(
        self,
        *,
        imports: Imports,
        timeout: float | None = None,
        memory_limit: int | None = None,
        cache: _CacheSetting = True,
        artifact: _ArtifactSource | None = None,
    ) -> None:
        """Starts the component. It is compiled at the first use in a process.

        Args:
            imports: What the component asks of the application.
            timeout: Seconds that a call may take, waiting for other calls included.
            memory_limit: Bytes that all memories and tables of the component may take together.
            cache: Whether native code of a large component is kept in the user's cache directory, or the directory for it.
            artifact: Another component with the same interface: its bytes or its path.

        Raises:
            TypeError: An option is of a wrong type, or an import is missing.
            ValueError: An option is out of its range.
            SdkError: The artifact has another interface, or does not compile.
            TrapError: The component failed while it started.
        """
        limits = _checked_options(timeout, memory_limit, cache, artifact)
        self._guest = _abi.COMPONENT.open(_binders(imports), (None, None, Token, Session), limits, cache, artifact)
        self.sessions = Sessions(self._guest)
        """The interface `sessions`."""
        self.shared = Shared(self._guest)
        """The interface `shared`."""

    def close(self) -> None:
        """Frees the component. Calls and handles raise `ClosedError` from then on."""
        self._guest.close()

    def __enter__(self) -> Resources:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Frees the component."""
        self.close()


class AsyncResources:
    """The client of resources."""

    def __init__(
        self,
        *,
        imports: AsyncImports,
        timeout: float | None = None,
        memory_limit: int | None = None,
        cache: _CacheSetting = True,
        artifact: _ArtifactSource | None = None,
    ) -> None:
        """Prepares the component; it starts at the first call, in a worker thread.

        Args:
            imports: What the component asks of the application.
            timeout: Seconds that a call may take, waiting for other calls included.
            memory_limit: Bytes that all memories and tables of the component may take together.
            cache: Whether native code of a large component is kept in the user's cache directory, or the directory for it.
            artifact: Another component with the same interface: its bytes or its path.

        Raises:
            TypeError: An option is of a wrong type, or an import is missing.
            ValueError: An option is out of its range.
        """
        limits = _checked_options(timeout, memory_limit, cache, artifact)
        binders = _async_binders(imports)
        self._guest = _AsyncGuest(
            lambda: _abi.COMPONENT.open(binders, (None, None, AsyncToken, AsyncSession), limits, cache, artifact),
            1,
            timeout,
        )
        self.sessions = AsyncSessions(self._guest)
        """The interface `sessions`."""
        self.shared = AsyncShared(self._guest)
        """The interface `shared`."""

    async def close(self) -> None:
        """Frees the component, after the calls that are awaited. Calls and handles raise `ClosedError` from then on."""
        await self._guest.close()

    async def __aenter__(self) -> AsyncResources:
        """The client itself, its component started.

        Raises:
            SdkError: The artifact has another interface, or does not compile.
            TrapError: The component failed while it started.
        """
        await self._guest.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Frees the component."""
        await self.close()


def _binders(imports: Imports) -> dict[str, _Binder]:
    return {
        "golden:resources/store#find": _abi.bind_call_store_find(_provide(imports, "store", "find")),
        "golden:resources/store#compare": _abi.bind_call_store_compare(_provide(imports, "store", "compare")),
        "golden:resources/store#[constructor]blob": _abi.bind_call_blob_new_blob(
            _provide(imports, "store", "new_blob"),
        ),
        "golden:resources/store#[static]blob.open": _abi.bind_call_blob_blob_open(
            _provide(imports, "store", "blob_open"),
        ),
        "golden:resources/shared#swap": _abi.bind_call_shared_swap_2(_provide(imports, "shared", "swap")),
        "golden:resources/store#[method]blob.read": _abi.bind_call_blob_read(_provide_method("read")),
        "golden:resources/shared#[method]token.value": _abi.bind_call_importedtoken_value(_provide_method("value")),
    }


def _async_binders(imports: AsyncImports) -> dict[str, _Binder]:
    return {
        "golden:resources/store#find": _abi.bind_call_store_find(_provide_async(imports, "store", "find")),
        "golden:resources/store#compare": _abi.bind_call_store_compare(_provide_async(imports, "store", "compare")),
        "golden:resources/store#[constructor]blob": _abi.bind_call_blob_new_blob(
            _provide_async(imports, "store", "new_blob"),
        ),
        "golden:resources/store#[static]blob.open": _abi.bind_call_blob_blob_open(
            _provide_async(imports, "store", "blob_open"),
        ),
        "golden:resources/shared#swap": _abi.bind_call_shared_swap_2(_provide_async(imports, "shared", "swap")),
        "golden:resources/store#[method]blob.read": _abi.bind_call_blob_read(_provide_async_method("read")),
        "golden:resources/shared#[method]token.value": _abi.bind_call_importedtoken_value(
            _provide_async_method("value"),
        ),
    }

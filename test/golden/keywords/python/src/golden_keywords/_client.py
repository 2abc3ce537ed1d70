"""The clients."""

from __future__ import annotations

from . import _abi
from ._aio import AsyncApi, AsyncApiArrayLike
from ._imports import AsyncImports, Imports
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.component import ArtifactSource as _ArtifactSource
from ._runtime.component import CacheSetting as _CacheSetting
from ._runtime.link import Binder as _Binder
from ._runtime.options import checked_options as _checked_options
from ._runtime.provide import provide as _provide
from ._runtime.provide import provide_async as _provide_async
from ._services import Api, ApiArrayLike


class Keywords:
    """The client of keywords."""

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
        self._guest = _abi.COMPONENT.open(_binders(imports), (ApiArrayLike,), limits, cache, artifact)
        self.api = Api(self._guest)
        """The interface `api`."""

    def close_keywords(self) -> None:
        """Calls `close` of the interface."""
        _abi.call_close_keywords(self._guest)

    def load_keywords(self, new: int, cl: int) -> None:
        """Calls `load` of the interface."""
        _abi.call_load_keywords(self._guest, new, cl)

    def then(self) -> None:
        """Calls `then` of the interface."""
        _abi.call_then(self._guest)

    def close(self) -> None:
        """Frees the component. Calls and handles raise `ClosedError` from then on."""
        self._guest.close()

    def __enter__(self) -> Keywords:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Frees the component."""
        self.close()


class AsyncKeywords:
    """The client of keywords."""

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
            lambda: _abi.COMPONENT.open(binders, (AsyncApiArrayLike,), limits, cache, artifact),
            1,
            timeout,
        )
        self.api = AsyncApi(self._guest)
        """The interface `api`."""

    async def close_keywords(self) -> None:
        """Calls `close` of the interface."""
        await self._guest.call(_abi.call_close_keywords)

    async def load_keywords(self, new: int, cl: int) -> None:
        """Calls `load` of the interface."""
        await self._guest.call(_abi.call_load_keywords, new, cl)

    async def then(self) -> None:
        """Calls `then` of the interface."""
        await self._guest.call(_abi.call_then)

    async def close(self) -> None:
        """Frees the component, after the calls that are awaited. Calls and handles raise `ClosedError` from then on."""
        await self._guest.close()

    async def __aenter__(self) -> AsyncKeywords:
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
        "golden:keywords/imports#class": _abi.bind_call_imports_class(_provide(imports, "imports", "class_")),
    }


def _async_binders(imports: AsyncImports) -> dict[str, _Binder]:
    return {
        "golden:keywords/imports#class": _abi.bind_call_imports_class(_provide_async(imports, "imports", "class_")),
    }

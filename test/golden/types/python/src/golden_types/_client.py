"""The clients."""

from __future__ import annotations

from . import _abi
from ._aio import AsyncValues
from ._imports import AsyncImports, Imports
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.component import ArtifactSource as _ArtifactSource
from ._runtime.component import CacheSetting as _CacheSetting
from ._runtime.link import Binder as _Binder
from ._runtime.options import checked_options as _checked_options
from ._runtime.provide import provide as _provide
from ._runtime.provide import provide_async as _provide_async
from ._services import Values


class Types:
    """The client of types."""

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
        self._guest = _abi.COMPONENT.open(_binders(imports), (), limits, cache, artifact)
        self.values = Values(self._guest)
        """The interface `values`."""

    def close(self) -> None:
        """Frees the component. Calls and handles raise `ClosedError` from then on."""
        self._guest.close()

    def __enter__(self) -> Types:
        """The client itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Frees the component."""
        self.close()


class AsyncTypes:
    """The client of types."""

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
            lambda: _abi.COMPONENT.open(binders, (), limits, cache, artifact),
            1,
            timeout,
        )
        self.values = AsyncValues(self._guest)
        """The interface `values`."""

    async def close(self) -> None:
        """Frees the component, after the calls that are awaited. Calls and handles raise `ClosedError` from then on."""
        await self._guest.close()

    async def __aenter__(self) -> AsyncTypes:
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
        "golden:types/values@0.3.0#scalar": _abi.bind_call_values_scalar_2(_provide(imports, "values", "scalar")),
        "golden:types/values@0.3.0#spilled": _abi.bind_call_values_spilled_2(_provide(imports, "values", "spilled")),
        "golden:types/values@0.3.0#choose": _abi.bind_call_values_choose_2(_provide(imports, "values", "choose")),
        "golden:types/values@0.3.0#fixed": _abi.bind_call_values_fixed_2(_provide(imports, "values", "fixed")),
        "golden:types/values@0.3.0#lookup": _abi.bind_call_values_lookup_2(_provide(imports, "values", "lookup")),
        "golden:types/values@0.3.0#options": _abi.bind_call_values_options_2(_provide(imports, "values", "options")),
        "golden:types/values@0.3.0#results": _abi.bind_call_values_results_2(_provide(imports, "values", "results")),
        "golden:types/values@0.3.0#fails": _abi.bind_call_values_fails_2(_provide(imports, "values", "fails")),
        "golden:types/values@0.3.0#fails-with": _abi.bind_call_values_fails_with_2(
            _provide(imports, "values", "fails_with"),
        ),
        "golden:types/values@0.3.0#fails-plainly": _abi.bind_call_values_fails_plainly_2(
            _provide(imports, "values", "fails_plainly"),
        ),
        "golden:types/values@0.3.0#matrix": _abi.bind_call_values_matrix_2(_provide(imports, "values", "matrix")),
        "probe": _abi.bind_call_probe(_provide(imports, "probe")),
    }


def _async_binders(imports: AsyncImports) -> dict[str, _Binder]:
    return {
        "golden:types/values@0.3.0#scalar": _abi.bind_call_values_scalar_2(_provide_async(imports, "values", "scalar")),
        "golden:types/values@0.3.0#spilled": _abi.bind_call_values_spilled_2(
            _provide_async(imports, "values", "spilled"),
        ),
        "golden:types/values@0.3.0#choose": _abi.bind_call_values_choose_2(_provide_async(imports, "values", "choose")),
        "golden:types/values@0.3.0#fixed": _abi.bind_call_values_fixed_2(_provide_async(imports, "values", "fixed")),
        "golden:types/values@0.3.0#lookup": _abi.bind_call_values_lookup_2(_provide_async(imports, "values", "lookup")),
        "golden:types/values@0.3.0#options": _abi.bind_call_values_options_2(
            _provide_async(imports, "values", "options"),
        ),
        "golden:types/values@0.3.0#results": _abi.bind_call_values_results_2(
            _provide_async(imports, "values", "results"),
        ),
        "golden:types/values@0.3.0#fails": _abi.bind_call_values_fails_2(_provide_async(imports, "values", "fails")),
        "golden:types/values@0.3.0#fails-with": _abi.bind_call_values_fails_with_2(
            _provide_async(imports, "values", "fails_with"),
        ),
        "golden:types/values@0.3.0#fails-plainly": _abi.bind_call_values_fails_plainly_2(
            _provide_async(imports, "values", "fails_plainly"),
        ),
        "golden:types/values@0.3.0#matrix": _abi.bind_call_values_matrix_2(_provide_async(imports, "values", "matrix")),
        "probe": _abi.bind_call_probe(_provide_async(imports, "probe")),
    }

"""The engine's traps and errors as this package's errors."""

from __future__ import annotations

from ctypes import byref, cast, string_at
from typing import Any

import wasmtime

from .c_library import ffi, has
from .errors import TrapError

_UNREACHABLE = "wasm trap: wasm `unreachable` instruction executed"


class MissingFunctionError(TrapError):
    """The guest called a function that has no implementation, often on its way to tell why it failed: a panic asks for the environment first."""

    def __init__(self, name: str) -> None:
        """As the trap that it is for the guest."""
        super().__init__(
            f"{_UNREACHABLE}: the component called {name}, which this package does not provide", "unreachable"
        )

    def at(self, frames: tuple[str, ...]) -> TrapError:
        """With the functions that were running."""
        return TrapError(str(self), self.code, frames)


def trap_error(trap: wasmtime.Trap) -> TrapError:
    """Takes over the engine's reason and the names of the functions that were running."""
    try:
        code = trap.trap_code
    except ValueError:  # a reason that this version of the binding has no name for
        code = None
    frames = tuple(frame.func_name or f"function {frame.func_index}" for frame in trap.frames)
    return TrapError(_reason(trap.message), code and code.name.lower(), frames)


def error_frames(error: int | None) -> tuple[str, ...]:
    """The functions that were running when a host function failed, the innermost first."""
    if not error or not has("wasmtime_error_wasm_trace", "wasmtime_frame_func_name", "wasm_frame_func_index"):
        return ()
    frames = ffi.wasm_frame_vec_t()
    ffi.wasmtime_error_wasm_trace(cast(error, ffi.POINTER(ffi.wasmtime_error_t)), byref(frames))
    try:
        return tuple(_frame_name(frames.data[i]) for i in range(frames.size))
    finally:
        ffi.wasm_frame_vec_delete(byref(frames))


def _frame_name(frame: Any) -> str:
    name = ffi.wasmtime_frame_func_name(frame)
    if name:
        return string_at(name.contents.data, name.contents.size).decode(errors="replace")
    return f"function {ffi.wasm_frame_func_index(frame)}"


def _reason(message: str) -> str:
    """The line that says what happened, without the backtraces around it, which differ from release to release."""
    lines = [line.strip() for line in message.splitlines()]
    found = next((line for line in lines if "wasm trap: " in line), None)
    return message.strip() if found is None else found[found.index("wasm trap: ") :]


def engine_error(error: wasmtime.WasmtimeError) -> TrapError:
    """What an engine says that is no trap: a limit was met, or the modules do not fit together."""
    return TrapError(str(error).strip())

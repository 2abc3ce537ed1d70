"""The engine's traps and errors as this package's errors."""

from __future__ import annotations

import wasmtime

from .errors import TrapError


def trap_error(trap: wasmtime.Trap) -> TrapError:
    """Takes over the engine's reason and the names of the functions that were running."""
    try:
        code = trap.trap_code
    except ValueError:  # a reason that this version of the binding has no name for
        code = None
    frames = tuple(frame.func_name or f"function {frame.func_index}" for frame in trap.frames)
    return TrapError(_reason(trap.message), code and code.name.lower(), frames)


def _reason(message: str) -> str:
    """The line that says what happened, without the backtraces around it, which differ from release to release."""
    lines = [line.strip() for line in message.splitlines()]
    found = next((line for line in lines if "wasm trap: " in line), None)
    return message.strip() if found is None else found[found.index("wasm trap: ") :]


def engine_error(error: wasmtime.WasmtimeError) -> TrapError:
    """What an engine says that is no trap: a limit was met, or the modules do not fit together."""
    return TrapError(str(error).strip())

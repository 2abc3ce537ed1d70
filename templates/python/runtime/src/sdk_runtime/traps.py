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
    message = trap.message.split("Caused by:")[-1].strip().splitlines()
    return TrapError(message[-1].strip() if message else "trap", code and code.name.lower(), frames)


def engine_error(error: wasmtime.WasmtimeError) -> TrapError:
    """What an engine says that is no trap: a limit was met, or the modules do not fit together."""
    return TrapError(str(error).strip())

"""Core modules that this package prints itself, compiled once a process."""

from __future__ import annotations

import wasmtime

_compiled: dict[tuple[wasmtime.Engine, bytes], wasmtime.Module] = {}


def own_module(engine: wasmtime.Engine, binary: bytes) -> wasmtime.Module:
    """The module, compiled now if it has not been yet."""
    key = (engine, binary)
    module = _compiled.get(key)
    if module is None:
        module = _compiled[key] = wasmtime.Module(engine, binary)
    return module

# pyright: reportPrivateUsage=false
"""The engine's C functions, which the binding has under private names. Whoever uses them looks first whether they are there."""

from __future__ import annotations

import importlib
from ctypes import CFUNCTYPE, c_bool, c_void_p, cast
from typing import Any

import wasmtime

try:
    ffi: Any = importlib.import_module("wasmtime._ffi")
    dll: Any = ffi.dll
except (ImportError, AttributeError):  # a future version of the binding
    ffi = dll = None


def has(*names: str) -> bool:
    """Whether all of these functions are there."""
    return all(hasattr(dll, name) for name in names)


def address(pointer: Any) -> int:
    """What a ctypes pointer or function points to."""
    return cast(pointer, c_void_p).value or 0


def prototype(name: str, result: Any, *arguments: Any) -> Any:
    """A C function with types of our own: the binding's object is shared with all that use it."""
    return CFUNCTYPE(result, *arguments)(address(getattr(dll, name)))


def pin_memories(config: wasmtime.Config) -> None:
    """Has the engine never move a memory, so that a view of one can only become too short. The binding's `Config` cannot say it."""
    if has("wasmtime_config_memory_may_move_set"):
        prototype("wasmtime_config_memory_may_move_set", None, c_void_p, c_bool)(address(config.ptr()), False)


def delete_store(store: wasmtime.Store) -> None:
    """As its `close`, which frees a store twice if an asynchronous exception strikes between its two steps."""
    if has("wasmtime_store_delete") and hasattr(store, "_consume"):
        pointer: Any = store._consume()
        prototype("wasmtime_store_delete", None, c_void_p)(address(pointer))
    else:
        store.close()

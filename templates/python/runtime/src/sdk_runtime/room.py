# pyright: reportPrivateUsage=false
"""Whether there is room to enter the guest: levels of Python's recursion, and bytes of the thread's stack.

An exception that is raised where the engine enters Python cannot be told to the engine, and a stack that overflows in the guest ends the
process. So both are looked at before, where an exception can be raised.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from ctypes import byref, c_size_t, c_void_p
from typing import Any

from .errors import SdkError

WASM_STACK = 512 << 10
"""Bytes that the engine lets a guest's frames take."""
_NEEDED = WASM_STACK + (192 << 10)
_PLENTY = _NEEDED + (1 << 20)
"""With so much left, what Python code takes until the next call does not matter."""

serving: dict[object, None] = {}
"""What runs an import now, in any thread: then the stack may be used up by the calls around it."""


class _Here(threading.local):
    """What is known of the running thread."""

    has_plenty = False
    low: int | None = None
    """Where its stack ends; None if that was not asked yet, 0 if nobody can tell."""


_here = _Here()
_position: Callable[[], int] | None = None


def know_position(position: Callable[[], int]) -> None:
    """Tells how to find out where the stack of the running thread stands."""
    global _position
    _position = position


def room_for(levels: int) -> tuple[Callable[[], None], Callable[[], None]]:
    """Two checks: that so many levels of recursion are left, and that and the stack.

    The first costs 50 ns: `isinstance` of nested tuples counts a level for each. From Python 3.12 on C functions and Python's
    have a count each.
    """
    nested: Any = int
    for _ in range(levels):
        nested = (nested,)
    if sys.version_info < (3, 12):

        def headroom() -> None:
            isinstance(None, nested)

    else:
        descend = _descent(levels // 3)

        def headroom() -> None:
            isinstance(None, nested)
            descend()

    def room() -> None:
        headroom()
        if serving or not _here.has_plenty:
            _look()

    return headroom, room


def _descent(levels: int) -> Callable[[], None]:
    def bottom() -> None:
        pass

    def above(deeper: Callable[[], None]) -> Callable[[], None]:
        return lambda: deeper()

    descend: Callable[[], None] = bottom
    for _ in range(levels - 1):
        descend = above(descend)
    return descend


def _look() -> None:
    """Raises an error if the guest could reach the end of the stack."""
    if _position is None:
        return
    if _here.low is None:
        _here.low = _stack_end()
    if _here.low == 0:
        _here.has_plenty = True
        return
    left = _position() - _here.low
    if left < _NEEDED:
        raise SdkError(
            f"the stack of this thread has {left >> 10} KiB left, a call needs {_NEEDED >> 10} KiB: "
            "call from a thread with a larger one (threading.stack_size)"
        )
    _here.has_plenty = left >= _PLENTY and not serving


def _stack_end() -> int:
    try:
        if sys.platform == "win32":
            return _windows_stack_end()
        if sys.platform == "darwin":
            return _darwin_stack_end()
        return _posix_stack_end()
    except (AttributeError, OSError):  # a C library without these functions
        return 0


def _posix_stack_end() -> int:
    library = ctypes.CDLL(None)
    attributes = (ctypes.c_char * 256)()
    library.pthread_self.restype = c_void_p
    if library.pthread_getattr_np(c_void_p(library.pthread_self()), attributes):
        return 0
    low, size = c_void_p(), c_size_t()
    library.pthread_attr_getstack(attributes, byref(low), byref(size))
    library.pthread_attr_destroy(attributes)
    end = low.value or 0
    if threading.current_thread() is threading.main_thread():
        # What a C library tells of the main thread may be what is mapped now; it grows to the process's limit.
        import resource

        limit = resource.getrlimit(resource.RLIMIT_STACK)[0]
        if limit != resource.RLIM_INFINITY:
            end = min(end, end + size.value - limit)
    return max(end, 0)


def _darwin_stack_end() -> int:
    library = ctypes.CDLL(None)
    library.pthread_self.restype = c_void_p
    library.pthread_get_stackaddr_np.restype = c_void_p
    library.pthread_get_stacksize_np.restype = c_size_t
    me = c_void_p(library.pthread_self())
    return int(library.pthread_get_stackaddr_np(me)) - int(library.pthread_get_stacksize_np(me))


def _windows_stack_end() -> int:
    low, high = c_void_p(), c_void_p()
    ctypes.CDLL("kernel32").GetCurrentThreadStackLimits(byref(low), byref(high))
    return low.value or 0

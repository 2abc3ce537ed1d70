# pyright: reportPrivateUsage=false
"""Whether there is room to enter the guest: levels of Python's recursion, and bytes of the thread's stack.

An exception that is raised where the engine enters Python cannot be told to the engine, and a stack that overflows in the guest ends the
process. So both are looked at before, where an exception can be raised.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import weakref
from collections.abc import Callable
from ctypes import byref, c_size_t, c_void_p
from typing import Any

from .errors import SdkError

WASM_STACK = 512 << 10
"""Bytes that the engine lets a guest's frames take."""
_NEEDED = WASM_STACK + (192 << 10)
_RESERVE = WASM_STACK + (128 << 10)
"""For an instance whose calls do not look: with what Python takes until an import calls the next one."""
_PLENTY = 1 << 20
"""What else Python code may take until such a call."""


class Bias:
    """The thread whose stack was looked at last for an instance, and had plenty. Its calls need not look again.

    A thread is inside an instance once at most, so that as much is kept free as all instances that are biased to it may take, one inside the
    other. That it is the same thread that asks is told by a lock which it never gives back: `threading.get_ident` and attributes of
    `threading.local` cost twice as much.
    """

    __slots__ = ("__weakref__", "is_mine")

    def __init__(self) -> None:
        """No thread."""
        self.is_mine: Callable[[], bool] = _nobody

    def take(self) -> None:
        """To the running thread."""
        lock: Any = threading.RLock()
        lock.acquire()
        self.is_mine = lock._is_owned  # what threading.Condition asks
        _here.biases.of.add(self)


class _Biases:
    """Those of one thread. They end with it: a later thread may have its identity, and a smaller stack."""

    def __init__(self) -> None:
        self.of: weakref.WeakSet[Bias] = weakref.WeakSet()

    def count(self) -> int:
        """How many still are this thread's."""
        for bias in list(self.of):
            if not bias.is_mine():
                self.of.discard(bias)
        return len(self.of)

    def end(self) -> None:
        """All have to look from now on."""
        for bias in list(self.of):
            if bias.is_mine():
                bias.is_mine = _nobody
        self.of.clear()

    def __del__(self) -> None:
        self.end()


class _Here(threading.local):
    """What is known of the running thread."""

    low: int | None = None
    """Where its stack ends; None if that was not asked yet, 0 if nobody can tell."""

    def __init__(self) -> None:
        self.biases = _Biases()


_here = _Here()
_position: Callable[[], int] | None = None


def know_position(position: Callable[[], int]) -> None:
    """Tells how to find out where the stack of the running thread stands."""
    global _position
    _position = position


class Room:
    """Checks for a number of levels of recursion, which are asked before the guest is entered.

    `isinstance` of nested tuples counts a level for each, and is the cheapest that does. From Python 3.12 on C functions and Python's have a
    count each.
    """

    def __init__(self, levels: int) -> None:
        """Makes tuples, and functions, that take so many levels."""
        self._nested: Any = int
        for _ in range(levels):
            self._nested = (self._nested,)
        self._descend = _nothing if sys.version_info < (3, 12) else _descent(levels // 3)

    def headroom(self) -> None:
        """Raises RecursionError if fewer are left."""
        isinstance(None, self._nested)
        self._descend()

    def check(self) -> None:
        """The same, and an error if the thread's stack could not hold the guest's."""
        self.headroom()
        _look()

    def before(self, then: Callable[[], object]) -> Callable[[], None]:
        """A function that checks both, and then goes on. Written out, since each call begins with it."""
        nested, descend, bias = self._nested, self._descend, Bias()
        if sys.version_info < (3, 12):

            def checked() -> None:
                isinstance(None, nested)
                if not bias.is_mine():
                    _look(bias)
                then()

        else:

            def checked() -> None:
                isinstance(None, nested)
                descend()
                if not bias.is_mine():
                    _look(bias)
                then()

        return checked


def _nobody() -> bool:
    return False


def _nothing() -> None:
    pass


def _descent(levels: int) -> Callable[[], None]:
    def bottom() -> None:
        pass

    def above(deeper: Callable[[], None]) -> Callable[[], None]:
        return lambda: deeper()

    descend: Callable[[], None] = bottom
    for _ in range(levels - 1):
        descend = above(descend)
    return descend


def _look(bias: Bias | None = None) -> None:
    """Raises an error if the guest could reach the end of the stack."""
    if _position is None:
        return
    if _here.low is None:
        _here.low = _stack_end()
    left = _position() - _here.low if _here.low else 1 << 40
    if left < _NEEDED:
        raise SdkError(
            f"the stack of this thread has {left >> 10} KiB left, a call needs {_NEEDED >> 10} KiB: "
            "call from a thread with a larger one (threading.stack_size)"
        )
    biases = _here.biases
    reserved = _RESERVE * biases.count()
    if left < _NEEDED + reserved:
        biases.end()
    elif bias is not None and left >= _NEEDED + reserved + _RESERVE + _PLENTY:
        bias.take()


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

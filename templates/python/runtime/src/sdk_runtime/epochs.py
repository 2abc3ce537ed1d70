# pyright: reportPrivateUsage=false
"""What interrupts a guest that computes: at the end of each epoch its store looks at the clock, and Python at pending signals."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Generator
from contextvars import ContextVar
from ctypes import CFUNCTYPE, c_char_p, c_uint64, c_void_p
from functools import partial
from typing import Any

import wasmtime

from .c_library import address, has, prototype
from .errors import CallTimeoutError, ClosedError

EPOCH_SECONDS = 0.02
"""Time between two epochs; see `engine.py`."""
is_unwanted: ContextVar[Callable[[], bool]] = ContextVar("is_unwanted", default=lambda: False)
"""Tells whether the running call may as well be stopped, because nobody waits for it any more."""
_NEEDED = ("wasmtime_store_epoch_deadline_callback", "wasmtime_error_new", "wasmtime_error_delete")

# An epoch callback has type (context, data, delta, kind) -> error.
_callback: Any = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class EpochWatch:
    """The part of a store that is asked at the end of each epoch whether its guest may go on."""

    deadline: float
    """When the running call is overdue, on the monotonic clock."""
    _error: BaseException | None
    """Why the guest was stopped."""

    def _start_watch(self, store: wasmtime.Store) -> bool:
        """False if the binding gives no access to epoch callbacks."""
        self.deadline = math.inf
        self._error = None
        self._interrupt: int | None = None
        if not has(*_NEEDED):
            return False
        self._interrupt = prototype("wasmtime_error_new", c_void_p, c_char_p)(b"interrupted")
        watch = self._epochs()
        next(watch)
        # max(None, context, data, delta, kind, key=watch.send) is None to go on, or `data` to stop.
        self._on_epoch = _callback(partial(max, None, key=watch.send))
        on_epoch = prototype("wasmtime_store_epoch_deadline_callback", None, c_void_p, c_void_p, c_void_p, c_void_p)
        on_epoch(address(store.ptr()), self._on_epoch, self._interrupt, None)
        store.set_epoch_deadline(1)
        return True

    def _epochs(self) -> Generator[int, int | None, None]:
        """Is sent each argument of `max` in turn and yields its rank. Pending signals run here, so Ctrl-C stops a guest that computes.

        The turn is counted before the generator waits, so that it is right whatever strikes when it goes on. See `fast.py` for the `try`s.
        """
        turn = 4
        stop = given = called = False
        while True:
            try:
                while True:
                    try:
                        while True:
                            rank = (1, 0, 2 if stop and self._interrupt else 0, 0, 0)[turn]
                            given = given or rank == 2
                            if given and turn == 4:
                                self._interrupt = None  # the engine owns it now
                            turn = (turn + 1) % 5
                            called = False
                            # A trace function that raised at the `yield` would not be met by the `try`.
                            sys._getframe().f_trace = None
                            item = yield rank
                            called = True
                            if turn == 0:
                                self._look()
                            elif turn == 3:
                                c_uint64.from_address(item or 0).value = 1  # call again at the next epoch
                    except BaseException as error:
                        if type(error) is GeneratorExit and not called:
                            return  # closed
                        self._error = error
                        stop = True
            except BaseException as error:
                self._error = error
                stop = True

    def _look(self) -> None:
        """Raises the reason why the guest must stop, if there is one."""
        if time.monotonic() >= self.deadline:
            raise overdue()
        stop_if_unwanted()

    def _end_watch(self) -> None:
        """After the store is gone."""
        if self._interrupt:
            prototype("wasmtime_error_delete", None, c_void_p)(self._interrupt)
            self._interrupt = None


def stop_if_unwanted() -> None:
    """Raises ClosedError if nobody waits for the running call."""
    if is_unwanted.get()():
        raise ClosedError("the client was closed, and nobody waited for the call any more")


def overdue() -> CallTimeoutError:
    """The error of a call that took too long."""
    return CallTimeoutError("the call took longer than the client's timeout")

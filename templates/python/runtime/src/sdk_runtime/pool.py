"""Instances of a stateless component: any of them can serve any call, so calls run side by side."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import get_ident

from .engine import survive_forks
from .errors import CallTimeoutError, ClosedError, ReentrancyError
from .instance import IDLE, Instance
from .unique import Unique

_PATIENCE = 0.05
"""Seconds until a waiting call looks again by itself: for places of threads that ended without giving them back."""


class Pool(Unique):
    """Makes instances when they are needed, never more than `size` at a time. One that died is replaced.

    Who is inside is known by threads, so that a call that was struck by asynchronous exceptions before it could `give` loses nothing: its
    thread's next call finds out.
    """

    def __init__(self, make: Callable[[], Instance], size: int, timeout: float | None) -> None:
        """Makes the first instance, so that a component that does not start is found out at once."""
        self._make = make
        self._size = size
        self._timeout = timeout
        self._closed = False
        self._inside: dict[int, Instance | None] = {}
        """By thread; None while the instance is being made."""
        self._idle = [make()]
        self._renew()
        survive_forks(self)

    def _renew(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[int, None] = {}
        self._bell: SimpleQueue[None] = SimpleQueue()

    def take(self) -> Instance:
        """An instance for one call; `give` must follow.

        Raises:
            ClosedError: The client is closed.
            ReentrancyError: An import calls back.
            CallTimeoutError: The time was up while waiting.
        """
        self._refuse_inside()
        self._find_place()
        try:
            if self._closed:
                raise ClosedError("the client is closed")
            try:
                instance = self._idle.pop()
            except IndexError:
                instance = self._make()
            self._inside[get_ident()] = instance
        except BaseException:
            self._leave()
            raise
        return instance

    def give(self, instance: Instance) -> None:
        """Takes an instance back, unless it died."""
        try:
            if instance.state != IDLE or self._closed:
                instance.close()
            else:
                self._idle.append(instance)
        finally:
            self._leave()

    def close(self) -> None:
        """Frees what is idle; what is in a call follows at its end.

        Raises:
            ReentrancyError: It is called in the middle of a call of the same thread.
        """
        self._refuse_inside()
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def _refuse_inside(self) -> None:
        me = get_ident()
        if me in self._inside:
            held = self._inside[me]
            if held is None or held.is_entered():
                raise ReentrancyError(
                    "the client was called in the middle of its own call, by an import or a signal's handler"
                )
            self.give(held)

    def _find_place(self) -> None:
        latest = None if self._timeout is None else time.monotonic() + self._timeout
        while not self._enter():
            left = _PATIENCE if latest is None else min(_PATIENCE, latest - time.monotonic())
            if left <= 0:
                raise CallTimeoutError("the client was busy with other calls for longer than its timeout")
            self._waiting[get_ident()] = None
            try:
                self._bell.get(timeout=left)
            except Empty:
                self._forget_the_dead()
            finally:
                self._waiting.pop(get_ident(), None)

    def _enter(self) -> bool:
        with self._lock:
            if len(self._inside) >= self._size:
                return False
            self._inside[get_ident()] = None
            return True

    def _leave(self) -> None:
        self._inside.pop(get_ident(), None)
        if self._waiting:
            self._bell.put(None)

    def _forget_the_dead(self) -> None:
        alive = {thread.ident for thread in threading.enumerate()}
        for ident, instance in list(self._inside.items()):
            if ident not in alive and instance is not None and instance.is_free():
                self._inside.pop(ident, None)

    def after_fork(self) -> None:
        """In the child nobody but this thread is in a call."""
        me = get_ident()
        self._inside = {me: self._inside[me]} if me in self._inside else {}
        self._renew()

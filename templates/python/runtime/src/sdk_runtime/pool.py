"""Instances of a stateless component: any of them can serve any call, so calls run side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable
from threading import get_ident

from .engine import survive_forks
from .errors import CallTimeoutError, ClosedError, ReentrancyError
from .instance import IDLE, Instance
from .unique import Unique


class Pool(Unique):
    """Makes instances when they are needed, never more than `size` at a time. One that died is replaced."""

    def __init__(self, make: Callable[[], Instance], size: int, timeout: float | None) -> None:
        """Makes the first instance, so that a component that does not start is found out at once."""
        self._make = make
        self._size = size
        self._timeout = timeout
        self._closed = False
        self._inside: set[int] = set()
        self._idle = [make()]
        self._places = threading.BoundedSemaphore(size)
        survive_forks(self)

    def take(self) -> Instance:
        """An instance for one call; `give` must follow.

        Raises:
            ClosedError: The client is closed.
            ReentrancyError: An import calls back.
            CallTimeoutError: The time was up while waiting.
        """
        if get_ident() in self._inside:
            raise ReentrancyError("an import called the client that is calling it")
        if not self._places.acquire(timeout=self._timeout):
            raise CallTimeoutError("the client was busy with other calls for longer than its timeout")
        try:
            if self._closed:
                raise ClosedError("the client is closed")
            try:
                instance = self._idle.pop()
            except IndexError:
                instance = self._make()
        except BaseException:
            self._places.release()
            raise
        self._inside.add(get_ident())
        return instance

    def give(self, instance: Instance) -> None:
        """Takes an instance back, unless it died."""
        self._inside.discard(get_ident())
        if instance.state != IDLE or self._closed:
            instance.close()
        else:
            self._idle.append(instance)
        self._places.release()

    def close(self) -> None:
        """Frees what is idle; what is in a call follows at its end."""
        if get_ident() in self._inside:
            raise ReentrancyError("an import closed the client that is calling it")
        self._closed = True
        while self._idle:
            self._idle.pop().close()

    def after_fork(self) -> None:
        """In the child nobody but this thread is in a call."""
        inside = get_ident() in self._inside
        self._inside = {get_ident()} if inside else set()
        self._places = threading.BoundedSemaphore(self._size)
        if inside:
            self._places.acquire()

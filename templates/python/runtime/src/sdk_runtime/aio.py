"""The async client: every call runs in a worker thread, and the event loop goes on meanwhile."""

from __future__ import annotations

import asyncio
import contextvars
import os
import threading
import time
import weakref
from collections.abc import Awaitable, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from .awaiting import Call, running_call
from .epochs import is_unwanted
from .errors import CallTimeoutError, ClosedError, ReentrancyError
from .instance import Instance
from .pool import Pool
from .resources import OwnHandle, owner
from .unique import Unique

P = ParamSpec("P")
T = TypeVar("T")
_calling: contextvars.ContextVar[tuple[AsyncGuest, ...]] = contextvars.ContextVar("_calling", default=())
"""The clients whose calls the running code serves, as one of their imports."""
_guests: weakref.WeakSet[AsyncGuest] = weakref.WeakSet()


def _end_all() -> None:
    """At the end of the program, before the worker threads are waited for: nobody awaits their calls any more."""
    for guest in list(_guests):
        guest.end()


# Private, and the only hook that comes before `concurrent.futures` waits for its threads; `atexit` comes after.
_before_threads_end: Callable[[Callable[[], None]], object] | None = getattr(threading, "_register_atexit", None)
if _before_threads_end is not None:
    _before_threads_end(_end_all)


class AsyncGuest(Unique):
    """The component of an async client, made at the first call.

    A cancelled call ends its wait, and cancels an import that it waits for; else the component finishes it, unless `close` or the end of the
    program comes first.
    """

    def __init__(self, open_guest: Callable[[], Instance | Pool], workers: int, timeout: float | None) -> None:
        """`workers` is how many calls may run side by side."""
        self._open = open_guest
        self._workers = workers
        self._timeout = timeout
        self._lock = threading.Lock()
        self._guest: Instance | Pool | None = None
        self._closing = self._closed = False
        self._executor: ThreadPoolExecutor | None = None
        self._process = 0
        self._calls: weakref.WeakSet[Call] = weakref.WeakSet()
        _guests.add(self)

    async def call(self, function: Callable[Concatenate[Any, P], T], *arguments: P.args, **options: P.kwargs) -> T:
        """Calls a function of `_abi` that takes the component first."""
        return await self.run(lambda: function(self._started(), *arguments, **options))

    async def run(self, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """Calls a function in a worker thread.

        Raises:
            ReentrancyError: An import of this client makes the call.
            CallTimeoutError: The time was up before a worker was free.
        """
        calling = _calling.get()
        if self in calling:
            raise ReentrancyError("an import called the client that is calling it")
        context = contextvars.copy_context()
        context.run(_calling.set, (*calling, self))
        loop = asyncio.get_running_loop()
        running = Call(loop, self._timeout)
        context.run(running_call.set, running)
        context.run(is_unwanted.set, lambda: self._closing and not running.awaited)
        latest = None if self._timeout is None else time.monotonic() + self._timeout

        def call() -> T:
            if latest is not None and time.monotonic() > latest:
                raise CallTimeoutError("the client was busy with other calls for longer than its timeout")
            running.begin()
            return context.run(function, *arguments, **options)

        self._calls.add(running)
        try:
            return await loop.run_in_executor(self._pool(), call)
        except asyncio.CancelledError:
            running.abandon()
            if self._closing:
                running.give_up()
            raise
        finally:
            running.awaited = False

    async def start(self) -> None:
        """Starts the component, if no call has yet."""
        await self.run(self._started)

    async def close(self) -> None:
        """Frees the component, after the calls that are awaited. A guest that computes for a cancelled one is stopped."""
        self._closing = True
        for running in list(self._calls):
            running.give_up()
        await self.run(self._close)

    def end(self) -> None:
        """Nobody waits for any call any more."""
        self._closing = True
        for running in list(self._calls):
            running.abandon()

    def _started(self) -> Instance | Pool:
        with self._lock:
            if self._guest is None:
                if self._closed:
                    raise ClosedError("the client is closed")
                self._guest = self._open()
                if isinstance(self._guest, Instance):
                    self._guest.worker = self
            return self._guest

    def _close(self) -> None:
        with self._lock:
            self._closed = True
            if self._guest is not None:
                self._guest.close()

    def _pool(self) -> ThreadPoolExecutor:
        """A forked child needs threads of its own."""
        if self._executor is None or self._process != os.getpid():
            self._process = os.getpid()
            self._executor = ThreadPoolExecutor(self._workers, thread_name_prefix="sdk-calls")
        return self._executor


def worker(handle: OwnHandle) -> AsyncGuest:
    """The client that a handle belongs to."""
    guest = owner(handle).worker
    assert isinstance(guest, AsyncGuest)
    return guest


@contextmanager
def serving() -> Generator[None, None, None]:
    """While an import runs: other clients that it calls do their work to the end."""
    before = is_unwanted.set(lambda: False)
    try:
        yield
    finally:
        is_unwanted.reset(before)


class _Closable(Protocol):
    async def close(self) -> None: ...


R = TypeVar("R", bound=_Closable)


class Opening(Generic[R]):
    """A resource that is being made: await it, or enter it with `async with`, which also closes it."""

    def __init__(self, make: Callable[[], Awaitable[R]]) -> None:
        """Nothing happens before it is awaited or entered."""
        self._make = make
        self._made: R | None = None

    def __await__(self) -> Generator[Any, Any, R]:
        """Makes the resource."""
        return self._make().__await__()

    async def __aenter__(self) -> R:
        """Makes the resource."""
        self._made = await self._make()
        return self._made

    async def __aexit__(self, *_: object) -> None:
        """Closes it."""
        if self._made is not None:
            await self._made.close()

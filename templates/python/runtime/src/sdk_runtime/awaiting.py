"""What a call of the async client waits for while an import, or the `close` of an object, is awaited on the event loop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Coroutine
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitTimeout
from contextvars import ContextVar
from typing import Any

from .epochs import overdue


class Call:
    """A call in a worker thread, and the import that it waits for, which runs on the loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, timeout: float | None) -> None:
        """The call has not begun; `timeout` is what it may take from then on."""
        self.awaited = True
        self._loop = loop
        self._timeout = timeout
        self._latest: float | None = None
        self._import: asyncio.Task[Any] | None = None
        self._pending: Future[Any] | None = None
        self._is_given_up = False

    def begin(self) -> None:
        """In the worker thread."""
        self._latest = None if self._timeout is None else time.monotonic() + self._timeout

    def abandon(self) -> None:
        """Nobody awaits the call any more: an import that it waits for is cancelled, as awaiting code would be. It may answer all the same."""
        self.awaited = False
        self._cancel_import()

    def give_up(self) -> None:
        """The client is closed: an import that ignores its cancellation is waited for no longer."""
        self._is_given_up = not self.awaited
        if self._pending is not None and self._is_given_up:
            self._pending.cancel()

    def wait_for(self, value: Awaitable[Any]) -> Any:
        """Has the loop await what an import returned.

        Raises:
            CallTimeoutError: The call's time was up; the import is cancelled.
        """

        async def awaited() -> Any:
            self._import = asyncio.current_task()
            if not self.awaited:
                self._cancel_import()
            try:
                return await value
            finally:
                self._import = None

        pending = self._pending = asyncio.run_coroutine_threadsafe(awaited(), self._loop)
        if self._is_given_up:  # between the two
            pending.cancel()
        try:
            return pending.result(None if self._latest is None else max(self._latest - time.monotonic(), 0))
        except WaitTimeout:
            if pending.done():
                raise  # the import's own
            self._cancel_import()
            raise overdue() from None

    def _cancel_import(self) -> None:
        task = self._import
        if task is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(task.cancel)


running_call: ContextVar[Call | None] = ContextVar("running_call", default=None)
"""The call that the running worker thread makes."""


def wait_for(value: Awaitable[Any]) -> Any:
    """Has the loop of the running call await what an import returned.

    Raises:
        TypeError: The client is not async.
    """
    running = running_call.get()
    if running is None:
        if isinstance(value, Coroutine):
            value.close()
        raise TypeError("what is async takes the async client")
    return running.wait_for(value)

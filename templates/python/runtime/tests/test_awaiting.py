"""What reaches an import that awaits: the end of the caller's wait, the timeout, `close`, the end of the program."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from guest import call
from test_calls import TWICE, echo

from sdk_runtime.aio import AsyncGuest
from sdk_runtime.builtins import host_resource_drop
from sdk_runtime.errors import CallTimeoutError, ClosedError
from sdk_runtime.handles import HandleTable
from sdk_runtime.host_objects import HostObjects
from sdk_runtime.instance import Instance
from sdk_runtime.provide import provide_async
from sdk_runtime.store import Frame
from sdk_runtime.task import Task


class Endless:
    """An application whose import awaits what never comes."""

    def __init__(self) -> None:
        self.entered = asyncio.Event()
        self.cancelled = False

    async def f(self, n: int) -> int:
        self.entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return n


def guest_of(application: object, timeout: float | None = None) -> AsyncGuest:
    def open_guest() -> Instance:
        return echo(provide_async(application, "f"), timeout=timeout)

    return AsyncGuest(open_guest, 1, timeout)


def test_cancelling_a_call_cancels_the_import_that_it_waits_for() -> None:
    async def main() -> None:
        application = Endless()
        guest = guest_of(application)
        task = asyncio.create_task(guest.call(call, TWICE, 1))
        await asyncio.wait_for(application.entered.wait(), 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(guest.close(), 5)
        assert application.cancelled
        with pytest.raises(ClosedError):
            await guest.call(call, TWICE, 1)

    asyncio.run(main())


@pytest.mark.parametrize("ends_first", [True, False])
def test_close_comes_through_an_import_that_ignores_its_cancellation(ends_first: bool) -> None:
    class Stubborn(Endless):
        async def f(self, n: int) -> int:
            while not go.is_set():
                self.entered.set()
                try:
                    await go.wait()
                except asyncio.CancelledError:
                    continue
            return n

    async def main() -> None:
        application = Stubborn()
        guest = guest_of(application)
        task = asyncio.create_task(guest.call(call, TWICE, 1))
        await asyncio.wait_for(application.entered.wait(), 5)
        task.cancel()
        if ends_first:
            with pytest.raises(asyncio.CancelledError):
                await task
        await asyncio.wait_for(guest.close(), 5)
        go.set()

    go = asyncio.Event()
    asyncio.run(main())


def test_an_import_that_answers_when_it_is_cancelled_keeps_the_client_alive() -> None:
    class Patient(Endless):
        async def f(self, n: int) -> int:
            if n == 1:
                try:
                    await super().f(n)
                except asyncio.CancelledError:
                    return 7
            return n

    async def main() -> None:
        application = Patient()
        guest = guest_of(application)
        task = asyncio.create_task(guest.call(call, TWICE, 1))
        await asyncio.wait_for(application.entered.wait(), 5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await asyncio.wait_for(guest.call(call, TWICE, 4), 5) == 4
        await guest.close()

    asyncio.run(main())


def test_the_timeout_reaches_an_import_that_awaits() -> None:
    async def main() -> None:
        application = Endless()
        guest = guest_of(application, timeout=0.1)
        with pytest.raises(CallTimeoutError):
            await asyncio.wait_for(guest.call(call, TWICE, 1), 5)
        await asyncio.wait_for(guest.close(), 5)
        assert application.cancelled

    asyncio.run(main())


def test_a_timeout_of_the_import_itself_passes_as_it_is() -> None:
    class Strict:
        async def f(self, n: int) -> int:
            await asyncio.wait_for(asyncio.Event().wait(), 0.01)
            return n

    async def main() -> None:
        guest = guest_of(Strict())
        with pytest.raises(asyncio.TimeoutError) as raised:
            await guest.call(call, TWICE, 1)
        assert not isinstance(raised.value, CallTimeoutError)
        await guest.close()

    asyncio.run(main())


def ends(program: str) -> None:
    tests = Path(__file__).parent
    paths = f"import sys; sys.path[:0] = [{str(tests)!r}, {str(tests.parent / 'src')!r}]\n"
    done = subprocess.run([sys.executable, "-c", paths + program], timeout=30, check=False)
    assert done.returncode == 0


PROGRAM = """
import asyncio
from guest import call
from test_calls import SPIN, TWICE, echo
from sdk_runtime.aio import AsyncGuest
from sdk_runtime.provide import provide_async

class Application:
    async def f(self, n):
        await asyncio.Event().wait()

async def main():
    guest = AsyncGuest(lambda: echo(provide_async(Application(), "f")), 1, None)
    task = asyncio.create_task(guest.call(call, {function}, 1))
    await asyncio.sleep(0.3)
    keep.append(guest)

keep = []
asyncio.run(main())
"""


@pytest.mark.parametrize("function", ["SPIN", "TWICE"])
def test_a_program_ends_beside_a_call_that_does_not(function: str) -> None:
    ends(PROGRAM.format(function=function))


class Blob:
    """An object of the application, which the guest drops."""

    def __init__(self) -> None:
        self.closed = False

    async def close(self) -> None:
        await asyncio.sleep(0)
        self.closed = True


def drop(blob: Blob) -> None:
    """As a guest does that holds its last handle."""
    hosts, table = HostObjects(), HandleTable([Task()])
    instance: Any = SimpleNamespace(hosts=hosts, check_may_leave=lambda: None)
    frame = Frame(memoryview(bytearray(64)), 8)
    frame.u32[0] = table.add(0, hosts.give(blob, own=True))
    host_resource_drop(instance, frame, table, 0)()


def test_close_of_an_imported_resource_may_be_async() -> None:
    async def main() -> None:
        blob = Blob()
        guest = AsyncGuest(lambda: echo(lambda n: n), 1, None)
        await guest.run(drop, blob)
        assert blob.closed
        await guest.close()

    asyncio.run(main())


def test_a_client_that_is_not_async_says_so() -> None:
    with pytest.raises(TypeError, match="async client"):
        drop(Blob())

from __future__ import annotations

import asyncio
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from guest import call
from test_calls import SPIN, TRAP, TWICE, echo

from sdk_runtime.aio import AsyncGuest, Opening
from sdk_runtime.errors import CallTimeoutError, ClosedError, ReentrancyError
from sdk_runtime.pool import Pool
from sdk_runtime.provide import provide, provide_async

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def in_child(work: Callable[[], None]) -> None:
    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    process.join(20)
    assert process.exitcode == 0


@needs_fork
def test_a_client_made_before_a_fork_works_in_the_child() -> None:
    instance = echo(lambda n: n + 1)
    assert call(instance, TWICE, 1) == 3

    def work() -> None:
        assert call(instance, TWICE, 5) == 7
        assert call(echo(lambda n: n), TWICE, 5) == 5
        timed = echo(lambda n: n, timeout=0.1)
        with pytest.raises(CallTimeoutError):
            call(timed, SPIN, 0)

    in_child(work)
    assert call(instance, TWICE, 1) == 3


@needs_fork
def test_a_timeout_works_in_the_child_for_a_client_made_before() -> None:
    instance = echo(lambda n: n, timeout=0.1)

    def work() -> None:
        with pytest.raises(CallTimeoutError):
            call(instance, SPIN, 0)

    in_child(work)


@needs_fork
def test_a_call_of_another_thread_does_not_lock_the_child() -> None:
    entered, leave = threading.Event(), threading.Event()

    def wait(n: int) -> int:
        entered.set()
        leave.wait(10)
        return n

    instance = echo(wait)
    thread = threading.Thread(target=call, args=(instance, TWICE, 0))
    thread.start()
    entered.wait(5)

    def work() -> None:
        with pytest.raises(ClosedError):
            call(instance, TWICE, 0)

    in_child(work)
    leave.set()
    thread.join()


@needs_fork
def test_a_guest_that_computes_in_another_thread_does_not_lock_the_child() -> None:
    instance = echo(lambda n: n, timeout=1)

    def spin() -> None:
        with pytest.raises(CallTimeoutError):
            call(instance, SPIN, 0)

    thread = threading.Thread(target=spin)
    thread.start()
    time.sleep(0.1)

    def work() -> None:
        assert call(echo(lambda n: n + 1), TWICE, 5) == 7

    in_child(work)
    thread.join()


def test_a_pool_serves_calls_side_by_side_and_replaces_the_dead() -> None:
    both = threading.Barrier(2, timeout=5)
    pool = Pool(lambda: echo(lambda n: (both.wait(), n)[1] if n == 1 else n), 2, None)

    def use(number: int, argument: int) -> int:
        instance = pool.take()
        try:
            return call(instance, number, argument)
        finally:
            pool.give(instance)

    threads = [threading.Thread(target=use, args=(TWICE, 1)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _ in range(5):
        with pytest.raises(Exception, match="unreachable"):
            use(TRAP, 0)
    assert use(TWICE, 3) == 3
    pool.close()
    with pytest.raises(ClosedError):
        use(TWICE, 3)


def test_a_hundred_awaits() -> None:
    async def main() -> None:
        guest = AsyncGuest(lambda: echo(lambda n: n + 1), 1, None)
        results = await asyncio.gather(*(guest.call(call, TWICE, i) for i in range(100)))
        assert results == [i + 2 for i in range(100)]
        await guest.close()
        with pytest.raises(ClosedError):
            await guest.call(call, TWICE, 1)

    asyncio.run(main())


def test_an_async_import_is_awaited_and_may_not_call_back() -> None:
    class Imports:
        async def f(self, n: int) -> int:
            await asyncio.sleep(0.001)
            with pytest.raises(ReentrancyError):
                await guest.call(call, TWICE, 1)
            return n + 1

    async def main() -> None:
        assert await guest.call(call, TWICE, 1) == 3
        await guest.close()

    guest = AsyncGuest(lambda: echo(provide_async(Imports(), "f")), 1, None)
    asyncio.run(main())


def test_a_cancelled_await_lets_the_guest_finish() -> None:
    leave = threading.Event()

    async def main() -> None:
        guest = AsyncGuest(lambda: echo(lambda n: (leave.wait(5), n)[1]), 1, None)
        task = asyncio.create_task(guest.call(call, TWICE, 1))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        leave.set()
        assert await guest.call(call, TWICE, 4) == 4
        await guest.close()

    asyncio.run(main())


def test_close_stops_a_guest_that_nobody_waits_for() -> None:
    async def main() -> None:
        guest = AsyncGuest(lambda: echo(lambda n: n), 1, None)
        other = echo(lambda n: n)
        task = asyncio.create_task(guest.call(call, SPIN, 0))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(guest.close(), 5)
        assert call(other, TWICE, 4) == 4

    asyncio.run(main())


def test_close_waits_for_a_call_that_is_awaited() -> None:
    async def main() -> None:
        guest = AsyncGuest(lambda: echo(lambda n: n, timeout=0.5), 1, None)
        task = asyncio.create_task(guest.call(call, SPIN, 0))
        await asyncio.sleep(0.1)
        await guest.close()
        with pytest.raises(CallTimeoutError):
            await task

    asyncio.run(main())


def test_close_lets_the_import_of_a_cancelled_call_finish_with_another_client() -> None:
    entered = threading.Event()

    def spin_elsewhere(n: int) -> int:
        entered.set()
        with pytest.raises(CallTimeoutError):
            call(other, SPIN, 0)
        ended.append(n)
        return n

    async def main() -> None:
        guest = AsyncGuest(
            lambda: echo(provide_async(type("I", (), {"f": staticmethod(spin_elsewhere)}), "f")), 1, None
        )
        task = asyncio.create_task(guest.call(call, TWICE, 7))
        await asyncio.to_thread(entered.wait, 5)
        task.cancel()
        await asyncio.wait_for(guest.close(), 5)

    ended: list[int] = []
    other = echo(lambda n: n, timeout=0.2)
    asyncio.run(main())
    assert ended[:1] == [7]


def test_an_opening_is_awaited_or_entered() -> None:
    class Closable:
        closed = False

        async def close(self) -> None:
            self.closed = True

    async def made() -> Closable:
        return Closable()

    async def main() -> None:
        assert not (await Opening(made)).closed
        async with Opening(made) as thing:
            assert not thing.closed
        assert thing.closed

    asyncio.run(main())


def test_a_missing_import_is_named() -> None:
    with pytest.raises(TypeError, match=r"host\.rate is not implemented"):
        provide(type("Imports", (), {"host": object()})(), "host", "rate")


def test_the_process_ends_while_a_client_lives() -> None:
    program = """if True:
        import sys
        sys.path[:0] = sys.argv[1:]
        from guest import call
        from test_calls import TWICE, echo
        instance = echo(lambda n: n)
        call(instance, TWICE, 1)"""
    paths = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", program, *paths], check=True, timeout=20)
    assert time.monotonic() - started < 15

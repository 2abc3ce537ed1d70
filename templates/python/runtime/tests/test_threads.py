from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from guest import call
from test_calls import TWICE, echo

from sdk_runtime.errors import ClosedError
from sdk_runtime.instance import Instance

THREADS = 16
CALLS = 60


@pytest.fixture(autouse=True)
def frequent_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


class Mine(Exception):
    pass


def run_all(work: Callable[[int], None]) -> list[object]:
    problems: list[object] = []

    def guarded(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=guarded, args=(i,)) for i in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems


def test_one_client_gives_each_thread_its_own_result() -> None:
    instance = echo(lambda n: n + 1)

    def work(number: int) -> None:
        for i in range(CALLS):
            value = number * 1000 + i
            assert call(instance, TWICE, value) == value + 2

    assert run_all(work) == []


def test_each_thread_gets_its_own_exception() -> None:
    def fail(n: int) -> int:
        raise Mine(n)

    def work(number: int) -> None:
        for i in range(CALLS):
            value = number * 1000 + i
            with pytest.raises(Mine) as caught:
                call(echo(fail), TWICE, value)
            assert caught.value.args == (value,)

    assert run_all(work) == []


def test_one_client_with_a_raising_import_dies_once() -> None:
    def fail(n: int) -> int:
        raise Mine(n)

    instance = echo(fail)
    kinds: list[type] = []

    def work(number: int) -> None:
        with pytest.raises((Mine, ClosedError)) as caught:
            call(instance, TWICE, number)
        kinds.append(caught.type)

    assert run_all(work) == []
    assert sorted(kind.__name__ for kind in kinds) == ["ClosedError"] * (THREADS - 1) + ["Mine"]


def test_clients_are_made_and_closed_side_by_side() -> None:
    def work(number: int) -> None:
        for _ in range(10):
            instance: Instance = echo(lambda n: n + number)
            assert call(instance, TWICE, 1) == 1 + 2 * number
            instance.close()

    assert run_all(work) == []

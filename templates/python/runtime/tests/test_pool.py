from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from guest import REALLOC, call, function, importing, make_plan, open_instance

from sdk_runtime.errors import CallTimeoutError, ReentrancyError
from sdk_runtime.pool import Pool

ECHO = f"""(module
  (import "h" "f" (func $f (param i32) (result i32)))
  {REALLOC}
  (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
)"""
HOST = [{"kind": "import", "function": "f", "options": 0, "component": 0, **function("i32", "i32")}]


def pool_of(implementation: Callable[[int], int], size: int, timeout: float | None = None) -> Pool:
    plan, component = make_plan([ECHO], {"run": {}}, HOST, [("h", "f")])
    return Pool(lambda: open_instance(plan, component, {"f": importing(implementation)}), size, timeout)


def run(pool: Pool, n: int) -> int:
    instance = pool.take()
    try:
        return call(instance, 0, n)
    finally:
        pool.give(instance)


def test_a_refused_call_that_the_import_lets_through_costs_no_place() -> None:
    def back(n: int) -> int:
        return run(pool, n) if n < 100 else n

    pool = pool_of(back, 2, timeout=5)
    for _ in range(5):
        with pytest.raises(ReentrancyError):
            run(pool, 1)
    assert run(pool, 100) == 100


def test_closing_in_the_middle_of_a_call_is_refused() -> None:
    def closes(n: int) -> int:
        with pytest.raises(ReentrancyError):
            pool.close()
        return n

    pool = pool_of(closes, 1)
    assert run(pool, 1) == 1


def test_a_place_that_was_not_given_back_is_found_again() -> None:
    pool = pool_of(lambda n: n, 1, timeout=5)
    pool.take()
    assert run(pool, 1) == 1
    thread = threading.Thread(target=pool.take)
    thread.start()
    thread.join()
    assert run(pool, 2) == 2


def test_a_call_waits_for_a_place_no_longer_than_the_timeout() -> None:
    inside, go = threading.Event(), threading.Event()

    def waits(n: int) -> int:
        inside.set()
        go.wait()
        return n

    pool = pool_of(waits, 1, timeout=0.05)
    thread = threading.Thread(target=run, args=(pool, 1))
    thread.start()
    inside.wait()
    with pytest.raises(CallTimeoutError):
        run(pool, 1)
    go.set()
    thread.join()
    assert run(pool, 1) == 1

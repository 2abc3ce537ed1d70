from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest
from guest import REALLOC, call, function, importing, make_plan, open_instance

from sdk_runtime.errors import CallTimeoutError, ClosedError, ReentrancyError, SdkError, TrapError
from sdk_runtime.instance import Instance

ECHO = f"""(module
  (import "h" "f" (func $f (param i32) (result i32)))
  {REALLOC}
  (func (export "twice") (param i32) (result i32) (call $f (call $f (local.get 0))))
  (func (export "trap") (param i32) (result i32) unreachable)
  (func (export "spin") (param i32) (result i32) (loop (br 0)) (i32.const 0))
  (func (export "deep") (param i32) (result i32) (call 5 (local.get 0)))
)"""
HOST = [{"kind": "import", "function": "f", "options": 0, "component": 0, **function("i32", "i32")}]
EXPORTS: dict[str, dict[str, object]] = {"twice": {}, "trap": {}, "spin": {}, "deep": {}}
TWICE, TRAP, SPIN, DEEP = range(4)


def echo(implementation: Callable[[int], int], timeout: float | None = None) -> Instance:
    plan, component = make_plan([ECHO], EXPORTS, HOST, [("h", "f")])
    return open_instance(plan, component, {"f": importing(implementation)}, timeout=timeout)


def test_calls_an_import() -> None:
    assert call(echo(lambda n: n + 1), TWICE, 4000000000) == 4000000002


def test_a_trap_tells_where_and_kills_the_instance() -> None:
    instance = echo(lambda n: n)
    with pytest.raises(TrapError) as caught:
        call(instance, TRAP, 0)
    assert "unreachable" in (caught.value.code or "")
    assert len(caught.value.guest_frames) == 1
    with pytest.raises(ClosedError) as closed:
        call(instance, TWICE, 0)
    assert closed.value.__cause__ is caught.value


def test_endless_recursion_is_a_trap() -> None:
    with pytest.raises(TrapError, match="stack"):
        call(echo(lambda n: n), DEEP, 0)


def test_an_exception_of_an_import_passes_as_itself() -> None:
    problem = KeyError("mine")

    def fail(_: int) -> int:
        raise problem

    instance = echo(fail)
    with pytest.raises(KeyError) as caught:
        call(instance, TWICE, 1)
    assert caught.value is problem
    with pytest.raises(ClosedError) as closed:
        call(instance, TWICE, 1)
    assert closed.value.__cause__ is problem


def test_an_import_that_calls_back_is_refused() -> None:
    seen: list[BaseException] = []

    def back(n: int) -> int:
        try:
            call(instance, TWICE, n)
        except ReentrancyError as error:
            seen.append(error)
        with pytest.raises(ReentrancyError):
            instance.close()
        return n + 1

    instance = echo(back)
    assert call(instance, TWICE, 1) == 3
    assert len(seen) == 2
    assert call(instance, TWICE, 5) == 7


def test_a_timeout_ends_a_guest_that_computes() -> None:
    instance = echo(lambda n: n, timeout=0.2)
    started = time.monotonic()
    with pytest.raises(CallTimeoutError) as caught:
        call(instance, SPIN, 0)
    assert isinstance(caught.value, TimeoutError)
    assert 0.15 < time.monotonic() - started < 2
    with pytest.raises(ClosedError):
        call(instance, TWICE, 0)


def test_a_timeout_while_waiting_harms_nothing() -> None:
    entered = threading.Event()
    leave = threading.Event()

    def wait(n: int) -> int:
        entered.set()
        leave.wait(5)
        return n

    instance = echo(wait, timeout=0.3)
    results: list[object] = []

    def other() -> None:
        try:
            results.append(call(instance, TWICE, 1))
        except CallTimeoutError as error:
            results.append(error)

    thread = threading.Thread(target=other)
    thread.start()
    entered.wait(5)
    with pytest.raises(CallTimeoutError, match="busy"):
        call(instance, TWICE, 2)
    leave.set()
    thread.join()


def test_ctrl_c_ends_a_guest_that_computes() -> None:
    instance = echo(lambda n: n)
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        call(instance, SPIN, 0)
    assert time.monotonic() - started < 2


def test_ctrl_c_ends_a_guest_that_calls_imports() -> None:
    plan, component = make_plan(
        [
            """(module (import "h" "f" (func $f (param i32) (result i32)))
          (func (export "loop") (param i32) (result i32) (loop (drop (call $f (i32.const 1))) (br 0)) (i32.const 0)))"""
        ],
        {"loop": {}},
        HOST,
        [("h", "f")],
    )
    instance = open_instance(plan, component, {"f": importing(lambda n: n)})
    threading.Timer(0.2, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        call(instance, 0, 0)


def test_closed() -> None:
    instance = echo(lambda n: n)
    instance.close()
    instance.close()
    with pytest.raises(ClosedError, match="client is closed"):
        call(instance, TWICE, 0)


def test_an_import_called_from_realloc_traps() -> None:
    plan, component = make_plan(
        [
            """(module (import "h" "f" (func $f (param i32) (result i32))) (memory (export "memory") 1)
          (func (export "realloc") (param i32 i32 i32 i32) (result i32) (call $f (i32.const 8)))
          (func (export "x")))"""
        ],
        {"x": {"options": 1}},
        HOST,
        [("h", "f")],
    )
    instance = open_instance(plan, component, {"f": importing(lambda n: n)})
    with pytest.raises(TrapError, match="cannot leave"):
        instance.exports[0].memory.write_string("x")


def test_a_start_function_may_call_imports_and_trap() -> None:
    text = '(module (import "h" "f" (func $f (param i32) (result i32))) (func $s (drop (call $f (i32.const 7)))) (start $s))'
    plan, component = make_plan([text], {}, HOST, [("h", "f")])
    seen: list[int] = []
    open_instance(plan, component, {"f": importing(lambda n: seen.append(n) or n)})
    assert seen == [7]

    def fail(_: int) -> int:
        raise LookupError("no")

    with pytest.raises(LookupError):
        open_instance(plan, component, {"f": importing(fail)})


def test_a_stub_traps_with_its_name() -> None:
    text = '(module (import "h" "f" (func $f (param i32) (result i32))) (func (export "x") (param i32) (result i32) (call $f (local.get 0))))'
    plan, component = make_plan(
        [text], {"x": {}}, [{"kind": "trap", "name": "wasi:x/y#z", **function("i32", "i32")}], [("h", "f")]
    )
    with pytest.raises(TrapError, match="wasi:x/y#z"):
        call(open_instance(plan, component), 0, 1)


def test_the_memory_limit_holds() -> None:
    text = """(module (memory (export "memory") 1)
      (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))"""
    plan, component = make_plan([text], {"grow": {}})
    instance = open_instance(plan, component, memory=1 << 20)
    assert call(instance, 0, 4) == 1
    assert call(instance, 0, 100) == 0xFFFFFFFF
    with pytest.raises(SdkError):
        open_instance(*make_plan(['(module (memory (export "memory") 100))'], {}), memory=1 << 20)


def test_another_component_than_the_plans_is_refused() -> None:
    plan, component = make_plan([ECHO], EXPORTS, HOST, [("h", "f")])
    with pytest.raises(SdkError, match="SHA-256"):
        open_instance(plan, component + b"x", {"f": importing(lambda n: n)})


def test_a_function_without_implementation_does_not_hide_where_the_guest_was() -> None:
    text = """(module (import "h" "env" (func $env))
      (func $panic (call $env)) (func (export "run") (param i32) (result i32) (call $panic) (i32.const 0)))"""
    plan, component = make_plan(
        [text], {"run": {}}, [{"kind": "trap", "name": "wasi:x/env", **function()}], [("h", "env")]
    )
    with pytest.raises(
        TrapError, match=r"^wasm trap: .*unreachable.*: the component called wasi:x/env, which"
    ) as caught:
        call(open_instance(plan, component), 0, 0)
    assert type(caught.value) is TrapError
    assert caught.value.code == "unreachable"
    if os.environ.get("SDK_RUNTIME_STORE") != "public":
        assert caught.value.guest_frames == ("panic", "function 2")

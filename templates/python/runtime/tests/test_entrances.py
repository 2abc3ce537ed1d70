"""Host functions that are entered while they run, and whatever strikes where the engine enters Python."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from guest import REALLOC, call, function, importing, make_plan, open_instance

from sdk_runtime.errors import ClosedError, ReentrancyError, TrapError
from sdk_runtime.instance import IDLE, RUNNING, TAKEN, Instance
from sdk_runtime.link import ImportCall
from sdk_runtime.memory import Memory

# `chain` makes a list of nodes, each of which holds the one before; the destructor drops it.
NEST = """(module
  (import "h" "new" (func $new (param i32) (result i32)))
  (import "h" "drop" (func $drop (param i32)))
  (global $ended (mut i32) (i32.const 0))
  (func (export "dtor") (param i32)
    (global.set $ended (i32.add (global.get $ended) (i32.const 1)))
    (if (local.get 0) (then (call $drop (local.get 0)))))
  (func (export "chain") (param $n i32) (result i32) (local $h i32)
    (loop $l
      (local.set $h (call $new (local.get $h)))
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (call $drop (local.get $h))
    (global.get $ended))
)"""
# The destructor of a list's last node makes and drops as many as its representation says above a million.
FLOOD = """(module
  (import "h" "new" (func $new (param i32) (result i32)))
  (import "h" "drop" (func $drop (param i32)))
  (func (export "dtor") (param $rep i32)
    (if (i32.le_u (local.get $rep) (i32.const 1000000)) (then
      (if (local.get $rep) (then (call $drop (local.get $rep)))) (return)))
    (local.set $rep (i32.sub (local.get $rep) (i32.const 1000000)))
    (loop $l
      (call $drop (call $new (i32.const 0)))
      (br_if $l (local.tee $rep (i32.sub (local.get $rep) (i32.const 1))))))
  (func (export "chain") (param $n i32) (result i32) (local $h i32) (local $i i32)
    (local.set $h (call $new (i32.add (local.get $n) (i32.const 1000000))))
    (local.set $i (i32.const 20))
    (loop $l
      (local.set $h (call $new (local.get $h)))
      (br_if $l (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
    (call $drop (local.get $h))
    (i32.const 7))
)"""
# `realloc` calls the import whose result is being lowered.
EVIL = """(module
  (import "h" "f" (func $f (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "realloc") (param i32 i32 i32 i32) (result i32) (call $f (i32.const 1)))
  (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
)"""
ECHO = f"""(module
  (import "h" "f" (func $f (param i32) (result i32)))
  {REALLOC}
  (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
  (func $deep (export "deep") (param i32) (result i32) (call $deep (local.get 0)))
)"""
HOST = [{"kind": "import", "function": "f", "options": 1, "component": 0, **function("i32", "i32")}]


def nest(guest: str = NEST) -> Instance:
    kinds = [("resource-new", function("i32", "i32")), ("resource-drop", function("i32"))]
    host = [{"kind": kind, "resource": 0, "component": 0, **signature} for kind, signature in kinds]
    resource = {"kind": "defined", "names": ["node"], "component": 0, "destructor": {"instance": 0, "name": "dtor"}}
    plan, component = make_plan([guest], {"chain": {}}, host, [("h", "new"), ("h", "drop")], resources=[resource])
    return open_instance(plan, component)


def echo(implementation: Callable[[int], int]) -> Instance:
    plan, component = make_plan([ECHO], {"run": {}, "deep": {}}, HOST, [("h", "f")])
    return open_instance(plan, component, {"f": importing(implementation)})


@pytest.mark.parametrize("depth", [1, 2, 3, 15, 16, 17, 18, 40, 10_000])
def test_destructors_drop_what_they_hold(depth: int) -> None:
    instance = nest()
    assert call(instance, 0, depth) == depth
    assert call(instance, 0, depth) == 2 * depth


def test_a_guest_that_makes_ever_more_wait_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sdk_runtime.instance.MOST_POSTPONED", 1000)
    assert call(nest(FLOOD), 0, 900) == 7
    instance = nest(FLOOD)
    with pytest.raises(TrapError, match="too many destructors are inside one another"):
        call(instance, 0, 2000)
    with pytest.raises(ClosedError):
        call(instance, 0, 1)


def test_a_realloc_that_calls_the_import_whose_result_is_lowered_traps() -> None:
    def allocates(_: int) -> int:
        return memories[0].allocate(1, 1)

    plan, component = make_plan([EVIL], {"run": {}}, HOST, [("h", "f")])
    memories: list[Memory] = []

    def bind(imported: ImportCall) -> Callable[[], None]:
        memories.append(imported.memory)
        return importing(allocates)(imported)

    instance = open_instance(plan, component, {"f": bind})
    with pytest.raises(TrapError, match="cannot leave"):
        call(instance, 0, 1)


@pytest.mark.parametrize("kind", [GeneratorExit, StopIteration, SystemExit, KeyboardInterrupt])
def test_an_exception_of_any_class_passes(kind: type[BaseException]) -> None:
    def fail(_: int) -> int:
        raise kind("mine")

    instance = echo(fail)
    with pytest.raises(kind, match="mine"):
        call(instance, 0, 1)
    with pytest.raises(ClosedError):
        call(instance, 0, 1)


def test_a_refused_call_that_the_import_lets_through_ends_the_instance() -> None:
    def back(n: int) -> int:
        return call(instance, 0, n)

    instance = echo(back)
    with pytest.raises(ReentrancyError) as caught:
        call(instance, 0, 1)
    with pytest.raises(ClosedError) as closed:
        call(instance, 0, 1)
    assert closed.value.__cause__ is caught.value
    instance.close()


def test_close_in_the_middle_of_a_call_before_the_guest_runs_is_refused() -> None:
    instance = echo(lambda n: n)
    instance.acquire()
    turn = instance.state = TAKEN
    with pytest.raises(ReentrancyError):
        instance.close()
    with instance.leaving:
        instance.fail(ValueError(), turn)
    assert instance.state == IDLE
    assert call(instance, 0, 5) == 5


def test_whoever_follows_a_torn_call_finds_out() -> None:
    instance = echo(lambda n: n)
    instance.acquire()
    instance.state = RUNNING
    instance.release()  # as `leaving` does, when a second exception struck before `fail`
    with pytest.raises(ClosedError):
        call(instance, 0, 5)
    instance.close()


def test_leaving_releases_only_what_this_thread_holds() -> None:
    instance = echo(lambda n: n)
    with instance.leaving as owned:
        assert not owned
    instance.acquire()
    holder = threading.Thread(target=lambda: _leave(instance))
    holder.start()
    holder.join()
    assert instance._lock._is_owned()  # type: ignore[attr-defined]
    _leave(instance)
    assert not instance._lock._is_owned()  # type: ignore[attr-defined]


def _leave(instance: Instance) -> None:
    with instance.leaving:
        pass


STACKS = """
import sys, threading
from test_entrances import echo, call
from sdk_runtime.errors import SdkError, TrapError
def in_thread(kilobytes, run):
    results = []
    def note():
        try:
            results.append(run())
        except Exception as error:
            results.append(error)
    threading.stack_size(kilobytes << 10)
    thread = threading.Thread(target=note)
    thread.start()
    thread.join()
    return results[0]
def chain(level):
    return echo(lambda n: call(chain(level - 1), 0, n) if level else n)
instance = echo(lambda n: n)
refused = in_thread(512, lambda: call(instance, 1, 0))
assert type(refused) is SdkError and "threading.stack_size" in str(refused), refused
assert call(instance, 0, 5) == 5
refused = in_thread(800, lambda: call(chain(60), 0, 5))
assert type(refused) is SdkError and "threading.stack_size" in str(refused), refused
deep = in_thread(1024, lambda: call(instance, 1, 0))
assert type(deep) is TrapError, deep
assert call(chain(8), 0, 5) == 5
print("alive")
"""


RECURSION = """
import sys
from test_entrances import echo, call
calls = []
def f(n):
    calls.append(n)
    return n + 1
def at(depth):
    return call(instance, 0, 5) if depth <= 0 else at(depth - 1)
instance = echo(f)
call(instance, 0, 5)
for depth in range(330, 400):
    instance = echo(f)
    calls.clear()
    sys.setrecursionlimit(400)
    try:
        result = at(depth)
    except RecursionError:
        result = None
    sys.setrecursionlimit(10000)
    assert result == (6 if calls else None) or result is None, (depth, result, calls)
print("alive")
"""


TRACES = """
import sys
from test_entrances import echo, call
instance = None
def raising(kind, turn):
    turns = 0
    def trace(frame, event, arg):
        nonlocal turns
        if event == kind and "sdk_runtime" in frame.f_code.co_filename:
            turns += 1
            if turns == turn:
                sys.settrace(None)
                raise ValueError("trace")
        return trace
    return trace
for kind in ("call", "line", "return"):
    for turn in range(1, 90):
        instance = instance or echo(lambda n: n + 1)
        assert call(instance, 0, 5) == 6
        sys.settrace(raising(kind, turn))
        try:
            result = call(instance, 0, 5)
        except Exception as error:
            result, instance = error, None
        sys.settrace(None)
        assert result == 6 or isinstance(result, (ValueError, SystemError)), (kind, turn, result)
seen = []
def noting(frame, event, arg):
    seen.append(frame.f_code.co_name)
    return None
def f(n):
    sys.settrace(noting)
    (lambda: None)()
    return n + 1
assert call(echo(f), 0, 5) == 6
assert sys.gettrace() is noting
sys.settrace(None)
def imported(n):
    return n + 1
instance = echo(imported)
sys.settrace(noting)
assert call(instance, 0, 5) == 6
sys.settrace(None)
assert "imported" in seen, seen
print("alive")
"""


@pytest.mark.parametrize("program", [RECURSION, STACKS, TRACES], ids=["recursion", "stacks", "traces"])
def test_at_the_limits_a_call_succeeds_or_raises(program: str) -> None:
    here = Path(__file__).parent
    paths = f"import sys; sys.path[:0] = [{str(here)!r}, {str(here.parent / 'src')!r}]\n"
    ended = subprocess.run([sys.executable, "-c", paths + program], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "alive\n"), ended.stderr

from __future__ import annotations

import copy
import gc
import pickle
import threading
import weakref
from collections.abc import Callable

import pytest
from guest import call, function, importing, make_plan, open_instance

from sdk_runtime.checks import Mismatch
from sdk_runtime.errors import ClosedError, TrapError
from sdk_runtime.handles import HandleTable
from sdk_runtime.host_objects import HostObjects
from sdk_runtime.instance import Instance
from sdk_runtime.resources import Claims, OwnHandle, close_handle, lift_own, lower_borrow, lower_own
from sdk_runtime.task import Task

RESOURCE = """(module
  (import "r" "new" (func $new (param i32) (result i32)))
  (import "r" "rep" (func $rep (param i32) (result i32)))
  (import "r" "drop" (func $drop (param i32)))
  (import "h" "f" (func $f (param i32) (result i32)))
  (global $dropped (mut i32) (i32.const 0))
  (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
  (func (export "take") (param i32) (result i32) (call $rep (local.get 0)) (call $drop (local.get 0)))
  (func (export "dropped") (param i32) (result i32) (global.get $dropped))
  (func (export "wait") (param i32) (result i32) (call $f (local.get 0)))
  (func (export "forge") (param i32) (result i32) (call $drop (local.get 0)) (i32.const 0))
  (func (export "dtor") (param i32) (global.set $dropped (i32.add (global.get $dropped) (local.get 0)))))"""
MAKE, TAKE, DROPPED, WAIT, FORGE = range(5)


class Thing(OwnHandle):
    __slots__ = ()
    _number = 0


def same(n: int) -> int:
    return n


def open_things(wait: Callable[[int], int] = same) -> Instance:
    built_in = {"resource": 0, "component": 0}
    plan, component = make_plan(
        [RESOURCE],
        {name: {} for name in ("make", "take", "dropped", "wait", "forge")},
        [
            {"kind": "resource-new", **built_in, **function("i32", "i32")},
            {"kind": "resource-rep", **built_in, **function("i32", "i32")},
            {"kind": "resource-drop", **built_in, **function("i32")},
            {"kind": "import", "function": "f", "options": 0, "component": 0, **function("i32", "i32")},
        ],
        [("r", "new"), ("r", "rep"), ("r", "drop"), ("h", "f")],
        resources=[
            {"kind": "defined", "names": ["thing"], "component": 0, "destructor": {"instance": 0, "name": "dtor"}}
        ],
    )
    return open_instance(plan, component, {"f": importing(wait)}, resources=("thing",), classes=(Thing,))


def make(instance: Instance, rep: int) -> Thing:
    handle = lift_own(instance.exports[MAKE], 0, call(instance, MAKE, rep))
    assert isinstance(handle, Thing)
    return handle


def test_a_handle_is_made_lent_and_given_away() -> None:
    instance = open_things()
    thing = make(instance, 40)
    assert lower_borrow(instance.exports[TAKE], 0, thing) == 40
    assert call(instance, TAKE, lower_own(instance.exports[TAKE], 0, thing)) == 40
    assert call(instance, DROPPED, 0) == 40


def test_close_runs_the_destructor_once() -> None:
    instance = open_things()
    thing = make(instance, 7)
    close_handle(thing)
    close_handle(thing)
    assert call(instance, DROPPED, 0) == 7
    with pytest.raises(ClosedError):
        lower_borrow(instance.exports[TAKE], 0, thing)


def test_a_handle_shows_whether_it_is_closed() -> None:
    thing = make(open_things(), 7)
    assert repr(thing) == "<Thing>"
    close_handle(thing)
    assert repr(thing) == "<Thing, closed>"


def test_a_handle_cannot_be_copied() -> None:
    thing = make(open_things(), 7)
    for copied in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            copied(thing)


class Pretender:
    """Has all that a handle has, and says that it is one."""

    __class__ = Thing  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType, reportIncompatibleMethodOverride]
    _number = 0
    _rep = 40


def test_a_handle_is_no_object_that_says_it_is_one() -> None:
    assert isinstance(Pretender(), Thing)
    with pytest.raises(Mismatch, match="expected Thing, got Pretender"):
        Claims().add(Pretender(), 0, "Thing", True)


def test_close_inside_a_running_call_is_put_off() -> None:
    seen: list[int] = []

    def close(_: int) -> int:
        close_handle(thing)
        seen.append(instance.state)
        return 1

    instance = open_things(close)
    thing = make(instance, 9)
    assert call(instance, WAIT, 0) == 1
    assert seen == [1]
    assert call(instance, DROPPED, 0) == 9


def test_close_while_another_thread_calls_does_not_wait() -> None:
    entered, leave = threading.Event(), threading.Event()

    def wait(n: int) -> int:
        entered.set()
        leave.wait(5)
        return n

    instance = open_things(wait)
    thing = make(instance, 3)
    thread = threading.Thread(target=call, args=(instance, WAIT, 0))
    thread.start()
    entered.wait(5)
    close_handle(thing)
    leave.set()
    thread.join()
    assert call(instance, DROPPED, 0) == 3


def test_a_finalizer_leaves_the_drop_to_the_next_call() -> None:
    instance = open_things()
    make(instance, 5)
    gc.collect()
    assert call(instance, DROPPED, 0) == 0
    assert call(instance, DROPPED, 0) == 5


def test_handles_of_a_dead_or_closed_instance_close_quietly() -> None:
    instance = open_things()
    thing, other = make(instance, 1), make(instance, 2)
    with pytest.raises(TrapError):
        call(instance, FORGE, 77)
    close_handle(thing)
    instance.close()
    close_handle(other)


def test_a_handle_of_another_client_is_refused() -> None:
    thing = make(open_things(), 1)
    other = open_things()
    with pytest.raises(ValueError, match="another client"):
        lower_own(other.exports[TAKE], 0, thing)


def test_claims_refuse_what_is_given_away_and_used() -> None:
    instance = open_things()
    thing = make(instance, 1)
    for first, second in ((True, True), (True, False), (False, True)):
        claims = Claims()
        claims.add(thing, 0, "Thing", first)
        with pytest.raises(Mismatch):
            claims.add(thing, 0, "Thing", second)
    claims = Claims()
    with pytest.raises(Mismatch):
        claims.add("thing", 0, "Thing", True)
    with pytest.raises(Mismatch):
        claims.add(thing, 1, "Other", True)


def test_a_handle_is_made_through_a_client() -> None:
    with pytest.raises(TypeError, match="through a client"):
        Thing()


def test_forged_and_doubly_dropped_handles_trap() -> None:
    for index in (0, 5, 0xFFFFFFFF):
        with pytest.raises(TrapError, match="unknown handle"):
            call(open_things(), FORGE, index)
    instance = open_things()
    index = call(instance, MAKE, 1)
    assert call(instance, FORGE, index) == 0
    with pytest.raises(TrapError):
        call(instance, FORGE, index)


def test_the_index_freed_last_is_used_first() -> None:
    table = HandleTable([Task()])
    assert [table.add(0, rep) for rep in (10, 11, 12)] == [1, 2, 3]
    table.drop(1, 0)
    table.drop(2, 0)
    assert [table.add(0, rep) for rep in (13, 14, 15)] == [2, 1, 4]
    with pytest.raises(TrapError, match="wrong type"):
        table.get(1, 1)


def test_a_lent_handle_stays_and_a_borrow_must_be_dropped() -> None:
    caller, callee = Task(), Task()
    table = HandleTable([caller, callee])
    index = table.add(0, 10)
    callee.lend(table.get(index, 0))
    for give_up in (table.take, table.drop):
        with pytest.raises(TrapError, match="borrowed"):
            give_up(index, 0)
    borrow = table.add(0, 11, own=False)
    assert (caller.borrows, callee.borrows) == (0, 1)
    with pytest.raises(TrapError, match="as an own"):
        table.take(borrow, 0)
    table.drop(borrow, 0)
    assert callee.borrows == 0
    callee.end_loans()
    assert table.take(index, 0) == 10


def test_the_same_object_comes_back() -> None:
    hosts = HostObjects()
    value = object()
    first, second = hosts.give(value, own=True), hosts.give(value, own=True)
    assert first == second
    assert hosts.take(first, own=True) == (value, False)
    assert hosts.take(first, own=True) == (value, True)
    with pytest.raises(TrapError):
        hosts.get(first)


def test_an_instance_that_nobody_closes_is_collected() -> None:
    instance = open_things()
    assert call(instance, WAIT, 1) == 1
    gone = weakref.ref(instance)
    del instance
    gc.collect()
    assert gone() is None


def test_an_imported_and_an_exported_resource_of_one_path_are_two() -> None:
    plan, component = make_plan(
        ["(module)"],
        resources=[{"kind": "imported", "names": ["thing"]}, {"kind": "defined", "names": ["thing"], "component": 0}],
    )
    instance = open_instance(plan, component, resources=("thing", "thing"), classes=(None, Thing))
    assert instance.resources == (0, 1)
    assert open_instance(plan, component, resources=("thing", "thing"), classes=(Thing, None)).resources == (1, 0)

"""What printed modules ask of the host. Those here are written by hand; `test/conformance` runs what the front end prints."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import wasmtime
from guest import apart, call, function, importing, make_plan

from sdk_runtime import adapters as adapters_module
from sdk_runtime.adapters import COPY, RULES
from sdk_runtime.compile_cache import CompileCache
from sdk_runtime.errors import SdkError, TrapError
from sdk_runtime.instance import Instance, Limits
from sdk_runtime.plan import LinkPlan
from sdk_runtime.program import Beside, Glue, Program

PAGE = 1 << 16
CALLER, CALLEE = 0, 1
# The host functions themselves, to be called by the test as printed code does.
NAMES = {
    "fault": {"kind": "fault", **function("i32 i32")},
    "enter": {"kind": "enter-call", **function()},
    "exit": {"kind": "exit-call", **function("i32")},
    "new": {"kind": "resource-new", "resource": 0, "component": CALLEE, **function("i32", "i32")},
    "rep": {"kind": "resource-rep", "resource": 0, "component": CALLEE, **function("i32", "i32")},
    "drop": {"kind": "resource-drop", "resource": 0, "component": CALLER, **function("i32")},
    "drop-entered": {
        "kind": "resource-drop",
        "resource": 0,
        "component": CALLEE,
        "destructor": {"instance": 0, "name": "entered"},
        **function("i32"),
    },
    "give": {"kind": "transfer-own", "resource": 0, "from": CALLEE, "to": CALLER, **function("i32 i32", "i32")},
    "give-back": {"kind": "transfer-own", "resource": 0, "from": CALLER, "to": CALLEE, **function("i32 i32", "i32")},
    "lend-home": {"kind": "transfer-borrow", "resource": 0, "from": CALLER, "to": CALLEE, **function("i32 i32", "i32")},
    "lend": {"kind": "transfer-borrow", "resource": 0, "from": CALLEE, "to": CALLER, **function("i32 i32", "i32")},
}


def text_of(host: dict[str, Any]) -> str:
    params, results = (" ".join(host[key]) for key in ("params", "results"))
    return f"(param {params}) (result {results})"


def guest(hosts: dict[str, dict[str, Any]]) -> str:
    imported = " ".join(f'(import "h" "{name}" (func ${name} {text_of(host)}))' for name, host in hosts.items())
    exported = " ".join(f'(export "{name}" (func ${name}))' for name in hosts)
    return f"""(module {imported} {exported}
      (global $ended (mut i32) (i32.const 0))
      (func (export "destructor") (param i32) (global.set $ended (i32.add (global.get $ended) (local.get 0))))
      (func (export "entered") (param i32) (global.set $ended (i32.add (global.get $ended) (i32.const 1000))))
      (func (export "ended") (result i32) (global.get $ended)))"""


class Parts:
    """Two component instances, whose calls the test makes."""

    def __init__(self) -> None:
        resource: dict[str, Any] = {
            "kind": "defined",
            "names": [],
            "component": CALLEE,
            "destructor": {"instance": 0, "name": "destructor"},
        }
        exports: dict[str, dict[str, Any]] = {name: {} for name in [*NAMES, "ended"]}
        plan, component = make_plan(
            [guest(NAMES)],
            exports,
            list(NAMES.values()),
            [("h", name) for name in NAMES],
            components=[{}, {}],
            resources=[resource],
            adapters={"sha256": hashlib.sha256(b"").hexdigest(), "size": 0, "functions": ["t:t/api#f", "t:t/api#g"]},
        )
        self.instance = linked(plan, component)
        self.numbers = {name: number for number, name in enumerate(exports)}

    def __call__(self, name: str, *arguments: int) -> int:
        return call(self.instance, self.numbers[name], *arguments)


def linked(plan: LinkPlan, component: bytes, printed: bytes = b"", memory: int | None = None) -> Instance:
    program = Program(plan, lambda _: component, Beside(lambda _: printed, lambda _: b""))
    glue = Glue(tuple(export["function"] for export in plan["exports"]), ())
    program.compile(CompileCache(None), glue)
    return Instance(program, glue, {"f": importing(lambda n: n)}, (), Limits(memory, None))


@pytest.mark.parametrize("rule", range(len(RULES)))
def test_a_broken_rule_is_named_with_the_function(rule: int) -> None:
    with pytest.raises(TrapError) as caught:
        Parts()("fault", rule, 1)
    assert str(caught.value) == f"{RULES[rule]}, in a call of t:t/api#g"


def test_a_rule_or_function_without_a_name_is_told_all_the_same() -> None:
    with pytest.raises(TrapError, match=r"^a rule of the canonical ABI is broken, in a call of a function$"):
        Parts()("fault", 0xFFFF_FFFF, 0xFFFF_FFFF)


def test_an_own_handle_moves() -> None:
    parts = Parts()
    there = parts("give", parts("new", 7), 0)
    back = parts("give-back", there, 0)
    assert parts("rep", back) == 7
    with pytest.raises(TrapError, match=f"^unknown handle index {there}, in a call of t:t/api#f$"):
        parts("give-back", there, 0)


def test_a_borrow_passed_to_whoever_defines_the_resource_is_its_representation() -> None:
    parts = Parts()
    there = parts("give", parts("new", 7), 0)
    parts("enter")
    assert parts("lend-home", there, 0) == 7
    parts("exit", 0)
    parts("drop", there)
    assert parts("ended") == 7


def test_a_handle_that_is_lent_stays_until_the_call_ends() -> None:
    for give_up in ("drop", "give-back"):
        parts = Parts()
        there = parts("give", parts("new", 7), 0)
        parts("enter")
        parts("lend-home", there, 0)
        with pytest.raises(TrapError, match="cannot remove owned resource while borrowed"):
            parts(give_up, there, 0)


def test_what_a_call_has_borrowed_it_must_drop() -> None:
    parts = Parts()
    home = parts("new", 7)
    parts("enter")
    borrowed = parts("lend", home, 0)
    parts("enter")  # the borrow is that of the call around this one
    parts("exit", 0)
    parts("drop", borrowed)
    assert parts("ended") == 0
    parts("exit", 0)
    parts("enter")
    parts("lend", home, 0)
    with pytest.raises(TrapError, match=r"^borrowed handles remain at the end of a call of t:t/api#g$"):
        parts("exit", 1)


def test_a_borrow_cannot_be_given_away() -> None:
    parts = Parts()
    parts("enter")
    borrowed = parts("lend", parts("new", 7), 0)
    with pytest.raises(TrapError, match="cannot lift a borrow as an own handle, in a call of t:t/api#g"):
        parts("give-back", borrowed, 1)


def test_a_call_that_was_not_entered_cannot_end() -> None:
    with pytest.raises(TrapError, match="at the end of a call of a function"):
        Parts()("exit", 9)


def test_calls_and_loans_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapters_module, "MOST_DEEP", 3)
    monkeypatch.setattr(adapters_module, "MOST_LOANS", 2)
    parts = Parts()
    for _ in range(3):
        parts("enter")
    with pytest.raises(TrapError, match="too many calls are inside one another"):
        parts("enter")
    parts = Parts()
    there = parts("give", parts("new", 7), 0)
    for _ in range(2):
        parts("lend-home", there, 0)
    with pytest.raises(TrapError, match="too many handles are lent to one call"):
        parts("lend-home", there, 0)


def test_a_drop_may_have_a_destructor_of_its_own() -> None:
    parts = Parts()
    parts("drop-entered", parts("new", 7))
    assert parts("ended") == 1000


def test_objects_of_the_application_are_lent_from_part_to_part() -> None:
    lend = {"kind": "transfer-borrow", "resource": 0, "from": 0, "to": 1, **function("i32 i32", "i32")}
    drop = {"kind": "resource-drop", "resource": 0, "component": 1, **function("i32")}
    hosts = {"lend": lend, "drop": drop, "enter": NAMES["enter"]}
    resource = {"kind": "imported", "names": ["blob"]}
    plan, component = make_plan(
        [guest(hosts)],
        {name: {} for name in hosts},
        list(hosts.values()),
        [("h", name) for name in hosts],
        components=[{}, {}],
        resources=[resource],
    )
    instance = linked(plan, component)
    table = instance.exports[0].table
    blob = object()
    index = table.add(0, instance.hosts.give(blob, own=True))
    call(instance, 2)
    call(instance, 1, call(instance, 0, index, 0))
    assert instance.hosts.get(table.get(index, 0).rep) is blob


COPYING = """(module
  (import "h" "copy" (func $copy (param i32 i32 i32)))
  (import "a" "memory" (memory $a 0)) (import "b" "memory" (memory $b 0))
  (func (export "copy") (param i32 i32 i32) (call $copy (local.get 0) (local.get 1) (local.get 2)))
  (func (export "fill") (param i32 i32 i32) (memory.fill $a (local.get 0) (local.get 1) (local.get 2)))
  (func (export "read") (param i32) (result i32) (i32.load8_u $b (local.get 0)))
  (func (export "grow") (result i32) (drop (memory.grow $b (i32.const 1))) (memory.grow $a (i32.const 5)))
)"""
COPY_CALL, FILL, READ, GROW = range(4)


def copying() -> Instance:
    memory = '(module (memory (export "memory") 1))'
    host = {
        "kind": "copy",
        "from": {"instance": 0, "name": "memory"},
        "to": {"instance": 1, "name": "memory"},
        **function("i32 i32 i32"),
    }
    plan, component = make_plan([memory, memory, COPYING], {it: {} for it in ("copy", "fill", "read", "grow")}, [host])
    plan["steps"][2]["imports"] = [
        {"module": "h", "name": "copy", "kind": "func", "from": {"host": 0}},
        {"module": "a", "name": "memory", "kind": "memory", "from": {"instance": 0, "name": "memory"}},
        {"module": "b", "name": "memory", "kind": "memory", "from": {"instance": 1, "name": "memory"}},
    ]
    return linked(plan, component)


def test_bytes_are_copied_from_memory_to_memory_whatever_grew_before() -> None:
    instance = copying()
    call(instance, FILL, 10, 0x61, 100)
    call(instance, COPY_CALL, 20, 10, 100)
    assert [call(instance, READ, at) for at in (19, 20, 119, 120)] == [0, 0x61, 0x61, 0]
    call(instance, GROW)
    call(instance, FILL, 5 * PAGE, 0x62, PAGE)
    call(instance, COPY_CALL, PAGE, 5 * PAGE, PAGE)
    assert [call(instance, READ, at) for at in (PAGE - 1, PAGE, 2 * PAGE - 1)] == [0, 0x62, 0x62]


@pytest.mark.parametrize(("to", "source"), [(PAGE - 99, 0), (0, PAGE - 99), (0xFFFF_FFFF, 0)])
def test_a_copy_that_leaves_a_memory_traps(to: int, source: int) -> None:
    with pytest.raises(TrapError, match="out of bounds memory access"):
        call(copying(), COPY_CALL, to, source, 100)


def test_the_module_that_copies_is_what_its_comment_says() -> None:
    text = """(module
      (import "" "to" (memory 0)) (import "" "from" (memory 0))
      (func (export "copy") (param i32 i32 i32)
        (memory.copy 0 1 (local.get 0) (local.get 1) (local.get 2))))"""
    assert bytes(wasmtime.wat2wasm(text)) == COPY


PRINTED = '(module (memory (export "printed") 3))'
GROWING = '(module (memory 2) (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))'


def test_memories_of_printed_modules_do_not_count() -> None:
    plan, component = make_plan([PRINTED, GROWING], {"grow": {}})
    with pytest.raises(SdkError, match=f"the component starts with {5 * PAGE}"):
        linked(plan, component, memory=4 * PAGE)
    printed = apart(plan, component, 0)
    instance = linked(plan, component, printed, memory=4 * PAGE)
    assert call(instance, 0, 2) == 2
    assert call(instance, 0, 1) == 0xFFFF_FFFF


def test_printed_modules_cannot_start_with_any_amount() -> None:
    plan, component = make_plan([PRINTED.replace("3", "257"), GROWING], {"grow": {}})
    printed = apart(plan, component, 0)
    with pytest.raises(SdkError, match=f"^link plan: adapters: their modules start with {257 * PAGE} bytes$"):
        linked(plan, component, printed, memory=4 * PAGE)


@pytest.mark.parametrize("change", ["shorter", "longer", "other"])
def test_another_file_of_printed_modules_is_refused(change: str) -> None:
    plan, component = make_plan([PRINTED, GROWING], {"grow": {}})
    printed = apart(plan, component, 0)
    assert call(linked(plan, component, printed), 0, 1) == 2
    changed = {"shorter": printed[:-1], "longer": printed + b"\0", "other": printed[::-1]}[change]
    with pytest.raises(SdkError, match="the file of adapters is not the one of its link plan, whose SHA-256 is "):
        linked(plan, component, changed)

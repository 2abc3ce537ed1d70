"""Plans and artifacts from outside are input."""

from __future__ import annotations

import copy
import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
import wasmtime
from guest import REALLOC, function, importing, make_plan

from sdk_runtime.checks import is_a
from sdk_runtime.compile_cache import CompileCache
from sdk_runtime.errors import SdkError
from sdk_runtime.files import read_regular
from sdk_runtime.instance import Instance, Limits
from sdk_runtime.plan import read_plan
from sdk_runtime.program import Beside, Glue, Program
from sdk_runtime.resources import OwnHandle

SOURCE = f"""(module
  (import "h" "f" (func $f (param i32) (result i32)))
  (import "h" "drop" (func $drop (param i32)))
  {REALLOC}
  (table (export "table") 1 funcref)
  (func (export "run") (param i32) (result i32) (call $f (local.get 0)))
  (func (export "post") (param i32))
  (func (export "wide") (param i64) (result i32) (i32.const 0)))"""
HOST: list[dict[str, Any]] = [
    {"kind": "import", "function": "f", "options": 1, "component": 0, **function("i32", "i32")},
    {"kind": "resource-drop", "resource": 0, "component": 0, **function("i32")},
]
RESOURCE = {"kind": "defined", "names": ["r"], "component": 0, "destructor": {"instance": 0, "name": "post"}}
FINGERPRINT = "f" * 64
GLUE = Glue(("run",), ("r",), ("i32 -> i32",), {"f": "i32 -> i32"})


def sound() -> tuple[dict[str, Any], bytes]:
    post = {"postReturn": {"instance": 0, "name": "post"}, "options": 1}
    plan, component = make_plan([SOURCE], {"run": post}, HOST, [("h", "f"), ("h", "drop")], resources=[RESOURCE])
    return json.loads(json.dumps(plan)), component


PRINTED = """(module
  (import "h" "fault" (func $fault (param i32 i32))) (import "h" "own" (func $own (param i32 i32) (result i32)))
  (import "h" "borrow" (func $borrow (param i32 i32) (result i32))) (import "h" "enter" (func $enter))
  (import "h" "exit" (func $exit (param i32))) (import "h" "drop" (func $drop (param i32)))
  (import "h" "copy" (func $copy (param i32 i32 i32))))"""
MEMORY = {"instance": 0, "name": "memory"}
PRINTED_HOST: list[dict[str, Any]] = [
    {"kind": "fault", **function("i32 i32")},
    {"kind": "transfer-own", "resource": 0, "from": 0, "to": 0, **function("i32 i32", "i32")},
    {"kind": "transfer-borrow", "resource": 0, "from": 0, "to": 0, **function("i32 i32", "i32")},
    {"kind": "enter-call", **function()},
    {"kind": "exit-call", **function("i32")},
    {"kind": "resource-drop", "resource": 0, "component": 0, **function("i32"), "destructor": RESOURCE["destructor"]},
    {"kind": "copy", "from": MEMORY, "to": MEMORY, **function("i32 i32 i32")},
]
FAULT, OWN, BORROW, ENTER, EXIT, DROP, COPY = range(2, 9)


def printed() -> tuple[dict[str, Any], bytes, bytes]:
    """With a printed module that asks for everything."""
    plan, component = sound()
    module = bytes(wasmtime.wat2wasm(PRINTED))
    plan["modules"].append({"source": "adapters", "offset": 0, "length": len(module)})
    plan["adapters"] = {"sha256": hashlib.sha256(module).hexdigest(), "size": len(module), "functions": ["f"]}
    plan["hostFunctions"] += json.loads(json.dumps(PRINTED_HOST))
    names = ["fault", "own", "borrow", "enter", "exit", "drop", "copy"]
    imports = [{"module": "h", "name": it, "kind": "func", "from": {"host": 2 + i}} for i, it in enumerate(names)]
    plan["steps"].append({"module": 1, "imports": imports})
    return plan, component, module


def put(plan: dict[str, Any], path: list[str | int], value: object) -> dict[str, Any]:
    changed = copy.deepcopy(plan)
    place: Any = changed
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


def open_program(plan: dict[str, Any], component: bytes, glue: Glue = GLUE, adapters: bytes = b"") -> None:
    program = Program(
        read_plan(json.dumps(plan), FINGERPRINT), lambda _: component, Beside(lambda _: adapters, lambda _: b"")
    )
    program.compile(CompileCache(None), glue)
    Instance(program, glue, {"f": importing(lambda n: n)}, (Thing,), Limits(None, None)).close()


class Thing(OwnHandle):
    __slots__ = ()


def test_a_sound_plan_is_taken() -> None:
    open_program(*sound())
    plan, component, module = printed()
    open_program(plan, component, adapters=module)


def places(value: Any, path: list[str | int]) -> list[list[str | int]]:
    found = [path] if path else []
    if is_a(value, dict):
        return found + [it for key in value for it in places(value[key], [*path, key])]
    if is_a(value, list):
        return found + [it for index, entry in enumerate(value) for it in places(entry, [*path, index])]
    return found


@pytest.mark.parametrize("value", [None, -1, 1.5, True, 9, 1 << 64, "nope", [], {}, ...], ids=repr)
def test_a_damaged_field_is_named_or_harmless(value: object) -> None:
    plan, component, module = printed()
    for path in places(plan, []):
        try:
            open_program(put(plan, path, value), component, adapters=module)
        except SdkError as error:
            assert str(error)
        except Exception as error:
            pytest.fail(f"{path} = {value!r}: {error!r}")


@pytest.mark.parametrize(
    ("path", "value", "text"),
    [
        (
            ["steps", 0, "imports", 0, "from"],
            {"instance": 0, "name": "run"},
            r"steps\[0\]\.imports\[0\]\.from\.instance: 0 is out of range",
        ),
        (["exports", 0, "core", "instance"], 9, r"exports\[0\]\.core\.instance: 9 is out of range"),
        (["components"], [{"parent": 0}], r"components\[0\]\.parent: 0 is out of range"),
        (["hostFunctions", 0, "kind"], "nope", r"hostFunctions\[0\]\.kind: 'nope' is unknown"),
        (["modules", 0, "length"], 1 << 40, r"modules\[0\]: is not inside the artifact"),
        (["exports", 0, "core", "name"], "wide", r"exports\[0\]\.core: has type i64 -> i32, not i32 -> i32"),
        (["exports", 0, "core", "name"], "table", r"exports\[0\]\.core: is no function"),
        (["exports", 0, "postReturn", "name"], "wide", r"exports\[0\]\.postReturn: has type i64 -> i32, not i32 ->"),
        (["options", 1, "realloc", "name"], "run", r"options\[1\]\.realloc: has type"),
        (["options", 1, "memory", "name"], "table", r"options\[1\]\.memory: is no memory"),
        (["resources", 0, "destructor", "name"], "run", r"resources\[0\]\.destructor: has type"),
        (["hostFunctions", 0, "params"], ["i64"], r"hostFunctions\[0\]: has type i64 -> i32, not i32 -> i32"),
        (["modules", 1, "source"], "nope", r"modules\[1\]\.source: 'nope' is unknown"),
        (["modules", 1, "length"], 1 << 40, r"modules\[1\]: is not inside the adapters"),
        (["adapters"], ..., r"modules\[1\]\.source: the plan has no adapters"),
        (["adapters", "size"], ..., r"adapters\.size: is missing"),
        (["adapters", "functions", 0], 7, r"adapters\.functions\[0\]: 7 is no text"),
        (["hostFunctions", FAULT, "params"], [], r"hostFunctions\[2\]: fault has another type"),
        (["hostFunctions", OWN, "from"], 9, r"hostFunctions\[3\]\.from: 9 is out of range"),
        (["hostFunctions", OWN, "results"], [], r"hostFunctions\[3\]: transfer-own has another type"),
        (["hostFunctions", BORROW, "to"], {}, r"hostFunctions\[4\]\.to: \{\} is no integer"),
        (["hostFunctions", BORROW, "resource"], 9, r"hostFunctions\[4\]\.resource: 9 is out of range"),
        (["hostFunctions", ENTER, "results"], ["i32"], r"hostFunctions\[5\]: enter-call has another type"),
        (["hostFunctions", EXIT, "params"], [], r"hostFunctions\[6\]: exit-call has another type"),
        (["hostFunctions", DROP, "destructor", "instance"], 9, r"hostFunctions\[7\]\.destructor\.instance: 9 is out"),
        (["hostFunctions", DROP, "destructor", "name"], "run", r"hostFunctions\[7\]\.destructor: has type"),
        (["hostFunctions", COPY, "from"], 0, r"hostFunctions\[8\]\.from: 0 is no object"),
        (["hostFunctions", COPY, "to", "name"], "table", r"hostFunctions\[8\]\.to: is no memory"),
        (["hostFunctions", COPY, "params"], ["i64"], r"hostFunctions\[8\]: copy has another type"),
        (
            ["hostFunctions", COPY, "to", "instance"],
            1,
            r"steps\[1\]\.imports\[6\]\.from\.host: copies between memories",
        ),
    ],
)
def test_the_place_is_named(path: list[str | int], value: object, text: str) -> None:
    plan, component, module = printed()
    with pytest.raises(SdkError, match=f"^link plan: {text}"):
        open_program(put(plan, path, value), component, adapters=module)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "7", "null", "[" * 100_000, "\0", '{"format": 2}', "{}", '{"format": true}']
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(SdkError):
        read_plan(text, FINGERPRINT)


def test_an_artifact_with_another_core_signature_is_refused_before_it_runs() -> None:
    plan, _ = sound()
    other = bytes(wasmtime.wat2wasm(SOURCE.replace('"run") (param i32)', '"run") (param i32 i64)')))
    plan["artifact"]["size"] = plan["modules"][0]["length"] = len(other)
    plan["artifact"]["sha256"] = hashlib.sha256(other).hexdigest()
    with pytest.raises(SdkError, match="has type i32 i64 -> i32, not i32 -> i32"):
        open_program(plan, other)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_and_a_device_are_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(SdkError, match="no regular file"):
            read_regular(path, 10)


def test_no_more_is_read_than_is_of_use(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * 1000)
    assert len(read_regular(path, 10)) == 11

"""Small guests in WebAssembly text, linked by hand-made plans."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, cast

import wasmtime

from sdk_runtime.compile_cache import CompileCache
from sdk_runtime.instance import IDLE, RUNNING, TAKEN, Instance, Limits
from sdk_runtime.link import ImportCall
from sdk_runtime.plan import LinkPlan
from sdk_runtime.program import Beside, Glue, Program

REALLOC = """
  (memory (export "memory") 1)
  (global $next (mut i32) (i32.const 1024))
  (func (export "realloc") (param i32 i32 i32 i32) (result i32) (local i32)
    (global.set $next (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
    (local.set 4 (global.get $next))
    (global.set $next (i32.add (global.get $next) (local.get 3)))
    (local.get 4))
"""


NOTHING_BESIDE = Beside(lambda _: b"", lambda _: b"")


def function(params: str = "", results: str = "") -> dict[str, Any]:
    return {"params": params.split(), "results": results.split()}


def make_plan(
    modules: list[str],
    exports: Mapping[str, Mapping[str, Any]] | None = None,
    host: list[dict[str, Any]] | None = None,
    imports: list[tuple[str, str]] | None = None,
    **more: Any,
) -> tuple[LinkPlan, bytes]:
    """A plan whose last module has the exports, and imports all host functions in their order under the names given."""
    binaries = [bytes(wasmtime.wat2wasm(text)) for text in modules]
    offsets = [sum(map(len, binaries[:i])) for i in range(len(binaries))]
    component = b"".join(binaries)
    last = len(binaries) - 1
    steps: list[dict[str, Any]] = [{"module": i, "imports": []} for i in range(len(binaries))]
    steps[last]["imports"] = [
        {"module": module, "name": name, "kind": "func", "from": {"host": i}}
        for i, (module, name) in enumerate(imports or [])
    ]
    memory = {
        "encoding": "utf8",
        "memory": {"instance": last, "name": "memory"},
        "realloc": {"instance": last, "name": "realloc"},
    }
    plan: dict[str, Any] = {
        "format": 1,
        "world": "test:test/test",
        "fingerprint": "f" * 64,
        "artifact": {"sha256": hashlib.sha256(component).hexdigest(), "size": len(component)},
        "modules": [{"offset": o, "length": len(b)} for o, b in zip(offsets, binaries, strict=True)],
        "components": [{}],
        "resources": [],
        "options": [{"encoding": "utf8"}, *([memory] if '"realloc"' in modules[last] else [])],
        "hostFunctions": host or [],
        "steps": steps,
        "exports": [
            {"function": name, "core": {"instance": last, "name": name}, "options": 0, "component": 0, **parts}
            for name, parts in (exports or {}).items()
        ],
        **more,
    }
    return cast(LinkPlan, plan), component


def apart(plan: Any, component: bytes, index: int) -> bytes:
    """Moves a module into the file of printed modules, and returns that."""
    module = plan["modules"][index]
    printed = component[module["offset"] : module["offset"] + module["length"]]
    module |= {"source": "adapters", "offset": 0}
    plan["adapters"] = {"sha256": hashlib.sha256(printed).hexdigest(), "size": len(printed), "functions": ["f"]}
    return printed


def open_instance(
    plan: LinkPlan,
    component: bytes,
    bodies: Mapping[str, Callable[[ImportCall], Callable[[], None]]] | None = None,
    memory: int | None = None,
    timeout: float | None = None,
    resources: tuple[str, ...] = (),
    classes: tuple[Any, ...] = (),
) -> Instance:
    program = Program(plan, lambda _: component, NOTHING_BESIDE)
    glue = Glue(tuple(export["function"] for export in plan["exports"]), resources)
    program.compile(CompileCache(None), glue)
    return Instance(program, glue, bodies or {}, classes, Limits(memory, timeout))


def call(instance: Instance, number: int, *arguments: int) -> int:
    """A call as generated code makes it, of a function of u32 parameters and one u32 result."""
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        export = instance.exports[number]
        for i, argument in enumerate(arguments):
            instance.u32[4 * i] = argument
        instance.run(export)
        result = instance.u32[0]
        instance.finish(export)
        instance.release()
        return result
    except BaseException as error:
        with instance.leaving:
            instance.fail(error, turn)
        raise


def importing(function: Callable[[int], int]) -> Callable[[ImportCall], Callable[[], None]]:
    """Binds an import of type u32 -> u32."""

    def bind(call: ImportCall) -> Callable[[], None]:
        words = call.frame.u32

        def body() -> None:
            call.instance.check_may_leave()
            words[0] = function(words[0])

        return body

    return bind


__all__ = ["IDLE", "REALLOC", "RUNNING", "apart", "call", "function", "importing", "make_plan", "open_instance"]

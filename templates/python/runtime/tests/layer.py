"""A small layer in WebAssembly text, behind stubs as the front end prints them: a test calls the private world through it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import wasmtime
from guest import make_plan

from sdk_runtime.compile_cache import CompileCache
from sdk_runtime.instance import TAKEN, Instance, Limits
from sdk_runtime.plan import LinkPlan, read_plan
from sdk_runtime.program import Beside, Glue, Program
from sdk_runtime.wasi.settings import Settings
from sdk_runtime.wasi.signatures import SIGNATURES

PAGE = 1 << 16
OWN = {"peek": "i32 -> i32", "poke": "i32 i32 ->"}
"""What the layer has besides the private world."""
FUNCTIONS = {**SIGNATURES, **OWN}
FINGERPRINT = "f" * 64


def types(signature: str) -> tuple[list[str], list[str]]:
    params, results = signature.split("->")
    return params.split(), results.split()


def wat_type(signature: str) -> str:
    params, results = types(signature)
    return f"(param {' '.join(params)}) (result {' '.join(results)})"


def stubs() -> str:
    """Each function loads the layer at the first call, and jumps through the table."""
    functions: list[str] = []
    for place, (name, signature) in enumerate(FUNCTIONS.items()):
        arguments = " ".join(f"(local.get {i})" for i in range(len(types(signature)[0])))
        functions.append(
            f"""(func (export "{name}") {wat_type(signature)}
              (if (i32.eqz (global.get $loaded)) (then (call $load) (global.set $loaded (i32.const 1))))
              (call_indirect {wat_type(signature)} {arguments} (i32.const {place})))"""
        )
    return f"""(module (import "h" "load" (func $load))
      (table (export "functions") {len(FUNCTIONS)} funcref) (global $loaded (mut i32) (i32.const 0))
      {" ".join(functions)} (func (export "load again") (call $load)))"""


def layer(start: str = "") -> str:
    """`start` is the body of its start function."""
    imports = [f'(import "h" "{name}" (func ${name} {wat_type(it)}))' for name, it in SIGNATURES.items()]
    exports = [f'(export "{name}" (func ${name}))' for name in SIGNATURES]
    return f"""(module {" ".join(imports)} {" ".join(exports)}
      (memory (export "memory") 1 4)
      (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0)))
      (func (export "poke") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
      {f"(func $start {start}) (start $start)" if start else ""})"""


def filler() -> str:
    imports = [f'(import "l" "{name}" (func ${name} {wat_type(it)}))' for name, it in FUNCTIONS.items()]
    names = " ".join(f"${name}" for name in FUNCTIONS)
    return f"""(module (import "s" "functions" (table {len(FUNCTIONS)} funcref)) {" ".join(imports)}
      (elem (table 0) (i32.const 0) func {names}))"""


def host_functions() -> list[dict[str, Any]]:
    memory = {"instance": 1, "name": "memory"}
    load: dict[str, Any] = {"kind": "load", "params": [], "results": []}
    private: list[dict[str, Any]] = []
    for name, signature in SIGNATURES.items():
        params, results = types(signature)
        private.append({"kind": "wasi", "function": name, "memory": memory, "params": params, "results": results})
    return [load, *private]


class Parts:
    """A plan, and the files that it needs."""

    def __init__(self, start: str = "") -> None:
        component_text = "(module)"
        plan, self.component = make_plan([component_text])
        printed = [bytes(wasmtime.wat2wasm(text)) for text in (stubs(), filler())]
        self.adapters = b"".join(printed)
        self.plan: Any = json.loads(json.dumps(plan))
        self.plan["adapters"] = {**_digest(self.adapters), "functions": []}
        self.plan["modules"] = [
            {"source": "adapters", "offset": 0, "length": len(printed[0])},
            {"source": "layer", "offset": 0},
            {"source": "adapters", "offset": len(printed[0]), "length": len(printed[1])},
        ]
        self.plan["hostFunctions"] = host_functions()
        self.plan["steps"] = [{"module": 0, "imports": [_function("h", "load", {"host": 0})]}]
        private = [_function("h", name, {"host": 1 + i}) for i, name in enumerate(SIGNATURES)]
        jumps = [_function("l", name, {"instance": 1, "name": name}) for name in FUNCTIONS]
        table = {**_function("s", "functions", {"instance": 0, "name": "functions"}), "kind": "table"}
        self.plan["deferred"] = [{"module": 1, "imports": private}, {"module": 2, "imports": [table, *jumps]}]
        self.plan["exports"] = [
            {"function": name, "core": {"instance": 0, "name": name}, "options": 0, "component": 0}
            for name in (*FUNCTIONS, "load again")
        ]

        self.layer_text = layer(start)
        self.replace_layer(self.layer_text)

    def replace_layer(self, text: str) -> None:
        """With another one."""
        self.layer = bytes(wasmtime.wat2wasm(text))
        self.plan["layer"] = {"name": "http", **_digest(self.layer)}
        self.plan["modules"][1]["length"] = len(self.layer)

    def open(self, limits: Limits | None = None) -> Instance:
        plan: LinkPlan = read_plan(json.dumps(self.plan), FINGERPRINT)
        beside = Beside(lambda _: self.adapters, lambda _: self.layer)
        program = Program(plan, lambda _: self.component, beside)
        glue = Glue(tuple(export["function"] for export in plan["exports"]), ())
        program.compile(CompileCache(None), glue)
        return Instance(program, glue, {}, (), limits or Limits(None, None))


class Caller:
    """Calls the private world as the layer does."""

    def __init__(self, settings: Settings | None = None, timeout: float | None = None, start: str = "") -> None:
        self.instance = Parts(start).open(Limits(None, timeout, settings))

    def __call__(self, name: str, *arguments: int) -> int:
        number = [*FUNCTIONS, "load again"].index(name)
        params, results = types(FUNCTIONS.get(name, "->"))
        instance = self.instance
        turn = 0
        try:
            instance.acquire()
            if instance.state:
                raise instance.refusal()
            turn = instance.state = TAKEN
            export = instance.exports[number]
            for i, (argument, param) in enumerate(zip(arguments, params, strict=True)):
                if param == "i64":
                    instance.u64[2 * i] = argument
                else:
                    instance.u32[4 * i] = argument
            instance.run(export)
            result = 0 if not results else instance.u64[0] if results == ["i64"] else instance.u32[0]
            instance.finish(export)
            instance.release()
            return result
        except BaseException as error:
            with instance.leaving:
                instance.fail(error, turn)
            raise

    def peek(self, at: int, length: int) -> bytes:
        """What is in the layer's memory."""
        return bytes(self("peek", at + i) for i in range(length))

    def poke(self, at: int, data: bytes) -> None:
        """Writes into the layer's memory."""
        for i, byte in enumerate(data):
            self("poke", at + i, byte)


def _digest(data: bytes) -> dict[str, Any]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}


def _function(module: str, name: str, source: dict[str, Any]) -> dict[str, Any]:
    return {"module": module, "name": name, "kind": "func", "from": source}

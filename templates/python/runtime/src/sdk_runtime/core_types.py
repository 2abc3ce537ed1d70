"""Whether the core functions that a plan names have the types that they are called with: the engine does not look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import wasmtime

from .errors import SdkError
from .plan import CoreExport, LinkPlan
from .wasi.signatures import SIGNATURES

if TYPE_CHECKING:
    from .program import Glue

_REALLOC = "i32 i32 i32 i32 -> i32"
_DESTRUCTOR = "i32 ->"


def check_core_types(plan: LinkPlan, modules: Sequence[wasmtime.Module], glue: Glue) -> None:
    """Compares the modules with the plan and with the package.

    Raises:
        SdkError: It names the place in the plan.
    """
    _Checker(plan, modules).check(glue)


class _Checker:
    def __init__(self, plan: LinkPlan, modules: Sequence[wasmtime.Module]) -> None:
        self.plan = plan
        self.exports: list[Mapping[str, Any]] = [{it.name: it.type for it in module.exports} for module in modules]
        self.steps = [*plan["steps"], *plan.get("deferred", [])]

    def check(self, glue: Glue) -> None:
        for index, step in enumerate(self.steps):
            first = len(self.plan["steps"])
            place = f"steps[{index}]" if index < first else f"deferred[{index - first}]"
            for number, imported in enumerate(step["imports"]):
                source = imported["from"]
                if "host" not in source:
                    self.find(source, f"{place}.imports[{number}].from")
        for index, options in enumerate(self.plan["options"]):
            if "memory" in options:
                self.memory(options["memory"], f"options[{index}].memory")
            if "realloc" in options:
                self.function(options["realloc"], _REALLOC, f"options[{index}].realloc")
        for index, resource in enumerate(self.plan["resources"]):
            if resource["kind"] == "defined" and "destructor" in resource:
                self.function(resource["destructor"], _DESTRUCTOR, f"resources[{index}].destructor")
        for index, host in enumerate(self.plan["hostFunctions"]):
            if host["kind"] == "import":
                expected = glue.import_types.get(host["function"])
                _compare(signature(host["params"], host["results"]), expected, f"hostFunctions[{index}]")
            elif host["kind"] == "copy":
                self.memory(host["from"], f"hostFunctions[{index}].from")
                self.memory(host["to"], f"hostFunctions[{index}].to")
            elif host["kind"] == "wasi":
                self.memory(host["memory"], f"hostFunctions[{index}].memory")
                expected = SIGNATURES.get(host["function"])
                if expected is None:
                    _fail(f"hostFunctions[{index}].function", f"{host['function'][:60]!r} is unknown")
                _compare(signature(host["params"], host["results"]), expected, f"hostFunctions[{index}]")
            elif host["kind"] == "resource-drop" and "destructor" in host:
                self.function(host["destructor"], _DESTRUCTOR, f"hostFunctions[{index}].destructor")
        self.check_exports(dict(zip(glue.exports, glue.export_types, strict=False)))

    def check_exports(self, expected: Mapping[str, str]) -> None:
        for index, export in enumerate(self.plan["exports"]):
            results = self.function(export["core"], expected.get(export["function"]), f"exports[{index}].core")
            if "postReturn" in export:
                self.function(export["postReturn"], signature(results, ()), f"exports[{index}].postReturn")

    def memory(self, source: CoreExport, path: str) -> None:
        found = self.find(source, path)
        if not isinstance(found, wasmtime.MemoryType) or getattr(found, "is_64", False):
            _fail(path, "is no memory of 32 bits")

    def function(self, source: CoreExport, expected: str | None, path: str) -> list[str]:
        """Returns the types of its results."""
        found = self.find(source, path)
        if not isinstance(found, wasmtime.FuncType):
            _fail(path, "is no function")
        results = [str(it) for it in found.results]
        _compare(signature([str(it) for it in found.params], results), expected, path)
        return results

    def find(self, source: CoreExport, path: str) -> Any:
        found = self.exports[self.steps[source["instance"]]["module"]].get(source["name"])
        if found is None:
            _fail(path, f"core instance {source['instance']} exports no {source['name'][:60]!r}")
        return found


def signature(params: Sequence[str], results: Sequence[str]) -> str:
    """E.g. `i32 i64 -> i32`, `->`."""
    return " ".join([*params, "->", *results])


def _compare(found: str, expected: str | None, path: str) -> None:
    if expected is not None and found != expected:
        _fail(path, f"has type {found[:200]}, not {expected}")


def _fail(path: str, problem: str) -> NoReturn:
    raise SdkError(f"link plan: {path}: {problem}")

"""Whether a link plan from outside can be carried out: every field's type, every index, before anything is compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from .errors import SdkError

_CORE_TYPES = ("i32", "i64", "f32", "f64")
_ENCODINGS = ("utf8", "utf16", "latin1+utf16")
_IMPORT_KINDS = ("func", "table", "memory", "global", "tag")
_MOST = 100_000
"""Entries of any list; an engine has such limits, too."""
_MOST_FUNCTIONS = 5_000
"""Each costs every instance a quarter of a millisecond."""
_MOST_BYTES = 1 << 32
"""Of a 32-bit memory."""
_MOST_VALUES = 1000
"""Parameters or results of a core function, as in WebAssembly engines."""

_TYPES: dict[str, tuple[list[str], list[str]]] = {
    "resource-new": (["i32"], ["i32"]),
    "resource-rep": (["i32"], ["i32"]),
    "resource-drop": (["i32"], []),
    "fault": (["i32", "i32"], []),
    "transfer-own": (["i32", "i32"], ["i32"]),
    "transfer-borrow": (["i32", "i32"], ["i32"]),
    "enter-call": ([], []),
    "exit-call": (["i32"], []),
    "copy": (["i32", "i32", "i32"], []),
    "load": ([], []),
}
"""Parameters and results of the host functions that have one type each."""

_IMPORTERS = {"wasi": "layer", "load": "adapters"}
"""Which file's modules alone may import a host function of such a kind."""

Check = Callable[[Any, str], None]

is_a: Callable[[Any, Any], bool] = isinstance
"""`isinstance`, after which type checkers go on to know nothing of the value."""


def check_plan(plan: Any) -> None:
    """Checks all that the linker relies on.

    Raises:
        SdkError: It names the place: `link plan: steps[3].imports[0].from.instance: 9 is out of range`.
    """
    lists: dict[str, Check] = {name: _list for name in _PARTS if name != "deferred"}
    optional: dict[str, Check] = {"adapters": _adapters, "layer": _layer, "deferred": _list}
    _fields(plan, "", {"artifact": _digest, **lists}, optional)
    if len(plan["hostFunctions"]) > _MOST_FUNCTIONS:
        _fail("hostFunctions", f"{len(plan['hostFunctions'])} entries are too many")
    for name, part in _PARTS.items():
        for index, entry in enumerate(plan.get(name, [])):
            part(plan, index, entry, f"{name}[{index}]")
    functions = [export["function"] for export in plan["exports"]]
    if len(set(functions)) < len(functions):
        _fail("exports", "a function stands there twice")


def _module(plan: Any, _: int, entry: Any, path: str) -> None:
    _fields(entry, path, {"offset": _natural, "length": _natural}, {"source": _one_of(("adapters", "layer"))})
    file = entry.get("source", "artifact")
    if file not in plan:
        _fail(f"{path}.source", f"the plan has no {file}")
    if entry["offset"] + entry["length"] > plan[file]["size"]:
        _fail(path, f"is not inside the {file}")


def _component(_: Any, index: int, entry: Any, path: str) -> None:
    _fields(entry, path, {}, {"parent": _index(index)})


def _resource(plan: Any, _: int, entry: Any, path: str) -> None:
    _fields(entry, path, {"kind": _one_of(("defined", "imported")), "names": _list})
    for index, name in enumerate(entry["names"]):
        _text(name, f"{path}.names[{index}]")
    if entry["kind"] == "defined":
        _fields(entry, path, {"component": _index(len(plan["components"]))}, {"destructor": _core_export(plan)})


def _options(plan: Any, index: int, entry: Any, path: str) -> None:
    export = _core_export(plan)
    _fields(entry, path, {"encoding": _one_of(_ENCODINGS)}, {"memory": export, "realloc": export})
    if "exchange" in entry:
        _fields(entry, path, {"encoding": _one_of(("utf8",)), "memory": export})
        exchange = entry["exchange"]
        _fields(exchange, f"{path}.exchange", {"start": _index(_MOST_BYTES), "guest": _index(index)})
        if "exchange" in plan["options"][exchange["guest"]]:
            _fail(f"{path}.exchange.guest", "is an exchange")


def _host_function(plan: Any, _: int, entry: Any, path: str) -> None:
    _fields(entry, path, {"params": _value_types, "results": _value_types, "kind": _text})
    component, resource = _index(len(plan["components"])), _index(len(plan["resources"]))
    export = _core_export(plan, with_deferred=True)
    builtin: dict[str, Check] = {"resource": resource, "component": component}
    transfer: dict[str, Check] = {"resource": resource, "from": component, "to": component}
    kinds: dict[str, dict[str, Check]] = {
        "import": {"function": _text, "options": _index(len(plan["options"])), "component": component},
        "resource-new": builtin,
        "resource-rep": builtin,
        "resource-drop": builtin,
        "trap": {"name": _text},
        "fault": {},
        "transfer-own": transfer,
        "transfer-borrow": transfer,
        "enter-call": {},
        "exit-call": {},
        "copy": {"from": export, "to": export},
        "load": {},
        "wasi": {"function": _text, "memory": export},
    }
    kind = entry["kind"]
    if kind not in kinds:
        _fail(f"{path}.kind", f"{_show(kind)} is unknown")
    _fields(entry, path, kinds[kind], {"destructor": export} if kind == "resource-drop" else None)
    if kind in _TYPES and (entry["params"], entry["results"]) != _TYPES[kind]:
        _fail(path, f"{kind} has another type")
    if kind in ("resource-new", "resource-rep") and plan["resources"][entry["resource"]]["kind"] != "defined":
        _fail(f"{path}.resource", "is not defined by a component")


def _step(plan: Any, index: int, entry: Any, path: str) -> None:
    _fields(entry, path, {"module": _index(len(plan["modules"])), "imports": _list})
    file = plan["modules"][entry["module"]].get("source")
    if file == "layer" and index < len(plan["steps"]):
        _fail(f"{path}.module", "only deferred steps instantiate the layer")
    for number, imported in enumerate(entry["imports"]):
        at = f"{path}.imports[{number}]"
        _fields(imported, at, {"module": _text, "name": _text, "kind": _one_of(_IMPORT_KINDS), "from": _object})
        source = imported["from"]
        if "host" in source:
            _fields(source, f"{at}.from", {"host": _index(len(plan["hostFunctions"]))})
            host = plan["hostFunctions"][source["host"]]
            if host["kind"] == "copy" and max(host["from"]["instance"], host["to"]["instance"]) >= index:
                _fail(f"{at}.from.host", "copies between memories that are not there yet")
            importer = _IMPORTERS.get(host["kind"], file)
            if importer != file:
                _fail(f"{at}.from.host", f"only modules of the {importer} import {host['kind']}")
        else:
            _fields(source, f"{at}.from", {"instance": _index(index), "name": _text})


def _deferred(plan: Any, index: int, entry: Any, path: str) -> None:
    _step(plan, len(plan["steps"]) + index, entry, path)


def _export(plan: Any, _: int, entry: Any, path: str) -> None:
    export = _core_export(plan)
    required = {
        "function": _text,
        "core": export,
        "options": _index(len(plan["options"])),
        "component": _index(len(plan["components"])),
    }
    _fields(entry, path, required, {"postReturn": export})


# In this order: a later part may look into an earlier one.
_PARTS: dict[str, Callable[[Any, int, Any, str], None]] = {
    "modules": _module,
    "components": _component,
    "resources": _resource,
    "options": _options,
    "hostFunctions": _host_function,
    "steps": _step,
    "deferred": _deferred,
    "exports": _export,
}


def _digest(value: Any, path: str) -> None:
    _fields(value, path, {"sha256": _text, "size": _natural})


def _layer(value: Any, path: str) -> None:
    _fields(value, path, {"name": _one_of(("base", "http")), "sha256": _text, "size": _natural})


def _adapters(value: Any, path: str) -> None:
    _fields(value, path, {"sha256": _text, "size": _natural, "functions": _list})
    for index, name in enumerate(value["functions"]):
        _text(name, f"{path}.functions[{index}]")


def _core_export(plan: Any, *, with_deferred: bool = False) -> Check:
    end = len(plan["steps"]) + (len(plan.get("deferred", [])) if with_deferred else 0)
    fields = {"instance": _index(end), "name": _text}
    return lambda value, path: _fields(value, path, fields)


def _fields(value: Any, path: str, required: dict[str, Check], optional: dict[str, Check] | None = None) -> None:
    _object(value, path)
    for name, check in required.items():
        if name not in value:
            _fail(_inside(path, name), "is missing")
        check(value[name], _inside(path, name))
    for name, check in (optional or {}).items():
        if name in value:
            check(value[name], _inside(path, name))


def _object(value: Any, path: str) -> None:
    if not is_a(value, dict):
        _fail(path, f"{_show(value)} is no object")


def _list(value: Any, path: str) -> None:
    if not is_a(value, list):
        _fail(path, f"{_show(value)} is no list")
    if len(value) > _MOST:
        _fail(path, f"{len(value)} entries are too many")


def _text(value: Any, path: str) -> None:
    if not is_a(value, str):
        _fail(path, f"{_show(value)} is no text")


def _natural(value: Any, path: str) -> None:
    if type(value) is not int:
        _fail(path, f"{_show(value)} is no integer")
    if not 0 <= value < 1 << 53:
        _fail(path, f"{_show(value)} is out of range")


def _index(size: int) -> Check:
    def check(value: Any, path: str) -> None:
        _natural(value, path)
        if value >= size:
            _fail(path, f"{value} is out of range")

    return check


def _one_of(texts: tuple[str, ...]) -> Check:
    def check(value: Any, path: str) -> None:
        _text(value, path)
        if value not in texts:
            _fail(path, f"{_show(value)} is unknown")

    return check


def _value_types(value: Any, path: str) -> None:
    _list(value, path)
    if len(value) > _MOST_VALUES:
        _fail(path, f"{len(value)} entries are too many")
    for index, entry in enumerate(value):
        _one_of(_CORE_TYPES)(entry, f"{path}[{index}]")


def _inside(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _fail(path: str, problem: str) -> NoReturn:
    raise SdkError(f"link plan: {path}: {problem}" if path else f"link plan: {problem}")

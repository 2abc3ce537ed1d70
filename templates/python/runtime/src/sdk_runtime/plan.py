"""The link plan that a package ships beside its component: how to instantiate it over a core engine."""

from __future__ import annotations

import json
from typing import Any, Literal, TypedDict, cast

from .errors import SdkError
from .plan_check import check_plan, is_a

MOST_BYTES = 64 << 20
"""Of a plan's text."""
CoreType = Literal["i32", "i64", "f32", "f64"]


class CoreExport(TypedDict):
    """An export of the core instance that step `instance` makes."""

    instance: int
    name: str


class _Options(TypedDict):
    encoding: Literal["utf8", "utf16", "latin1+utf16"]


class Options(_Options, total=False):
    """Memory, realloc and string encoding of a function."""

    memory: CoreExport
    realloc: CoreExport


class _Resource(TypedDict):
    kind: Literal["defined", "imported"]
    names: list[str]


class Resource(_Resource, total=False):
    """A resource type; `component` and `destructor` only where the component defines it."""

    component: int
    destructor: CoreExport


class _Signature(TypedDict):
    params: list[CoreType]
    results: list[CoreType]


class ImportFunction(_Signature):
    """A function of the application; `function` is its WIT path, `component` the component instance that calls it."""

    kind: Literal["import"]
    function: str
    options: int
    component: int


class ResourceFunction(_Signature):
    """A resource built-in of a component instance."""

    kind: Literal["resource-new", "resource-rep", "resource-drop"]
    resource: int
    component: int


class TrapFunction(_Signature):
    """A function without implementation."""

    kind: Literal["trap"]
    name: str


HostFunction = ImportFunction | ResourceFunction | TrapFunction


# `from` is a keyword, so these two have the functional form.
StepImport = TypedDict("StepImport", {"module": str, "name": str, "kind": str, "from": "CoreExport | HostRef"})


class HostRef(TypedDict):
    """An index into `hostFunctions`."""

    host: int


class Step(TypedDict):
    """Instantiates `module` with one import for each that it has, in its order."""

    module: int
    imports: list[StepImport]


class _Export(TypedDict):
    function: str
    core: CoreExport
    options: int
    component: int


class Export(_Export, total=False):
    """A function of the component's API."""

    postReturn: CoreExport


class ByteRange(TypedDict):
    """A core module inside the component."""

    offset: int
    length: int


class ArtifactDigest(TypedDict):
    """Which component the plan belongs to."""

    sha256: str
    size: int


class LinkPlan(TypedDict):
    """See the fields' types; every integer is an index into another list of the plan."""

    format: int
    world: str
    fingerprint: str
    artifact: ArtifactDigest
    modules: list[ByteRange]
    components: list[object]
    resources: list[Resource]
    options: list[Options]
    hostFunctions: list[HostFunction]
    steps: list[Step]
    exports: list[Export]


def read_plan(text: str | bytes, fingerprint: str) -> LinkPlan:
    """Reads a plan and makes sure that it is for the interface that this package was generated from.

    Raises:
        SdkError: The plan has another format, or belongs to another interface.
    """
    try:
        plan: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SdkError(f"link plan: is not JSON: {error}") from None
    if not is_a(plan, dict):
        raise SdkError("link plan: is no object")
    if plan.get("format") != 1 or is_a(plan["format"], bool):
        raise SdkError(f"link plan: format: {plan.get('format')!r} is unknown, this package reads format 1")
    if plan.get("fingerprint") != fingerprint:
        raise SdkError(
            f"the component has another interface: its fingerprint is {plan.get('fingerprint')}, this package was generated for {fingerprint}"
        )
    check_plan(plan)
    return cast("LinkPlan", plan)

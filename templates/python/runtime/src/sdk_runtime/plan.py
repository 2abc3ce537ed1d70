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


class ExchangeOptions(TypedDict):
    """Where the host allocates in an exchange, and the options of the guest behind it."""

    start: int
    guest: int


class Options(_Options, total=False):
    """Memory, realloc and string encoding of a function."""

    memory: CoreExport
    realloc: CoreExport
    exchange: ExchangeOptions


class ImportedResource(TypedDict):
    """A resource type of the application."""

    kind: Literal["imported"]
    names: list[str]


class _DefinedResource(TypedDict):
    kind: Literal["defined"]
    names: list[str]
    component: int


class DefinedResource(_DefinedResource, total=False):
    """A resource type that the component instance `component` defines."""

    destructor: CoreExport


Resource = ImportedResource | DefinedResource


class _Signature(TypedDict):
    params: list[CoreType]
    results: list[CoreType]


class ImportFunction(_Signature):
    """A function of the application; `function` is its WIT path, `component` the component instance that calls it."""

    kind: Literal["import"]
    function: str
    options: int
    component: int


class _ResourceFunction(_Signature):
    kind: Literal["resource-new", "resource-rep", "resource-drop"]
    resource: int
    component: int


class ResourceFunction(_ResourceFunction, total=False):
    """A resource built-in of a component instance."""

    destructor: CoreExport
    """Of `resource-drop`: what is called for an own handle instead of the resource's own."""


class TrapFunction(_Signature):
    """A function without implementation."""

    kind: Literal["trap"]
    name: str


class BareFunction(_Signature):
    """What printed modules ask of the host: a rule is broken; a call with borrowed handles begins; it ends."""

    kind: Literal["fault", "enter-call", "exit-call"]


class LoadFunction(_Signature):
    """Carries out the deferred steps."""

    kind: Literal["load"]


class WasiFunction(_Signature):
    """A function of the WASI layer's private world, e.g. `host.write`; its pointers lead into `memory`."""

    kind: Literal["wasi"]
    function: str
    memory: CoreExport


# `from` is a keyword, so these have the functional form.
_Transfer = TypedDict("_Transfer", {"resource": int, "from": int, "to": int})


class TransferFunction(_Signature, _Transfer):
    """Moves a handle, or lends it, from the table of one component instance to that of another."""

    kind: Literal["transfer-own", "transfer-borrow"]


_Copy = TypedDict("_Copy", {"from": CoreExport, "to": CoreExport})


class CopyFunction(_Signature, _Copy):
    """Copies bytes between two memories."""

    kind: Literal["copy"]


ServedFunction = (
    ImportFunction | ResourceFunction | TrapFunction | BareFunction | TransferFunction | LoadFunction | WasiFunction
)
"""What Python serves."""
HostFunction = ServedFunction | CopyFunction


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


class _ByteRange(TypedDict):
    offset: int
    length: int


class ByteRange(_ByteRange, total=False):
    """A core module inside the component, or inside the file beside it that holds the printed modules or the WASI layer."""

    source: Literal["adapters", "layer"]


class Digest(TypedDict):
    """Which file the plan belongs to."""

    sha256: str
    size: int


class Adapters(Digest):
    """The file of printed modules; `functions` are names for errors."""

    functions: list[str]


class Layer(Digest):
    """The component of ours that stands behind `wasi:*`."""

    name: Literal["base", "http"]


class _LinkPlan(TypedDict, total=False):
    adapters: Adapters
    layer: Layer
    deferred: list[Step]
    """Those of the layer and its adapters, when WASI is called for the first time; core instances are numbered on."""


class LinkPlan(_LinkPlan):
    """See the fields' types; every integer is an index into another list of the plan."""

    format: int
    world: str
    fingerprint: str
    artifact: Digest
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

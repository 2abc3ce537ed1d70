"""Carries out a link plan: makes the core instances of a component in one store, and the host functions between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .adapters import COPY, AdapterFunctions
from .builtins import Destructor, host_resource_drop, resource_drop, resource_new, resource_rep, trap
from .errors import SdkError, TrapError
from .exchange import Exchange
from .handles import HandleTable
from .memory import MEMORIES, NO_LEAVE, Memory
from .memory_share import Share
from .own_modules import own_module
from .plan import (
    CopyFunction,
    CoreExport,
    Options,
    Resource,
    ResourceFunction,
    ServedFunction,
    Step,
    StepImport,
    WasiFunction,
)
from .plan import Export as PlanExport
from .store import Exports, Extern, Frame
from .task import Task
from .wasi.host import Host
from .wasi.layer_memory import LayerMemory
from .wasi.settings import Settings

if TYPE_CHECKING:
    from .instance import Instance, Limits
    from .program import Glue, Program


class Export:
    """A function of the component, bound to one instance."""

    __slots__ = ("call", "instance", "memory", "post_return", "table")

    def __init__(
        self,
        instance: Instance,
        call: Callable[[], object],
        post_return: Callable[[], object] | None,
        memory: Memory,
        table: HandleTable,
    ) -> None:
        """`call` and `post_return` take and give what the store's slots hold."""
        self.instance = instance
        self.call = call
        self.post_return = post_return
        self.memory = memory
        self.table = table


class ImportCall(Task):
    """An imported function, bound to one instance: where its arguments are, and the memory and handles of its caller.

    There is one call of it at a time, since the application may not call back.
    """

    __slots__ = ("frame", "instance", "memory", "table")

    def __init__(self, instance: Instance, frame: Frame, memory: Memory, table: HandleTable) -> None:
        """`frame` holds the arguments of the running call, and then its result."""
        super().__init__()
        self.instance = instance
        self.frame = frame
        self.memory = memory
        self.table = table


Body = Callable[[], None]
Binder = Callable[[ImportCall], Body]
"""Makes the behaviour of an imported function for one instance."""


def whole_call(export: Export) -> Callable[[], object]:
    """For a function whose result is a number, or none: the call and its post-return in one, since nothing is lifted between."""
    call, post_return, instance = export.call, export.post_return, export.instance
    if post_return is None:
        return call

    def both() -> object:
        error = call()
        if error or instance.trap:
            return error
        instance.state = NO_LEAVE
        return post_return()

    return both


class Linked(NamedTuple):
    """What the generated code's functions and resources are in this instance, in its own order."""

    exports: tuple[Export, ...]
    resources: tuple[int, ...]
    """Indices into the plan."""
    resource_homes: tuple[HandleTable | None, ...]
    """The handle tables of the component instances that define them; None for the application's."""
    destructors: tuple[Destructor | None, ...]
    """By index of the plan's resources."""


def link(instance: Instance, program: Program, glue: Glue, binders: Mapping[str, Binder], limits: Limits) -> Linked:
    """Instantiates the component.

    Raises:
        SdkError: The plan lacks a function or resource that the package needs, or the memory limit is too low.
        TrapError: The component trapped while it started.
    """
    if "layer" in program.plan:
        instance.wasi = Host(instance, limits.wasi or Settings())
    linker = _Linker(instance, program, binders, program.share(limits.memory))
    linker.instantiate()
    return linker.linked(glue)


class _Linker:
    def __init__(self, instance: Instance, program: Program, binders: Mapping[str, Binder], share: Share) -> None:
        self.instance = instance
        self.store = instance.store
        self.modules = program.modules()
        self.sizes = program.sizes()
        self.share = share
        self.plan = program.plan
        self.binders = binders
        self.tables = [HandleTable(instance.tasks) for _ in self.plan["components"]]
        self.homes = list(map(self.home, self.plan["resources"]))
        names = self.plan["adapters"]["functions"] if "adapters" in self.plan else []
        self.adapters = AdapterFunctions(instance, self.tables, self.homes, names)
        self.memories: list[Memory] = []
        for options in self.plan["options"]:
            self.memories.append(self.memory(options))
        self.unbound = set(range(len(self.memories)))
        self.absent: list[tuple[Destructor, CoreExport]] = []
        """Destructors whose core instances do not exist yet."""
        self.destructors = tuple(map(self.own_destructor, self.plan["resources"]))
        self.functions: dict[int, Extern] = {}
        """By index of the plan's host functions, as far as there are any yet."""
        self.cores: dict[int, Exports] = {}
        self.is_loaded = False

    def instantiate(self) -> None:
        steps, deferred = self.plan["steps"], self.plan.get("deferred", [])
        self.serve(self.asked_by(steps))
        if deferred:
            self.store.prepare([(host["params"], host["results"]) for _, host in self.asked_by(deferred)])
            own_module(self.store.engine, COPY)
        self.carry_out(steps, 0)

    def load(self) -> None:
        """The guest calls WASI for the first time."""
        if self.is_loaded:
            raise TrapError("the WASI layer is loaded twice")
        self.is_loaded = True
        deferred = self.plan.get("deferred", [])
        self.store.limit(None, self.share.table)  # what host functions take is no part of the guest
        self.serve(self.asked_by(deferred))
        self.carry_out(deferred, len(self.plan["steps"]))

    def carry_out(self, steps: Sequence[Step], first: int) -> None:
        for number, step in enumerate(steps, first):
            imports = [self.import_of(entry) for entry in step["imports"]]
            self.store.limit(*self.share.making(self.sizes[step["module"]]))
            self.cores[number] = self.store.instantiate(self.modules[step["module"]], imports)
            self.bind()
        self.store.limit(*self.share)

    def asked_by(self, steps: Sequence[Step]) -> list[tuple[int, ServedFunction]]:
        """The host functions that these steps import, and that do not exist yet."""
        hosts = self.plan["hostFunctions"]
        sources: list[Any] = [it["from"] for step in steps for it in step["imports"]]
        wanted = sorted({it["host"] for it in sources if "host" in it} - self.functions.keys())
        return [
            (index, host)
            for index, host in zip(wanted, map(hosts.__getitem__, wanted), strict=True)
            if host["kind"] != "copy"
        ]

    def serve(self, hosts: Sequence[tuple[int, ServedFunction]]) -> None:
        nesting = {number for number, (_, host) in enumerate(hosts) if self.may_nest(host)}
        made = self.store.host_functions([(host["params"], host["results"]) for _, host in hosts], nesting)
        for (index, host), (function, frame, number) in zip(hosts, made, strict=True):
            self.functions[index] = function
            self.store.serve(number, self.body(host, frame))

    def memory(self, options: Options) -> Memory:
        if "exchange" not in options:
            return MEMORIES[options["encoding"]](self.instance, self.store)
        exchange = options["exchange"]
        return Exchange(self.instance, self.store, self.memories[exchange["guest"]], exchange["start"])

    def may_nest(self, host: ServedFunction) -> bool:
        """Whether the guest runs within a host function: its destructors, `realloc` for what an import gives, start functions."""
        if host["kind"] == "import":
            options = self.plan["options"][host["options"]]
            guest = self.plan["options"][options["exchange"]["guest"]] if "exchange" in options else options
            return "realloc" in guest
        return host["kind"] == "resource-drop" or host["kind"] == "load"

    def import_of(self, entry: StepImport) -> Extern:
        source = entry["from"]
        # mypy does not tell the two apart by their keys
        if "host" not in source:
            return self.find(source)
        index: int = source["host"]  # type: ignore[typeddict-item]
        if index not in self.functions:
            self.functions[index] = self.copy(self.plan["hostFunctions"][index])  # type: ignore[arg-type]
        return self.functions[index]

    def copy(self, host: CopyFunction) -> Extern:
        memories = [self.find(host["to"]), self.find(host["from"])]
        return self.store.instantiate(own_module(self.store.engine, COPY), memories)["copy"]

    def find(self, source: CoreExport) -> Extern:
        return self.cores[source["instance"]][source["name"]]

    def exists(self, source: CoreExport | None) -> bool:
        return source is None or source["instance"] in self.cores

    def bind(self) -> None:
        """Binds what exists by now: the start function of the next core instance may need it."""
        for index in sorted(self.unbound):
            options = self.plan["options"][index]
            memory, realloc = options.get("memory"), options.get("realloc")
            if self.exists(memory) and self.exists(realloc):
                self.unbound.remove(index)
                if memory is not None:
                    self.memories[index].bind(self.find(memory), realloc and self.find(realloc))
        for destructor, source in self.absent:
            if self.exists(source):
                destructor.call = self.store.caller(self.find(source), side=True)
        self.absent = [it for it in self.absent if it[0].call is None]

    def home(self, resource: Resource) -> HandleTable | None:
        return None if resource["kind"] == "imported" else self.tables[resource["component"]]

    def own_destructor(self, resource: Resource) -> Destructor | None:
        if resource["kind"] == "imported" or "destructor" not in resource:
            return None
        return self.destructor(resource["destructor"])

    def destructor(self, source: CoreExport) -> Destructor:
        destructor = Destructor()
        self.absent.append((destructor, source))
        return destructor

    def linked(self, glue: Glue) -> Linked:
        exports = {export["function"]: export for export in self.plan["exports"]}
        resources = {
            (resource["kind"] == "defined", name): index
            for index, resource in enumerate(self.plan["resources"])
            for name in resource["names"]
        }
        classes = self.instance.classes or (None,) * len(glue.resources)
        sought = [(cls is not None, name) for cls, name in zip(classes, glue.resources, strict=True)]
        try:
            numbers = tuple(resources[key] for key in sought)
            return Linked(
                tuple(self.export(exports[function]) for function in glue.exports),
                numbers,
                tuple(self.homes[number] for number in numbers),
                self.destructors,
            )
        except KeyError as error:
            key = error.args[0]
            raise SdkError(f"the link plan of the component lacks {key if isinstance(key, str) else key[1]}") from None

    def export(self, export: PlanExport) -> Export:
        memory = self.memories[export["options"]]
        free = self.store.caller(self.find(export["postReturn"])) if "postReturn" in export else None
        return Export(
            self.instance,
            self.store.caller(self.find(export["core"])),
            memory.ending(free) if isinstance(memory, Exchange) else free,
            memory,
            self.tables[export["component"]],
        )

    def body(self, host: ServedFunction, frame: Frame) -> Body:
        if host["kind"] == "trap":
            return trap(host["name"])
        if host["kind"] == "load":
            return self.load
        if host["kind"] == "wasi":
            return self.private(host, frame)
        if host["kind"] == "import":
            memory, table = self.memories[host["options"]], self.tables[host["component"]]
            return self.binder(host["function"])(ImportCall(self.instance, frame, memory, table))
        if host["kind"] == "resource-new" or host["kind"] == "resource-rep" or host["kind"] == "resource-drop":
            return self.builtin(host, frame)
        adapter: Any = host  # not every checker sees that no other kinds are left
        return self.adapters.body(adapter, frame)

    def builtin(self, host: ResourceFunction, frame: Frame) -> Body:
        resource, table = host["resource"], self.tables[host["component"]]
        if host["kind"] == "resource-new":
            return resource_new(self.instance, frame, table, resource)
        if host["kind"] == "resource-rep":
            return resource_rep(frame, table, resource)
        if self.homes[resource] is None:
            return host_resource_drop(self.instance, frame, table, resource)
        own = self.destructor(host["destructor"]) if "destructor" in host else self.destructors[resource]
        return resource_drop(self.instance, frame, table, resource, own)

    def private(self, host: WasiFunction, frame: Frame) -> Body:
        source, wasi = host["memory"], self.instance.wasi
        if wasi is None:
            raise SdkError("the link plan of the component lacks the WASI layer")
        memory = LayerMemory(self.store, lambda: self.find(source) if self.exists(source) else None)
        return wasi.body(host["function"], memory, frame)

    def binder(self, function: str) -> Binder:
        try:
            return self.binders[function]
        except KeyError:
            raise SdkError(f"the component imports {function}, which this package does not know") from None

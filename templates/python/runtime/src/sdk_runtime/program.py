"""A component that can be instantiated: its plan and its compiled core modules. Compiled once a process."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import wasmtime

from .compile_cache import CompileCache
from .core_sizes import CoreSizes, core_sizes
from .core_types import check_core_types
from .engine import engine, survive_forks
from .errors import SdkError
from .memory_share import Share, share
from .plan import ByteRange, Digest, LinkPlan


class Glue(NamedTuple):
    """What the generated code calls by number: functions and resources by WIT path, in its own order."""

    exports: tuple[str, ...]
    resources: tuple[str, ...]
    export_types: tuple[str, ...] = ()
    """The core type of each export, as `i32 i64 -> i32`."""
    import_types: Mapping[str, str] = {}
    """The core type of each import, by WIT path."""


Read = Callable[[int], bytes]
"""Gives a file's bytes, but not many more than are asked for."""


@dataclass(frozen=True)
class Beside:
    """The files that a plan may need besides the component."""

    adapters: Read
    layer: Read


class Program:
    """Read and compiled at the first use, by one thread."""

    def __init__(self, plan: LinkPlan, component: Read, beside: Beside) -> None:
        """Nothing is read yet."""
        self.plan = plan
        self._component = component
        self.beside = beside
        self._lock = threading.Lock()
        self._modules: list[wasmtime.Module] | None = None
        self._sizes: list[CoreSizes] = []
        self._engine: wasmtime.Engine | None = None
        survive_forks(self)

    def compile(self, cache: CompileCache, glue: Glue) -> None:
        """Compiles the core modules, unless that is done.

        Raises:
            SdkError: The component's bytes are not those that the plan belongs to, do not compile, or do not fit plan and glue.
        """
        with self._lock:
            target = engine()
            if self._modules is None or self._engine is not target:
                modules = self._compile(target, cache)
                check_core_types(self.plan, modules, glue)
                self._modules = modules
                self._engine = target

    def modules(self) -> list[wasmtime.Module]:
        """The core modules of the plan, after `compile`."""
        assert self._modules is not None
        return self._modules

    def sizes(self) -> list[CoreSizes]:
        """What the modules make, in their order."""
        return self._sizes

    def share(self, memory_limit: int | None) -> Share:
        """How much each memory and table of an instance may have.

        Raises:
            SdkError: The limit is less than what it starts with.
        """
        return share(self._made_of("artifact"), memory_limit, self._made_of("adapters"), self._made_of("layer"))

    def _made_of(self, source: str) -> list[CoreSizes]:
        steps = [*self.plan["steps"], *self.plan.get("deferred", [])]
        modules = self.plan["modules"]
        return [
            self._sizes[step["module"]] for step in steps if modules[step["module"]].get("source", "artifact") == source
        ]

    def _compile(self, target: wasmtime.Engine, cache: CompileCache) -> list[wasmtime.Module]:
        files = self._files()
        parts = [_part(files[it.get("source", "artifact")], it) for it in self.plan["modules"]]
        try:
            modules = [cache.module(target, key, part) for key, part in parts]
            self._sizes = [core_sizes(part) for _, part in parts]
            return modules
        except wasmtime.WasmtimeError as error:
            raise SdkError(f"the component does not compile: {error}") from None

    def _files(self) -> dict[str, tuple[str, bytes]]:
        """Digest and bytes of what the modules are in."""
        files = {"artifact": _verified("component", self.plan["artifact"], self._component)}
        if "adapters" in self.plan:
            files["adapters"] = _verified("file of adapters", self.plan["adapters"], self.beside.adapters)
        if "layer" in self.plan:
            files["layer"] = _verified("WASI layer", self.plan["layer"], self.beside.layer)
        return files

    def after_fork(self) -> None:
        """Another thread may have held the lock."""
        self._lock = threading.Lock()


def _verified(name: str, expected: Digest, read: Read) -> tuple[str, bytes]:
    digest = expected["sha256"]
    found = read(expected["size"])
    if len(found) != expected["size"] or hashlib.sha256(found).hexdigest() != digest:
        raise SdkError(f"the {name} is not the one of its link plan, whose SHA-256 is {digest}")
    return digest, found


def _part(file: tuple[str, bytes], place: ByteRange) -> tuple[str, bytes]:
    """Under which name the cache has a module, and the module."""
    digest, contents = file
    offset, length = place["offset"], place["length"]
    return f"{digest}-{offset}-{length}", contents[offset : offset + length]

"""The component that a package carries, and what a client may be given instead."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TypeAlias

from .compile_cache import CompileCache, default_folder
from .files import read_regular
from .instance import Instance, Limits
from .link import Binder
from .plan import MOST_BYTES, read_plan
from .pool import Pool
from .program import Beside, Glue, Program
from .resources import OwnHandle

_PLAN, _ADAPTERS, _LAYER = ".plan.json", ".adapters.wasm", ".layer.wasm"
ArtifactSource: TypeAlias = "bytes | str | os.PathLike[str]"
CacheSetting: TypeAlias = "bool | str | os.PathLike[str]"


class Component:
    """Read at the first use, compiled once a process."""

    def __init__(self, package: str | None, file: str, fingerprint: str, glue: Glue) -> None:
        """`file` is the component in the package. Its link plan stands beside it, with printed modules and the WASI layer if it needs them."""
        assert package is not None
        self._package = package
        self._file = file
        self._fingerprint = fingerprint
        self._glue = glue
        self._own: Program | None = None

    def open(
        self,
        binders: Mapping[str, Binder],
        classes: tuple[type[OwnHandle] | None, ...],
        limits: Limits,
        cache: CacheSetting,
        artifact: ArtifactSource | None,
    ) -> Instance:
        """A new instance.

        Raises:
            SdkError: The artifact has another interface.
            TrapError: The component trapped while it started.
        """
        program = self.compiled(cache, artifact)
        return Instance(program, self._glue, binders, classes, limits)

    def open_pool(
        self,
        binders: Mapping[str, Binder],
        limits: Limits,
        cache: CacheSetting,
        artifact: ArtifactSource | None,
        size: int,
    ) -> Pool:
        """Instances for calls side by side. Raises what `open` raises."""
        program = self.compiled(cache, artifact)
        return Pool(lambda: Instance(program, self._glue, binders, (), limits), size, limits.timeout)

    def compiled(self, cache: CacheSetting, artifact: ArtifactSource | None) -> Program:
        """The package's own component, or another with the same interface."""
        if isinstance(cache, bool):
            kept = CompileCache(default_folder() if cache else None)
        else:
            kept = CompileCache(Path(cache), is_named=True)
        program = self._packaged() if artifact is None else self._given(artifact)
        program.compile(kept, self._glue)
        return program

    def _packaged(self) -> Program:
        if self._own is None:
            files = resources.files(self._package)
            plan = read_plan(files.joinpath(self._file + _PLAN).read_bytes(), self._fingerprint)
            component, adapters, layer = (files.joinpath(self._file + suffix) for suffix in ("", _ADAPTERS, _LAYER))
            beside = Beside(lambda _: adapters.read_bytes(), lambda _: layer.read_bytes())
            self._own = Program(plan, lambda _: component.read_bytes(), beside)
        return self._own

    def _given(self, artifact: ArtifactSource) -> Program:
        own = self._packaged()
        if isinstance(artifact, (bytes, bytearray, memoryview)):
            data = bytes(artifact)
            return Program(own.plan, lambda _: data, own.beside)
        path = Path(artifact)
        beside = path.with_name(path.name + _PLAN)
        component = partial(read_regular, path)
        if not beside.exists():
            return Program(own.plan, component, own.beside)
        plan = read_plan(read_regular(beside, MOST_BYTES), self._fingerprint)
        adapters, layer = (partial(read_regular, path.with_name(path.name + suffix)) for suffix in (_ADAPTERS, _LAYER))
        return Program(plan, component, Beside(adapters, layer))

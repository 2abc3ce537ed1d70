"""What linking and calls need of an engine's store. Two classes offer it: `FastStore` and, over public names only, `PublicStore`."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import wasmtime

from .room import Room
from .shim import Signature

Extern = wasmtime.Func | wasmtime.Memory | wasmtime.Table | wasmtime.Global
Exports = Mapping[str, Extern]


class Slots:
    """A buffer of flat values seen as each of the core types; `stride` is the number of 32-bit words from one slot to the next."""

    __slots__ = ("bytes", "f32", "f64", "s32", "s64", "stride", "u32", "u64")

    def __init__(self, view: memoryview, slot_bytes: int) -> None:
        """Looks at writable bytes that outlive it."""
        self.bytes = view
        self.u32 = view.cast("I")
        self.u64 = view.cast("Q")
        self.s32 = view.cast("i")
        self.s64 = view.cast("q")
        self.f32 = view.cast("f")
        self.f64 = view.cast("d")
        self.stride = slot_bytes // 4


class Frame(Slots):
    """The arguments of a host function's call, 8 bytes a slot; its result goes to slot 0."""

    __slots__ = ()


class HostFunction(NamedTuple):
    """A function that core instances may import."""

    function: Extern
    frame: Frame
    number: int
    """For `CoreStore.serve`."""


class CoreStore(Protocol):
    """One engine store and everything in it. All of it is entered by one thread at a time."""

    engine: wasmtime.Engine
    slots: Slots
    """Arguments and results of calls into the guest, 16 bytes a slot."""
    side_slots: Slots
    """The same for `realloc` and destructors, which are called while the others are in use."""
    trap: Any
    """True when the last call trapped."""
    memories_move: bool
    """Whether a view of a memory may be wrong, not only too short, after the guest ran."""
    deadline: float
    """When the running call is overdue, on the monotonic clock."""
    room: Room
    """What entering takes of Python's recursion. To be asked before the guest is entered."""

    def prepare(self, signatures: Sequence[Signature]) -> None:
        """Compiles what `host_functions` takes, so that it compiles nothing: a forked child cannot."""
        ...

    def host_functions(self, signatures: Sequence[Signature], nesting: Container[int] = ()) -> list[HostFunction]:
        """Makes host functions; `serve` gives each its behaviour. Those of `nesting` may be entered while they run."""
        ...

    def serve(self, index: int, body: Callable[[], None]) -> None:
        """Sets what a host function does. An exception that leaves `body` stops the guest."""
        ...

    def limit(self, memory: int | None, table: int) -> None:
        """Sets how many bytes a memory, how many elements a table may be made with or grow to, from now on."""
        ...

    def instantiate(self, module: wasmtime.Module, imports: Sequence[Extern]) -> Exports:
        """Makes a core instance.

        Raises:
            TrapError: Its start function trapped, or a limit was met.
            BaseException: What a host function raised meanwhile.
        """
        ...

    def caller(self, function: Extern, *, side: bool = False) -> Callable[[], object]:
        """A callable that calls with what the slots hold, or those at the side. Something true, there or in `trap`, means that it failed."""
        ...

    def failure(self, error: object = None) -> BaseException:
        """Why the last call failed, given what it returned; clears it."""
        ...

    def memory_view(self, memory: Extern) -> memoryview:
        """The bytes of a memory as they are now."""
        ...

    def grow(self, memory: Extern, pages: int) -> None:
        """Grows a memory of the host's own.

        Raises:
            TrapError: A limit was met.
        """
        ...

    def close(self) -> None:
        """Frees the store. Nothing of it may be used afterwards."""
        ...

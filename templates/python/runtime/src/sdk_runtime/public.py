"""The store over the binding's public names only: what is used where `fast.py` finds the binding changed.

The binding is not thread-safe: the exception of a host function goes to a module global, and functions are registered in a global
table. So one lock for the process is held during everything but the host functions' own code.

One thing the public names do not give is a guest that is interrupted and may go on, so the C library is asked for epoch callbacks. Without them
timeouts still work, and Ctrl-C waits for the end of the call.
"""

from __future__ import annotations

import ctypes
import math
import threading
import time
import weakref
from collections.abc import Callable, Container, Generator, Sequence
from contextlib import contextmanager
from typing import Any

import wasmtime

from .c_library import delete_store
from .epochs import EPOCH_SECONDS, EpochWatch, overdue
from .held_interrupt import HeldInterrupt
from .plan import CoreType
from .room import Room
from .shim import SLOT, Signature
from .store import Exports, Extern, Frame, HostFunction, Slots
from .traps import MissingFunctionError, engine_error, trap_error

_FAR = 1 << 62
# The lock of all packages that share the binding. Reentrant for signal handlers, which run in the middle of a call.
_lock: list[threading.RLock] = wasmtime.__dict__.setdefault("_sdk_lock", [threading.RLock()])
_TYPES: dict[CoreType, Callable[[], wasmtime.ValType]] = {
    "i32": wasmtime.ValType.i32,
    "i64": wasmtime.ValType.i64,
    "f32": wasmtime.ValType.f32,
    "f64": wasmtime.ValType.f64,
}
# A collection may end a store in any thread, at any moment: the binding's tables wait for the lock.
_abandoned: list[wasmtime.Store] = []


def renew_lock() -> None:
    """In a forked child the thread that holds the lock may be missing."""
    _lock[0] = threading.RLock()


class PublicStore(EpochWatch):
    """See `CoreStore`."""

    memories_move = False  # by default the engine reserves all addresses of a 32-bit memory
    room = Room(36)  # what the binding takes on the way out and back

    def __init__(self, engine: wasmtime.Engine) -> None:
        """Makes an empty store."""
        self.engine = engine
        self._store = wasmtime.Store(engine)
        self.slots = Slots(memoryview(bytearray(16 * 17)), 16)
        self.side_slots = Slots(memoryview(bytearray(16 * 4)), 16)
        self.trap: Any = None
        self._interrupts = HeldInterrupt()
        self._bodies: list[Callable[[], None]] = []
        weakref.finalize(self, _abandoned.append, self._store).atexit = False
        self._is_watched = self._start_watch(self._store)
        if not self._is_watched:
            self._store.set_epoch_deadline(_FAR)

    def prepare(self, signatures: Sequence[Signature]) -> None:
        """See `CoreStore`: there is nothing to compile."""

    def host_functions(self, signatures: Sequence[Signature], nesting: Container[int] = ()) -> list[HostFunction]:
        """See `CoreStore`."""
        with self._binding():
            return [self._host_function(*signature) for signature in signatures]

    def _host_function(self, params: Sequence[CoreType], results: Sequence[CoreType]) -> HostFunction:
        frame = Frame(memoryview(bytearray(SLOT * max(len(params), 1))), SLOT)
        index = len(self._bodies)
        self._bodies.append(_not_served)
        weak = weakref.ref(self)  # the binding keeps the function in a global table, as long as the store lives

        def host_function(*values: Any) -> Any:
            for i, value in enumerate(values):
                _put(frame, i, params[i], value)
            store = weak()
            if store is None or not store._serve(index):
                raise RuntimeError("stopped")  # of the classes that all releases of the binding catch
            return _get(frame, results[0]) if results else None

        function_type = wasmtime.FuncType([_TYPES[t]() for t in params], [_TYPES[t]() for t in results])
        return HostFunction(wasmtime.Func(self._store, function_type, host_function), frame, index)

    def _serve(self, index: int) -> bool:
        """Calls the application; false when it failed."""
        try:
            with self._application():
                self._bodies[index]()
        except BaseException as error:
            self._error = error
            return False
        return True

    def serve(self, index: int, body: Callable[[], None]) -> None:
        """See `CoreStore`."""
        self._bodies[index] = body

    def limit(self, memory: int | None, table: int) -> None:
        """See `CoreStore`."""
        self._store.set_limits(memory_size=-1 if memory is None else memory, table_elements=table)

    def instantiate(self, module: wasmtime.Module, imports: Sequence[Extern]) -> Exports:
        """See `CoreStore`."""
        try:
            with self._binding():
                return wasmtime.Instance(self._store, module, imports).exports(self._store)  # type: ignore[return-value]
        except BaseException as error:
            self._fail(error)
            raise self.failure() from None

    def caller(self, function: Extern, *, side: bool = False) -> Callable[[], object]:
        """See `CoreStore`."""
        assert isinstance(function, wasmtime.Func)
        slots = self.side_slots if side else self.slots
        types: list[CoreType] = [_core_type(t) for t in function.type(self._store).params]

        def call() -> object:
            try:
                with self._binding():
                    if not self._is_watched:
                        self._limit_time()
                    result = function(self._store, *(_get(slots, t, i) for i, t in enumerate(types)))
            except BaseException as error:
                self._fail(error)
                return True
            if isinstance(result, float):
                _put_float(slots, function.type(self._store).results[0], result)
            elif result is not None:
                slots.u64[0] = result & 0xFFFF_FFFF_FFFF_FFFF
            return False

        return call

    def _limit_time(self) -> None:
        if self.deadline != math.inf:
            ticks = max(0.0, self.deadline - time.monotonic()) / EPOCH_SECONDS
            self._store.set_epoch_deadline(math.ceil(ticks) + 1)

    def _fail(self, error: BaseException) -> None:
        if self._error is not None:
            return
        if isinstance(error, wasmtime.Trap):
            self._error = trap_error(error)
            if self._error.code == "interrupt":
                self._error = overdue()
        else:
            self._error = engine_error(error) if isinstance(error, wasmtime.WasmtimeError) else error

    def failure(self, error: object = None) -> BaseException:
        """See `CoreStore`."""
        raised, self._error = self._error, None
        assert raised is not None
        # The binding tells no frames where a host function failed.
        return raised.at(()) if type(raised) is MissingFunctionError else raised

    def memory_view(self, memory: Extern) -> memoryview:
        """See `CoreStore`."""
        assert isinstance(memory, wasmtime.Memory)
        size = memory.data_len(self._store)
        if not size:
            return memoryview(b"")
        data = memory.data_ptr(self._store)
        return memoryview((ctypes.c_ubyte * size).from_address(ctypes.addressof(data.contents))).cast("B")

    def grow(self, memory: Extern, pages: int) -> None:
        """See `CoreStore`."""
        assert isinstance(memory, wasmtime.Memory)
        try:
            with self._binding():
                memory.grow(self._store, pages)
        except wasmtime.WasmtimeError as error:
            raise engine_error(error) from None

    def close(self) -> None:
        """See `CoreStore`."""
        self._bodies.clear()
        with self._binding():
            delete_store(self._store)
        self._end_watch()

    @contextmanager
    def _binding(self) -> Generator[None, None, None]:
        """While the binding works."""
        with _lock[0]:
            self._interrupts.hold()
            try:
                while _abandoned:
                    _abandoned.pop().close()
                yield
            finally:
                self._interrupts.release()

    @contextmanager
    def _application(self) -> Generator[None, None, None]:
        """While the application works, in the middle of a call."""
        lock = _lock[0]
        lock.release()
        try:
            self._interrupts.release()
            yield
        finally:
            try:
                self._interrupts.hold()
            finally:
                lock.acquire()

    def _look(self) -> None:
        self._interrupts.look()
        super()._look()


def _not_served() -> None:
    raise RuntimeError("a host function was called before the component was linked")


def _core_type(value_type: wasmtime.ValType) -> CoreType:
    return next(name for name, make in _TYPES.items() if make() == value_type)


def _get(slots: Slots, value_type: CoreType, index: int = 0) -> int | float:
    at = index * slots.stride
    if value_type == "f32":
        return slots.f32[at]
    if value_type == "f64":
        return slots.f64[at // 2]
    if value_type == "i64":
        value = slots.u64[at // 2]
        return value - (1 << 64) if value >> 63 else value
    value = slots.u32[at]
    return value - (1 << 32) if value >> 31 else value


def _put(slots: Slots, index: int, value_type: CoreType, value: Any) -> None:
    at = index * slots.stride
    if value_type == "f32":
        slots.f32[at] = value
    elif value_type == "f64":
        slots.f64[at // 2] = value
    elif value_type == "i64":
        slots.u64[at // 2] = value & 0xFFFF_FFFF_FFFF_FFFF
    else:
        slots.u32[at] = value & 0xFFFF_FFFF


def _put_float(slots: Slots, value_type: wasmtime.ValType, value: float) -> None:
    _put(slots, 0, _core_type(value_type), value)

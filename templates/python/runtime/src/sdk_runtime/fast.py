# pyright: reportPrivateUsage=false
"""The store over unchecked C calls: 20 to 40 times faster than the binding's own, and safe to use from several threads.

It uses private names of the binding. `fast_is_available` makes sure, once a process, that they are what this file takes them for; where they
are not, `public.py` does the same work.

Every entry from C is a C function (`next`, `max`), never a Python function: Python runs pending signal handlers on the first
instruction of a function, before any `try` of it, and ctypes drops an exception that is raised there and returns garbage to
the engine. A generator is resumed inside its `try`. A running one cannot be resumed, so where a host function may be entered while it runs,
each call takes a generator from those that are idle, again by C functions alone: `next(map(next, map(list.pop, repeat(idle))))`. What these can
raise, the end of the recursion limit, is ruled out before the engine is entered (`room.py`).
"""

from __future__ import annotations

import builtins
import ctypes
import sys
import threading
from collections.abc import Callable, Container, Generator, Sequence
from contextlib import suppress
from ctypes import CFUNCTYPE, PYFUNCTYPE, addressof, byref, c_char, c_size_t, c_void_p, cast, py_object
from functools import partial
from itertools import repeat
from typing import Any

import wasmtime

from .c_library import address, delete_store, dll, ffi, has, prototype
from .epochs import EpochWatch
from .errors import TrapError
from .own_modules import own_module
from .room import Room, know_position
from .shim import Signature, build_shim, frame_offsets
from .store import Exports, Extern, Frame, HostFunction, Slots
from .tracing import Tracing
from .traps import MissingFunctionError, engine_error, error_frames, trap_error

_CALL_SLOT = 16
_CALL_SLOTS = 17
_NEEDED = (
    "wasmtime_func_call_unchecked",
    "wasmtime_func_new_unchecked",
    "wasmtime_instance_new",
    "wasmtime_memory_data",
    "wasmtime_memory_data_size",
    "wasmtime_store_epoch_deadline_callback",
    "wasmtime_trap_new",
    "wasm_trap_delete",
    "wasmtime_error_new",
    "wasmtime_error_delete",
    "wasmtime_config_memory_may_move_set",
)


class _Library:
    """The C functions. `call` has no argument types: what `from_param` makes passes as it is, which is the fastest form. It releases the GIL."""

    def __init__(self) -> None:
        self.call: Any = ctypes.CDLL(dll._name).wasmtime_func_call_unchecked
        self.call.restype = c_void_p
        self.func_new = prototype(
            "wasmtime_func_new_unchecked", None, c_void_p, c_void_p, c_void_p, py_object, c_void_p, c_void_p
        )
        self.instance_new = prototype("wasmtime_instance_new", c_void_p, *[c_void_p] * 3, c_size_t, c_void_p, c_void_p)
        self.memory_data = prototype("wasmtime_memory_data", c_void_p, c_void_p, c_void_p)
        self.memory_size = prototype("wasmtime_memory_data_size", c_size_t, c_void_p, c_void_p)
        self.trap_new = prototype("wasmtime_trap_new", c_void_p, ctypes.c_char_p, c_size_t)
        self.error_delete = prototype("wasmtime_error_delete", None, c_void_p)
        self.trap_delete = prototype("wasm_trap_delete", None, c_void_p)


_pop, _map = vars(list)["pop"], vars(builtins)["map"]  # without types: checkers would know half of them
_library: _Library | None = None


def _find_position(engine: wasmtime.Engine) -> Callable[[], int]:
    """Where the stack stands: the engine puts the caller's record there before it calls a host function.

    The GIL is kept meanwhile, so the store needs no other protection. It is as `__setitem__(0, caller)` that the host function is called.
    """
    store = wasmtime.Store(engine)
    found = [0]
    lock = threading.RLock()
    note: Any = PYFUNCTYPE(c_void_p, c_size_t, c_size_t)(found.__setitem__)
    nullary = wasmtime.FuncType([], [])
    raw = ffi.wasmtime_func_t()
    context = c_void_p(address(store._context()))
    func_new = prototype("wasmtime_func_new_unchecked", None, *[c_void_p] * 6)
    func_new(context, address(nullary.ptr()), note, None, None, byref(raw))
    slot = (c_char * _CALL_SLOT)()
    trap = c_void_p()
    call = ctypes.PyDLL(dll._name).wasmtime_func_call_unchecked
    enter = partial(call, context, c_void_p(addressof(raw)), slot, c_size_t(1), byref(trap))

    def position() -> int:
        _ = note, store, raw  # they must live as long
        with lock:
            enter()
            return found[0]

    return position


# A host function has type (env, caller, values, count) -> trap; `env` is an iterator, and the rest is not needed, see shim.py.
_enter_host: Any = CFUNCTYPE(c_void_p, py_object)(next)


def _entrance_to(idle: Any) -> Any:
    """What to call `next` of, so that one of the idle is taken out and resumed."""
    return _map(next, _map(_pop, repeat(idle)))


class FastStore(EpochWatch):
    """See `CoreStore`."""

    memories_move = False
    room = Room(6)

    def __init__(self, engine: wasmtime.Engine) -> None:
        """Makes an empty store."""
        if _library is None:
            raise RuntimeError("fast_is_available() has not been asked")
        self._lib = _library
        self.engine = engine
        self._store = wasmtime.Store(engine)
        self._context = c_void_p(address(self._store._context()))
        self._call_buffer = (c_char * (_CALL_SLOT * _CALL_SLOTS))()
        self._side_buffer = (c_char * (_CALL_SLOT * 4))()
        self.slots = Slots(memoryview(self._call_buffer).cast("B"), _CALL_SLOT)
        self.side_slots = Slots(memoryview(self._side_buffer).cast("B"), _CALL_SLOT)
        self.trap: Any = c_void_p()
        self._bodies: list[Callable[[], None]] = []
        self._keep: list[object] = []
        self._idle: list[list[Generator[int | None, Any, None]]] = []
        self._traps = [self._new_trap(), self._new_trap()]
        """Made beforehand: nothing may fail where they are needed."""
        self._tracing = Tracing()
        self._start_watch(self._store)

    def prepare(self, signatures: Sequence[Signature]) -> None:
        """See `CoreStore`."""
        own_module(self.engine, build_shim(signatures))

    def host_functions(self, signatures: Sequence[Signature], nesting: Container[int] = ()) -> list[HostFunction]:
        """See `CoreStore`: the functions of a shim, each before a `() -> ()` host function."""
        if not signatures:
            return []
        first = len(self._bodies)
        nullary = wasmtime.FuncType([], [])
        imports = [self._host_function(nullary, i in nesting) for i in range(len(signatures))]
        shim = self.instantiate(own_module(self.engine, build_shim(signatures)), imports)
        view = self.memory_view(shim["memory"])
        offsets = frame_offsets(signatures)
        return [
            HostFunction(shim[str(i)], Frame(view[offsets[i] : offsets[i + 1]], 8), first + i)
            for i in range(len(signatures))
        ]

    def _host_function(self, nullary: wasmtime.FuncType, nests: bool) -> Extern:
        idle: list[Generator[int | None, Any, None]] = []
        self._add_server(len(self._bodies), idle)
        self._bodies.append(_not_served)
        entrance = _entrance_to(idle) if nests else idle[0]
        raw = ffi.wasmtime_func_t()
        self._lib.func_new(self._context, address(nullary.ptr()), _enter_host, entrance, None, byref(raw))
        self._keep.append(entrance)
        self._idle.append(idle)
        return wasmtime.Func._from_raw(raw)

    def _add_server(self, index: int, idle: list[Generator[int | None, Any, None]]) -> None:
        server = self._serve_calls(index, idle)
        next(server)
        server.send(server)

    def _serve_calls(
        self, index: int, idle: list[Generator[int | None, Any, None]]
    ) -> Generator[int | None, Any, None]:
        """Resumed at each call of a host function, after it was taken from `idle`; yields None, or the trap that stops the guest.

        It leaves another one there before anything is called that could enter the host function again. What strikes (signals, asynchronous
        exceptions, trace functions), strikes within a `try`: the outer one is for what strikes in the handler of the inner one. No function is
        called between a failure and the `yield`: that could fail again, for ever.
        """
        me = yield None
        mine = (me,)
        failed = called = False
        bodies, traps = self._bodies, self._traps
        while True:
            try:
                while True:
                    try:
                        while True:
                            trap = None
                            if failed:
                                if not traps:
                                    traps += (self._new_trap(),)
                                trap = traps[-1]
                                del traps[-1]
                            if not idle or idle[-1] is not me:
                                idle += mine
                            called = False
                            # A trace function that raised at the `yield` would not be met by the `try`.
                            me.gi_frame.f_trace = None
                            yield trap
                            called = failed = True
                            if not idle:
                                self._add_server(index, idle)
                            bodies[index]()
                            failed = False
                    except BaseException as error:
                        if type(error) is GeneratorExit and not called:
                            return  # closed
                        failed = True
                        self._error = error
            except BaseException as error:
                failed = True
                self._error = error

    def _new_trap(self) -> int:
        trap: int = self._lib.trap_new(b"host", 4)
        return trap

    def serve(self, index: int, body: Callable[[], None]) -> None:
        """See `CoreStore`."""
        self._bodies[index] = body if sys.version_info >= (3, 11) else self._tracing.within(body)

    def limit(self, memory: int | None, table: int) -> None:
        """See `CoreStore`."""
        self._store.set_limits(memory_size=-1 if memory is None else memory, table_elements=table)

    def instantiate(self, module: wasmtime.Module, imports: Sequence[Extern]) -> Exports:
        """See `CoreStore`. The binding's own `Instance` would raise another thread's exception at times."""
        externs = (ffi.wasmtime_extern_t * len(imports))(*(value._as_extern() for value in imports))
        raw = ffi.wasmtime_instance_t()
        start = partial(
            self._lib.instance_new,
            *(self._context, address(module.ptr()), externs, len(imports), byref(raw), byref(self.trap)),
        )
        error = self._entered(start)()
        if error or self.trap:
            raise self.failure(error)
        exports = wasmtime.Instance._from_raw(raw).exports(self._store)
        self._keep.append(exports)
        return exports  # type: ignore[return-value]  # the binding's type also has what no import can be

    def caller(self, function: Extern, *, side: bool = False) -> Callable[[], object]:
        """See `CoreStore`."""
        assert isinstance(function, wasmtime.Func)
        self._keep.append(function)
        buffer = self._side_buffer if side else self._call_buffer
        call = partial(
            self._lib.call,
            c_void_p.from_param(self._context.value),
            c_void_p.from_param(addressof(function._func)),
            c_void_p.from_param(addressof(buffer)),
            c_size_t.from_param(len(buffer) // _CALL_SLOT),
            c_void_p.from_param(addressof(self.trap)),
        )
        return self._entered(call)

    def _entered(self, guest: Callable[[], object]) -> Callable[[], object]:
        return guest if sys.version_info >= (3, 11) else self._tracing.apart(guest)

    def failure(self, error: Any = None) -> BaseException:
        """See `CoreStore`."""
        raised, self._error = self._error, None
        try:
            if type(raised) is MissingFunctionError:
                return raised.at(error_frames(error)[1:])  # the first is the shim's
            return self._reason(error) if raised is None else raised
        finally:
            self._tidy(error if raised is not None else None)

    def _reason(self, error: Any) -> TrapError:
        trap, self.trap.value = self.trap.value, None
        if trap:
            return trap_error(wasmtime.Trap._from_ptr(cast(trap, ffi.POINTER(ffi.wasm_trap_t))))
        if error:
            return engine_error(wasmtime.WasmtimeError._from_ptr(cast(error, ffi.POINTER(ffi.wasmtime_error_t))))
        return TrapError("the engine refused the call")

    def _tidy(self, error: Any) -> None:
        """Frees what nobody needs to read, and prepares for the next failure, unless the recursion limit is near."""
        with suppress(RecursionError, ctypes.ArgumentError):
            trap, self.trap.value = self.trap.value, None
            if trap:
                self._lib.trap_delete(trap)
            if error:
                self._lib.error_delete(error)
            while len(self._traps) < 2:
                self._traps.append(self._new_trap())

    def memory_view(self, memory: Extern) -> memoryview:
        """See `CoreStore`. The engine never moves a memory (`memory_may_move`), so a view can only be too short."""
        assert isinstance(memory, wasmtime.Memory)
        pointer = addressof(memory._memory)
        size = self._lib.memory_size(self._context, pointer)
        if not size:
            return memoryview(b"")
        return memoryview((ctypes.c_ubyte * size).from_address(self._lib.memory_data(self._context, pointer))).cast("B")

    def grow(self, memory: Extern, pages: int) -> None:
        """See `CoreStore`."""
        assert isinstance(memory, wasmtime.Memory)
        try:
            memory.grow(self._store, pages)
        except wasmtime.WasmtimeError as error:
            raise engine_error(error) from None

    def close(self) -> None:
        """See `CoreStore`."""
        self._bodies.clear()
        self._keep.clear()
        for idle in self._idle:
            for server in list(idle):
                server.close()
            idle.clear()
        self._idle.clear()
        while self._traps:
            self._lib.trap_delete(self._traps.pop())
        delete_store(self._store)
        self._end_watch()


def _not_served() -> None:
    raise TrapError("a host function was called before the component was linked")


def fast_is_available(engine: wasmtime.Engine) -> bool:
    """Whether the binding's private names are as this file takes them: symbols, sizes, and one call there and back."""
    global _library
    if _library is None:
        try:
            if not has(*_NEEDED) or ctypes.sizeof(ffi.wasmtime_val_raw_t) != _CALL_SLOT:
                return False
            _library = _Library()
            if not _round_trip(engine):
                _library = None
                return False
            know_position(_find_position(engine))
        except Exception:  # whatever differs in a future version of the binding
            _library = None
    return _library is not None


def _round_trip(engine: wasmtime.Engine) -> bool:
    store = FastStore(engine)
    [(function, frame, number)] = store.host_functions([(("i32", "i64"), ("i32",))])

    def add() -> None:
        frame.u32[0] = frame.u32[0] + frame.u64[1]

    store.serve(number, add)
    call = store.caller(function)
    store.slots.u32[0] = 40
    store.slots.u64[2] = 2
    if call() or store.trap:
        return False
    return memoryview(store.slots.bytes)[0] == 42

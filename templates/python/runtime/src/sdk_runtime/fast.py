# pyright: reportPrivateUsage=false
"""The store over unchecked C calls: 20 to 40 times faster than the binding's own, and safe to use from several threads.

It uses private names of the binding. `fast_is_available` makes sure, once a process, that they are what this file takes them for; where they
are not, `public.py` does the same work.

Every entry from C is a C function (`next`, `max`), never a Python function: Python runs pending signal handlers on the first
instruction of a function, before any `try` of it, and ctypes drops an exception that is raised there and returns garbage to
the engine. A generator is resumed inside its `try`.
"""

from __future__ import annotations

import ctypes
import importlib
import time
from collections.abc import Callable, Generator, Sequence
from ctypes import CFUNCTYPE, addressof, byref, c_char, c_size_t, c_uint64, c_void_p, cast, py_object
from functools import partial
from typing import Any

import wasmtime

from .errors import CallTimeoutError, TrapError
from .plan import CoreType
from .shim import build_shim, frame_offsets
from .store import Exports, Extern, Frame, Slots
from .traps import engine_error, trap_error

_ffi: Any = importlib.import_module("wasmtime._ffi")
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
    "wasmtime_error_new",
    "wasmtime_config_memory_may_move_set",
)


def _address(pointer: Any) -> int:
    return cast(pointer, c_void_p).value or 0


def _prototype(name: str, result: Any, *arguments: Any) -> Any:
    return CFUNCTYPE(result, *arguments)(_address(getattr(_ffi.dll, name)))


class _Library:
    """The C functions. `call` has no argument types: with ready-made ctypes objects that is the fastest form, and it releases the GIL."""

    def __init__(self) -> None:
        self.call: Any = ctypes.CDLL(_ffi.dll._name).wasmtime_func_call_unchecked
        self.call.restype = c_void_p
        self.func_new = _prototype(
            "wasmtime_func_new_unchecked", None, c_void_p, c_void_p, c_void_p, py_object, c_void_p, c_void_p
        )
        self.instance_new = _prototype("wasmtime_instance_new", c_void_p, *[c_void_p] * 3, c_size_t, c_void_p, c_void_p)
        self.memory_data = _prototype("wasmtime_memory_data", c_void_p, c_void_p, c_void_p)
        self.memory_size = _prototype("wasmtime_memory_data_size", c_size_t, c_void_p, c_void_p)
        self.on_epoch = _prototype(
            "wasmtime_store_epoch_deadline_callback", None, c_void_p, c_void_p, c_void_p, c_void_p
        )
        self.trap_new = _prototype("wasmtime_trap_new", c_void_p, ctypes.c_char_p, c_size_t)
        self.error_new = _prototype("wasmtime_error_new", c_void_p, ctypes.c_char_p)
        self.error_delete = _prototype("wasmtime_error_delete", None, c_void_p)


def pin_memories(config: wasmtime.Config) -> None:
    """Has the engine never move a memory, so that a view of one can only become too short. The binding's `Config` cannot say it."""
    if hasattr(_ffi.dll, "wasmtime_config_memory_may_move_set"):
        _prototype("wasmtime_config_memory_may_move_set", None, c_void_p, ctypes.c_bool)(_address(config.ptr()), False)


_library: _Library | None = None

# A host function has type (env, caller, values, count) -> trap; `env` is a generator, and the rest is not needed, see shim.py.
_enter_host: Any = CFUNCTYPE(c_void_p, py_object)(next)
# An epoch callback has type (context, data, delta, kind) -> error.
_epoch_type: Any = CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class FastStore:
    """See `CoreStore`."""

    memories_move = False

    def __init__(self, engine: wasmtime.Engine, memory_limit: int | None) -> None:
        """Makes an empty store."""
        if _library is None:
            raise RuntimeError("fast_is_available() has not been asked")
        self._lib = _library
        self._store = wasmtime.Store(engine)
        if memory_limit is not None:
            self._store.set_limits(memory_size=memory_limit)
        self._context = c_void_p(_address(self._store._context()))
        self._call_buffer = (c_char * (_CALL_SLOT * _CALL_SLOTS))()
        self._side_buffer = (c_char * (_CALL_SLOT * 4))()
        self.slots = Slots(memoryview(self._call_buffer).cast("B"), _CALL_SLOT)
        self.side_slots = Slots(memoryview(self._side_buffer).cast("B"), _CALL_SLOT)
        self.trap: Any = c_void_p()
        self.deadline = float("inf")
        self._error: BaseException | None = None
        self._bodies: list[Callable[[], None]] = []
        self._keep: list[object] = []
        self._watch_epochs()

    def host_functions(
        self, signatures: Sequence[tuple[Sequence[CoreType], Sequence[CoreType]]]
    ) -> list[tuple[Extern, Frame]]:
        """See `CoreStore`: the functions of a shim, each before a `() -> ()` host function."""
        if not signatures:
            return []
        nullary = wasmtime.FuncType([], [])
        imports = [self._host_function(nullary) for _ in signatures]
        shim = self.instantiate(_shim_module(self._store.engine, signatures), imports)
        view = self.memory_view(shim["memory"])
        offsets = frame_offsets(signatures)
        return [(shim[str(i)], Frame(view[offsets[i] : offsets[i + 1]], 8)) for i in range(len(signatures))]

    def _host_function(self, nullary: wasmtime.FuncType) -> Extern:
        entrance = self._host_calls(len(self._bodies))
        next(entrance)
        self._bodies.append(_not_served)
        raw = _ffi.wasmtime_func_t()
        self._lib.func_new(self._context, _address(nullary.ptr()), _enter_host, entrance, None, byref(raw))
        self._keep.append(entrance)
        return wasmtime.Func._from_raw(raw)

    def _host_calls(self, index: int) -> Generator[int | None, None, None]:
        """Resumed at each call of a host function; yields None, or the trap that stops the guest."""
        outcome: int | None = None
        bodies = self._bodies
        while True:
            try:
                while True:
                    yield outcome
                    bodies[index]()
                    outcome = None
            except GeneratorExit:
                return
            except BaseException as error:
                self._error = error
                outcome = self._lib.trap_new(b"host", 4)

    def serve(self, index: int, body: Callable[[], None]) -> None:
        """See `CoreStore`."""
        self._bodies[index] = body

    def instantiate(self, module: wasmtime.Module, imports: Sequence[Extern]) -> Exports:
        """See `CoreStore`. The binding's own `Instance` would raise another thread's exception at times."""
        externs = (_ffi.wasmtime_extern_t * len(imports))(*(value._as_extern() for value in imports))
        raw = _ffi.wasmtime_instance_t()
        error = self._lib.instance_new(
            self._context, _address(module.ptr()), externs, len(imports), byref(raw), byref(self.trap)
        )
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
        return partial(
            self._lib.call,
            self._context,
            c_void_p(addressof(function._func)),
            c_void_p(addressof(buffer)),
            c_size_t(len(buffer) // _CALL_SLOT),
            c_void_p(addressof(self.trap)),
        )

    def failure(self, error: Any = None) -> BaseException:
        """See `CoreStore`."""
        trap, self.trap.value = self.trap.value, None
        reason: BaseException
        if trap:
            reason = trap_error(wasmtime.Trap._from_ptr(cast(trap, _ffi.POINTER(_ffi.wasm_trap_t))))
        elif error:
            reason = engine_error(wasmtime.WasmtimeError._from_ptr(cast(error, _ffi.POINTER(_ffi.wasmtime_error_t))))
        else:
            reason = TrapError("the engine refused the call")
        raised, self._error = self._error, None
        return reason if raised is None else raised

    def memory_view(self, memory: Extern) -> memoryview:
        """See `CoreStore`. The engine never moves a memory (`memory_may_move`), so a view can only be too short."""
        assert isinstance(memory, wasmtime.Memory)
        address = addressof(memory._memory)
        size = self._lib.memory_size(self._context, address)
        if not size:
            return memoryview(b"")
        return memoryview((ctypes.c_ubyte * size).from_address(self._lib.memory_data(self._context, address))).cast("B")

    def _watch_epochs(self) -> None:
        self._interrupt = self._lib.error_new(b"interrupted")
        watch = self._epochs()
        next(watch)
        # max(None, context, data, delta, kind, key=watch.send) is None to go on, or `data` to stop.
        self._on_epoch = _epoch_type(partial(max, None, key=watch.send))
        self._lib.on_epoch(_address(self._store.ptr()), self._on_epoch, self._interrupt, None)
        self._store.set_epoch_deadline(1)

    def _epochs(self) -> Generator[int, int | None, None]:
        """Is sent each argument of `max` in turn and yields its rank. Pending signals run here, so Ctrl-C stops a guest that computes."""
        rank = turn = 0
        stop = False
        while True:
            try:
                item = yield rank
                if turn == 0:
                    stop = stop or self._overdue()
                elif turn == 3:
                    c_uint64.from_address(item or 0).value = 1  # call again at the next epoch
            except GeneratorExit:
                return
            except BaseException as error:
                self._error = error
                stop = True
            rank = (1, 0, 2 * stop, 0, 0)[turn]
            turn = (turn + 1) % 5
            if stop and turn == 0:
                self._interrupt = None  # the engine owns it now

    def _overdue(self) -> bool:
        if time.monotonic() < self.deadline:
            return False
        self._error = CallTimeoutError("the call took longer than the client's timeout")
        return True

    def close(self) -> None:
        """See `CoreStore`."""
        self._bodies.clear()
        self._keep.clear()
        self._store.close()
        if self._interrupt:
            self._lib.error_delete(self._interrupt)
            self._interrupt = None


def _not_served() -> None:
    raise TrapError("a host function was called before the component was linked")


_shims: dict[tuple[wasmtime.Engine, bytes], wasmtime.Module] = {}


def _shim_module(
    engine: wasmtime.Engine, signatures: Sequence[tuple[Sequence[CoreType], Sequence[CoreType]]]
) -> wasmtime.Module:
    binary = build_shim(signatures)
    key = (engine, binary)
    module = _shims.get(key)
    if module is None:
        module = _shims[key] = wasmtime.Module(engine, binary)
    return module


def fast_is_available(engine: wasmtime.Engine) -> bool:
    """Whether the binding's private names are as this file takes them: symbols, sizes, and one call there and back."""
    global _library
    if _library is None:
        try:
            if (
                not all(hasattr(_ffi.dll, name) for name in _NEEDED)
                or ctypes.sizeof(_ffi.wasmtime_val_raw_t) != _CALL_SLOT
            ):
                return False
            _library = _Library()
            if not _round_trip(engine):
                _library = None
        except Exception:  # whatever differs in a future version of the binding
            _library = None
    return _library is not None


def _round_trip(engine: wasmtime.Engine) -> bool:
    store = FastStore(engine, None)
    [(function, frame)] = store.host_functions([(("i32", "i64"), ("i32",))])

    def add() -> None:
        frame.u32[0] = frame.u32[0] + frame.u64[1]

    store.serve(0, add)
    call = store.caller(function)
    store.slots.u32[0] = 40
    store.slots.u64[2] = 2
    if call() or store.trap:
        return False
    return memoryview(store.slots.bytes)[0] == 42

"""How values pass between Python and the component resources.

One function for each function of the API, and below them one for each shape of values: `_take_` checks what the application gives and makes
plain values of it, `_lift_` and `_lower_` are for values that are passed flat, `_load_` and `_store_` for values in memory.
"""

# The lines follow the interface, and its names decide how long they are.
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

from ._runtime.checks import Mismatch, as_bytes, as_elements, as_integer, as_items, as_string, expected, is_a
from ._runtime.component import Component
from ._runtime.errors import ResultError
from ._runtime.instance import RUNNING, TAKEN, Instance
from ._runtime.link import Binder, ImportCall
from ._runtime.memory import Memory
from ._runtime.program import Glue
from ._runtime.resources import (
    Call,
    Claims,
    OwnHandle,
    lift_host_borrow,
    lift_host_own,
    lift_own,
    lower_borrow,
    lower_host_borrow,
    lower_host_own,
    lower_own,
    owner,
)
from ._runtime.scalars import bad_case, new, slot_setters
from ._types import Held as _Held
from ._types import ImportedPair as _ImportedPair
from ._types import Pair as _Pair

COMPONENT = Component(
    __package__,
    "resources.wasm",
    fingerprint="8c24b1dd7c6c26b7885d7b523065ee29f3e7a503a6e8d51ae4b69f3e7dc9ba20",
    glue=Glue(
        exports=(
            "golden:resources/sessions#hold",
            "golden:resources/sessions#inspect",
            "golden:resources/shared#swap",
            "golden:resources/shared#[method]token.value",
            "golden:resources/sessions#[constructor]session",
            "golden:resources/sessions#[static]session.join",
            "golden:resources/sessions#[method]session.attach",
            "golden:resources/sessions#[method]session.detach",
        ),
        resources=(
            "golden:resources/store#blob",
            "golden:resources/shared#token",
            "golden:resources/shared#token",
            "golden:resources/sessions#session",
        ),
        export_types=(
            "i32 i32 i32 -> i32",
            "i32 i32 i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 -> i32",
            "i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 i32 i32 ->",
            "i32 -> i32",
        ),
        import_types={
            "golden:resources/store#find": "i32 i32 i32 ->",
            "golden:resources/store#compare": "i32 i32 -> i32",
            "golden:resources/shared#swap": "i32 i32 i32 ->",
            "golden:resources/store#[constructor]blob": "i32 i32 -> i32",
            "golden:resources/store#[static]blob.open": "i32 i32 i32 ->",
            "golden:resources/store#[method]blob.read": "i32 i32 ->",
            "golden:resources/shared#[method]token.value": "i32 i32 ->",
        },
    ),
)
"""The component golden-resources, whose SHA-256 is 24d74c9d3c84ba0cbce18a6bb2ea692a6ada8e726270dabb3b2a4019439f7095."""

_STRUCT_0 = Struct("<I")
_STRUCT_1 = Struct("<II")
_STRUCT_2 = Struct("<III")
_STRUCT_3 = Struct("<B3xI")
(_set_held__owner, _set_held__data) = slot_setters(_Held)
(_set_pair__a, _set_pair__n) = slot_setters(_Pair)
(_set_imported_pair__a, _set_imported_pair__n) = slot_setters(_ImportedPair)


def take_sessions_hold(p_what: Any) -> tuple[Any, ...]:
    claims = Claims()
    where = ""
    try:
        where = "what"
        p_what = _take_held(p_what, claims)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_what, claims)


def call_sessions_hold(instance: Instance, taken: tuple[Any, ...]) -> Any:
    (p_what, claims) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[0]
        memory = call.memory
        u32 = instance.u32
        claims.validate(instance)
        u32[0], u32[4], u32[8] = _lower_held(call, p_what)
        claims.spend()
        instance.run(call)
        at = memory.require(u32[0], 4, 12)
        result: Any = _lift_held(call, *_STRUCT_2.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_sessions_inspect(p_s: Any, p_others: Any) -> tuple[Any, ...]:
    claims = Claims()
    where = ""
    try:
        where = "s"
        claims.add(p_s, 3, "Session", False)
        where = "others"
        p_others = _take_tuple_borrow_session_option_borrow_session(p_others, claims)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_s, p_others, claims)


def call_sessions_inspect(instance: Instance, taken: tuple[Any, ...]) -> int:
    (p_s, p_others, claims) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[1]
        u32 = instance.u32
        claims.validate(instance)
        u32[0] = lower_borrow(call, 3, p_s)
        u32[4], u32[8], u32[12] = _lower_tuple_borrow_session_option_borrow_session(call, p_others)
        claims.spend()
        instance.run(call)
        result: int = u32[0]
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_shared_swap(p_p: Any) -> tuple[Any, ...]:
    claims = Claims()
    where = ""
    try:
        where = "p"
        p_p = _take_pair(p_p, claims)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_p, claims)


def call_shared_swap(instance: Instance, taken: tuple[Any, ...]) -> Any:
    (p_p, claims) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[2]
        memory = call.memory
        u32 = instance.u32
        claims.validate(instance)
        u32[0], u32[4] = _lower_pair(call, p_p)
        claims.spend()
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: Any = _lift_pair(call, *_STRUCT_1.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_token_value(handle: OwnHandle) -> str:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[3]
        memory = call.memory
        u32 = instance.u32
        u32[0] = lower_borrow(call, 2, handle)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: str = memory.read_string(*_STRUCT_1.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_session_session(instance: Instance, p_limit: Any) -> Any:
    where = ""
    try:
        where = "limit"
        p_limit = _take_option_u32(p_limit)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[4]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_option_u32(memory, p_limit)
        instance.run(call)
        result: Any = lift_own(call, 3, u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_session_join(p_others: Any) -> tuple[Any, ...]:
    claims = Claims()
    where = ""
    try:
        where = "others"
        p_others = _take_list_of_own_session(p_others, claims)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_others, claims)


def call_session_join(instance: Instance, taken: tuple[Any, ...]) -> Any:
    (p_others, claims) = taken
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[5]
        memory = call.memory
        u32 = instance.u32
        claims.validate(instance)
        u32[0], u32[4] = _lower_list_of_own_session(call, p_others)
        claims.spend()
        instance.run(call)
        at = memory.require(u32[0], 4, 12)
        case = memory.view[at]
        if case == 0:
            result = lift_own(call, 3, _STRUCT_0.unpack_from(memory.view, at + 4)[0])
        elif case == 1:
            error = ResultError(memory.read_string(*_STRUCT_1.unpack_from(memory.view, at + 4)))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise
    if error is not None:
        raise error
    made: Any = result
    return made


def call_session_attach(handle: OwnHandle, p_data: Any, p_peek: Any) -> None:
    where = ""
    try:
        where = "data"
        if p_data is None:
            raise expected("Blob", p_data)
        where = "peek"
        if p_peek is None:
            raise expected("Blob", p_peek)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[6]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 3, handle)
        u32[4] = lower_host_own(call, 0, p_data)
        u32[8] = lower_host_borrow(call, 0, p_peek)
        instance.run(call)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_session_detach(handle: OwnHandle) -> Any:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[7]
        memory = call.memory
        u32 = instance.u32
        u32[0] = lower_borrow(call, 3, handle)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: Any = _lift_option_own_blob(call, *_STRUCT_3.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def bind_call_store_find(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(_lift_list_of_string(memory, u32[0], u32[2]))
            try:
                result = _take_list_of_own_blob(result)
            except Mismatch as mismatch:
                raise mismatch.inside("store.find").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_1.pack_into(memory.view, at, *_lower_list_of_own_blob(call, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_store_compare(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        u32 = call.frame.u32
        s32 = call.frame.s32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(lift_host_borrow(call, 0, u32[0]), lift_host_borrow(call, 0, u32[2]))
            finally:
                call.end_loans()
            try:
                if type(result) is not int or not -2147483648 <= result <= 2147483647:
                    result = as_integer(result, "s32")
            except Mismatch as mismatch:
                raise mismatch.inside("store.compare").error() from None
            s32[0] = result
            instance.state = RUNNING

        return body

    return bind


def bind_call_shared_swap_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(_lift_imported_pair(call, u32[0], u32[2]))
            finally:
                call.end_loans()
            try:
                result = _take_imported_pair(result)
            except Mismatch as mismatch:
                raise mismatch.inside("shared.swap").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_1.pack_into(memory.view, at, *_lower_imported_pair(call, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_blob_new_blob(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(memory.read_string(u32[0], u32[2]))
            try:
                if result is None:
                    raise expected("Blob", result)
            except Mismatch as mismatch:
                raise mismatch.inside("store.new_blob").error() from None
            u32[0] = lower_host_own(call, 0, result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_blob_blob_open(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(memory.read_string(u32[0], u32[2]))
            except ResultError as error:
                payload: Any = error.payload
                try:
                    if type(payload) is not str or not payload.isascii() or len(payload) > 268435455:
                        payload = as_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("store.blob_open").error() from None
                at = memory.require(u32[4], 4, 12)
                memory.view[at] = 1
                _STRUCT_1.pack_into(memory.view, at + 4, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                if result is None:
                    raise expected("Blob", result)
            except Mismatch as mismatch:
                raise mismatch.inside("store.blob_open").error() from None
            at = memory.require(u32[4], 4, 12)
            memory.view[at] = 0
            _STRUCT_0.pack_into(memory.view, at + 4, lower_host_own(call, 0, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_blob_read(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(lift_host_borrow(call, 0, u32[0]))
            finally:
                call.end_loans()
            try:
                if type(result) is not bytes:
                    result = as_bytes(result)
            except Mismatch as mismatch:
                raise mismatch.inside("Blob.read").error() from None
            at = memory.require(u32[2], 4, 8)
            _STRUCT_1.pack_into(memory.view, at, *memory.write_bytes(result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_importedtoken_value(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(lift_host_borrow(call, 1, u32[0]))
            finally:
                call.end_loans()
            try:
                if type(result) is not str or not result.isascii() or len(result) > 268435455:
                    result = as_string(result)
            except Mismatch as mismatch:
                raise mismatch.inside("ImportedToken.value").error() from None
            at = memory.require(u32[2], 4, 8)
            _STRUCT_1.pack_into(memory.view, at, *memory.write_string(result))
            instance.state = RUNNING

        return body

    return bind


def _take_list_of_own_blob(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 4):
            if v is None:
                raise expected("Blob", v)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list_of_own_blob(call: Call, pointer: int, length: int) -> list[Any]:
    memory = call.memory
    span = memory.span(pointer, 4, 4 * length)
    return [lift_host_own(call, 0, flat[0]) for flat in _STRUCT_0.iter_unpack(bytes(span))]


def _lower_list_of_own_blob(call: Call, value: Any) -> tuple[int, int]:
    memory = call.memory
    pointer = at = memory.allocate(4, 4 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, lower_host_own(call, 0, element))
        at += 4
    return pointer, len(value)


def _take_held(value: Any, claims: Claims) -> tuple[Any, ...]:
    if not is_a(value, _Held):
        raise expected("Held", value)
    where = ""
    try:
        where = ".owner"
        v0 = value.owner
        claims.add(v0, 3, "Session", True)
        where = ".data"
        v1 = _take_list_of_own_blob(value.data)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _lift_held(call: Call, f0: Any, f1: Any, f2: Any) -> Any:
    value = new(_Held)
    _set_held__owner(value, lift_own(call, 3, f0))
    _set_held__data(value, _lift_list_of_own_blob(call, f1, f2))
    return value


def _lower_held(call: Call, value: Any) -> tuple[Any, ...]:
    (v0, v1) = value
    return (lower_own(call, 3, v0), *_lower_list_of_own_blob(call, v1))


def _take_option_borrow_session(value: Any, claims: Claims) -> Any:
    if value is None:
        return None
    v = value
    claims.add(v, 3, "Session", False)
    return v


def _lower_option_borrow_session(call: Call, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, lower_borrow(call, 3, value))


def _take_tuple_borrow_session_option_borrow_session(value: Any, claims: Claims) -> tuple[Any, ...]:
    items = as_items(value, 2)
    where = ""
    try:
        where = "[0]"
        v0 = items[0]
        claims.add(v0, 3, "Session", False)
        where = "[1]"
        v1 = _take_option_borrow_session(items[1], claims)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _lower_tuple_borrow_session_option_borrow_session(call: Call, value: Any) -> tuple[Any, ...]:
    (v0, v1) = value
    return (lower_borrow(call, 3, v0), *_lower_option_borrow_session(call, v1))


def _take_pair(value: Any, claims: Claims) -> tuple[Any, ...]:
    if not is_a(value, _Pair):
        raise expected("Pair", value)
    where = ""
    try:
        where = ".a"
        v0 = value.a
        claims.add(v0, 2, "Token", True)
        where = ".n"
        v1 = value.n
        if type(v1) is not int or not 0 <= v1 <= 4294967295:
            v1 = as_integer(v1, "u32")
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _lift_pair(call: Call, f0: Any, f1: Any) -> Any:
    value = new(_Pair)
    _set_pair__a(value, lift_own(call, 2, f0))
    _set_pair__n(value, f1)
    return value


def _lower_pair(call: Call, value: Any) -> tuple[Any, ...]:
    (v0, v1) = value
    return (lower_own(call, 2, v0), v1)


def _lift_list_of_string(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 8 * length)
    return [memory.read_string(*flat) for flat in _STRUCT_1.iter_unpack(bytes(span))]


def _take_imported_pair(value: Any) -> tuple[Any, ...]:
    if not is_a(value, _ImportedPair):
        raise expected("ImportedPair", value)
    where = ""
    try:
        where = ".a"
        v0 = value.a
        if v0 is None:
            raise expected("ImportedToken", v0)
        where = ".n"
        v1 = value.n
        if type(v1) is not int or not 0 <= v1 <= 4294967295:
            v1 = as_integer(v1, "u32")
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _lift_imported_pair(call: Call, f0: Any, f1: Any) -> Any:
    value = new(_ImportedPair)
    _set_imported_pair__a(value, lift_host_own(call, 1, f0))
    _set_imported_pair__n(value, f1)
    return value


def _lower_imported_pair(call: Call, value: Any) -> tuple[Any, ...]:
    (v0, v1) = value
    return (lower_host_own(call, 1, v0), v1)


def _take_option_u32(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not int or not 0 <= v <= 4294967295:
        v = as_integer(v, "u32")
    return v


def _lower_option_u32(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _take_list_of_own_session(value: Any, claims: Claims) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 4):
            claims.add(v, 3, "Session", True)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lower_list_of_own_session(call: Call, value: Any) -> tuple[int, int]:
    memory = call.memory
    pointer = at = memory.allocate(4, 4 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, lower_own(call, 3, element))
        at += 4
    return pointer, len(value)


def _lift_option_own_blob(call: Call, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return lift_host_own(call, 0, f1)
    raise bad_case("option", f0)

"""How values pass between Python and the component keywords.

One function for each function of the API, and below them one for each shape of values: `_take_` checks what the application gives and makes
plain values of it, `_lift_` and `_lower_` are for values that are passed flat, `_load_` and `_store_` for values in memory.
"""

# The lines follow the interface, and its names decide how long they are.
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from struct import Struct
from typing import Any

from ._errors import ApiError as _ApiError
from ._runtime.checks import Mismatch, as_elements, as_enum, as_integer, as_string, expected, is_a
from ._runtime.component import Component
from ._runtime.errors import ResultError
from ._runtime.instance import IDLE, RUNNING, TAKEN, Instance
from ._runtime.link import Binder, ImportCall
from ._runtime.memory import Memory
from ._runtime.program import Glue
from ._runtime.resources import OwnHandle, lift_own, lower_borrow, owner
from ._runtime.scalars import bad_case, enum_value, new, slot_setters, u8
from ._types import ApiErrorPayloadObjectId as _ApiErrorPayloadObjectId
from ._types import ApiErrorPayloadType as _ApiErrorPayloadType
from ._types import ApiObject as _ApiObject
from ._types import Inherited as _Inherited
from ._types import Kind as _Kind
from ._types import StaticDefault as _StaticDefault
from ._types import StaticNew as _StaticNew
from ._types import StaticSelf as _StaticSelf

COMPONENT = Component(
    __package__,
    "keywords.wasm",
    fingerprint="e42e196eecb5ccdfe13500d2b0eccbca8932ac88265bd81e81923bf391a7a488",
    glue=Glue(
        exports=(
            "close",
            "load",
            "then",
            "golden:keywords/api#new",
            "golden:keywords/api#get",
            "golden:keywords/api#set",
            "golden:keywords/api#static-one",
            "golden:keywords/api#then",
            "golden:keywords/api#load",
            "golden:keywords/api#link",
            "golden:keywords/api#words",
            "golden:keywords/api#choose",
            "golden:keywords/api#[constructor]array-like",
            "golden:keywords/api#[static]array-like.prototype",
            "golden:keywords/api#[static]array-like.name",
            "golden:keywords/api#[method]array-like.new",
            "golden:keywords/api#[method]array-like.close",
            "golden:keywords/api#[method]array-like.constructor",
            "golden:keywords/api#[method]array-like.delete",
            "golden:keywords/api#[method]array-like.object-id",
        ),
        resources=("golden:keywords/api#array-like",),
        export_types=(
            "->",
            "i32 i32 ->",
            "->",
            "i32 i32 i32 i32 i32 -> i32",
            "-> i32",
            "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 ->",
            "i32 i32 i32 i32 i32 i32 i32 i32 i32 -> i32",
            "-> i32",
            "i32 i32 ->",
            "i32 i32 i32 i32 ->",
            "i32 -> i32",
            "i32 i32 i32 i32 i32 i32 i32 -> i32",
            "i32 -> i32",
            "->",
            "-> i32",
            "i32 -> i32",
            "i32 ->",
            "i32 ->",
            "i32 i32 i32 ->",
            "i32 -> i32",
        ),
        import_types={"golden:keywords/imports#class": "i32 -> i32"},
    ),
)
"""The component golden-keywords, whose SHA-256 is c3c07ed5437f6bbc25fa365966906ab6a6098a293286f8558fcd9ba355d012fc."""

_STRUCT_0 = Struct("<II")
_STRUCT_1 = Struct("<BB")
_STRUCT_2 = Struct("<B3xIIBBB?I")
(
    _set_api_object__to_string,
    _set_api_object__constructor,
    _set_api_object__value_of,
    _set_api_object__class_,
    _set_api_object__new,
) = slot_setters(_ApiObject)
(_set_api_error_payload_0,) = slot_setters(_ApiErrorPayloadType)


def call_close_keywords(instance: Instance) -> None:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        instance.state = RUNNING
        failure = instance.calls[0]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_load_keywords(instance: Instance, p_new: Any, p_cl: Any) -> None:
    where = ""
    try:
        where = "new"
        if type(p_new) is not int or not 0 <= p_new <= 255:
            p_new = as_integer(p_new, "u8")
        where = "cl"
        if type(p_cl) is not int or not 0 <= p_cl <= 255:
            p_cl = as_integer(p_cl, "u8")
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        u32 = instance.u32
        u32[0] = p_new
        u32[4] = p_cl
        instance.state = RUNNING
        failure = instance.calls[1]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_then(instance: Instance) -> None:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        instance.state = RUNNING
        failure = instance.calls[2]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_api_new(instance: Instance, p_new: Any, p_class_: Any, p_undefined: Any) -> int | None:
    where = ""
    try:
        where = "new"
        if type(p_new) is not int or not 0 <= p_new <= 255:
            p_new = as_integer(p_new, "u8")
        where = "class_"
        p_class_ = _take_option_string(p_class_)
        where = "undefined"
        if type(p_undefined) is not int or not 0 <= p_undefined <= 255:
            p_undefined = as_integer(p_undefined, "u8")
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[3]
        memory = call.memory
        u32 = instance.u32
        u32[0] = p_new
        u32[4], u32[8], u32[12] = _lower_option_string(memory, p_class_)
        u32[16] = p_undefined
        instance.run(call)
        at = memory.require(u32[0], 1, 2)
        result: int | None = _lift_option_u8(memory, *_STRUCT_1.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_api_get(instance: Instance) -> _ApiObject:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[4]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 4, 20)
        result: _ApiObject = _lift_api_object(memory, *_STRUCT_2.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_api_set(p_o: Any, p_i: Any, p_e: Any, p_v: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "o"
        p_o = _take_api_object(p_o)
        where = "i"
        p_i = _take_inherited(p_i)
        where = "e"
        p_e = _take_kind(p_e if type(p_e) is _Kind else as_enum(_Kind, p_e))
        where = "v"
        p_v = _take_static(p_v)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_o, p_i, p_e, p_v)


def call_api_set(instance: Instance, taken: tuple[Any, ...]) -> None:
    (p_o, p_i, p_e, p_v) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[5]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4], u32[8], u32[12], u32[16], u32[20], u32[24], u32[28] = _lower_api_object(memory, p_o)
        u32[32] = p_i
        u32[36] = p_e
        u32[40], u32[44], u32[48] = _lower_static(memory, p_v)
        instance.state = RUNNING
        failure = instance.calls[5]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_api_static_one(
    instance: Instance,
    p_arguments: Any,
    p_eval: Any,
    p_options: Any,
    p_memory: Any,
    p_ctx: Any,
    p_self_: Any,
    p_range: Any,
    p_lambda_: Any,
) -> str:
    where = ""
    try:
        where = "arguments"
        if type(p_arguments) is not int or not 0 <= p_arguments <= 255:
            p_arguments = as_integer(p_arguments, "u8")
        where = "eval"
        if type(p_eval) is not int or not 0 <= p_eval <= 255:
            p_eval = as_integer(p_eval, "u8")
        where = "options"
        if type(p_options) is not int or not 0 <= p_options <= 255:
            p_options = as_integer(p_options, "u8")
        where = "memory"
        if type(p_memory) is not str or not p_memory.isascii() or len(p_memory) > 268435455:
            p_memory = as_string(p_memory)
        where = "ctx"
        if type(p_ctx) is not int or not 0 <= p_ctx <= 255:
            p_ctx = as_integer(p_ctx, "u8")
        where = "self_"
        if type(p_self_) is not int or not 0 <= p_self_ <= 255:
            p_self_ = as_integer(p_self_, "u8")
        where = "range"
        if type(p_range) is not int or not 0 <= p_range <= 255:
            p_range = as_integer(p_range, "u8")
        where = "lambda_"
        if type(p_lambda_) is not int or not 0 <= p_lambda_ <= 255:
            p_lambda_ = as_integer(p_lambda_, "u8")
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[6]
        memory = call.memory
        u32 = instance.u32
        u32[0] = p_arguments
        u32[4] = p_eval
        u32[8] = p_options
        u32[12], u32[16] = memory.write_string(p_memory)
        u32[20] = p_ctx
        u32[24] = p_self_
        u32[28] = p_range
        u32[32] = p_lambda_
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: str = memory.read_string(*_STRUCT_0.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_api_then(instance: Instance) -> None:
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[7]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 4, 16)
        case = memory.view[at]
        if case == 0:
            pass
        elif case == 1:
            error = _ApiError(_load_api_error_payload(memory, at + 4))
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


def call_api_load(instance: Instance, p_range: Any) -> None:
    where = ""
    try:
        where = "range"
        p_range = _take_option_u8(p_range)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[8]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_option_u8(memory, p_range)
        instance.state = RUNNING
        failure = instance.calls[8]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_api_link(instance: Instance, p_u: Any, p_url_x: Any) -> None:
    where = ""
    try:
        where = "u"
        if type(p_u) is not str or not p_u.isascii() or len(p_u) > 268435455:
            p_u = as_string(p_u)
        where = "url_x"
        if type(p_url_x) is not str or not p_url_x.isascii() or len(p_url_x) > 268435455:
            p_url_x = as_string(p_url_x)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[9]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = memory.write_string(p_u)
        u32[8], u32[12] = memory.write_string(p_url_x)
        instance.state = RUNNING
        failure = instance.calls[9]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_api_words(
    p_payload: Any,
    p_at: Any,
    p_err: Any,
    p_result: Any,
    p_call: Any,
    p_memory: Any,
    p_refused: Any,
    p_bad: Any,
    p_ctx: Any,
) -> tuple[Any, ...]:
    where = ""
    try:
        where = "payload"
        p_payload = _take_list_of_string(p_payload)
        where = "at"
        p_at = _take_list_of_string(p_at)
        where = "err"
        p_err = _take_list_of_string(p_err)
        where = "result"
        p_result = _take_list_of_string(p_result)
        where = "call"
        p_call = _take_list_of_string(p_call)
        where = "memory"
        p_memory = _take_list_of_string(p_memory)
        where = "refused"
        p_refused = _take_list_of_string(p_refused)
        where = "bad"
        p_bad = _take_list_of_string(p_bad)
        where = "ctx"
        if type(p_ctx) is not str or not p_ctx.isascii() or len(p_ctx) > 268435455:
            p_ctx = as_string(p_ctx)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_payload, p_at, p_err, p_result, p_call, p_memory, p_refused, p_bad, p_ctx)


def call_api_words(instance: Instance, taken: tuple[Any, ...]) -> str:
    (p_payload, p_at, p_err, p_result, p_call, p_memory, p_refused, p_bad, p_ctx) = taken
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[10]
        memory = call.memory
        u32 = instance.u32
        at = memory.allocate(4, 72)
        u32[0] = at
        _STRUCT_0.pack_into(memory.view, at, *_lower_list_of_string(memory, p_payload))
        _STRUCT_0.pack_into(memory.view, at + 8, *_lower_list_of_string(memory, p_at))
        _STRUCT_0.pack_into(memory.view, at + 16, *_lower_list_of_string(memory, p_err))
        _STRUCT_0.pack_into(memory.view, at + 24, *_lower_list_of_string(memory, p_result))
        _STRUCT_0.pack_into(memory.view, at + 32, *_lower_list_of_string(memory, p_call))
        _STRUCT_0.pack_into(memory.view, at + 40, *_lower_list_of_string(memory, p_memory))
        _STRUCT_0.pack_into(memory.view, at + 48, *_lower_list_of_string(memory, p_refused))
        _STRUCT_0.pack_into(memory.view, at + 56, *_lower_list_of_string(memory, p_bad))
        _STRUCT_0.pack_into(memory.view, at + 64, *memory.write_string(p_ctx))
        instance.run(call)
        at = memory.require(u32[0], 4, 12)
        case = memory.view[at]
        if case == 0:
            result = memory.read_string(*_STRUCT_0.unpack_from(memory.view, at + 4))
        elif case == 1:
            error = ResultError(memory.read_string(*_STRUCT_0.unpack_from(memory.view, at + 4)))
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
    made: str = result
    return made


def call_api_choose(
    instance: Instance,
    p_options: Any,
    p_svc: Any,
    p_returned: Any,
    p_result: Any,
    p_call: Any,
    p_limit: Any,
) -> int:
    where = ""
    try:
        where = "options"
        if type(p_options) is not int or not 0 <= p_options <= 255:
            p_options = as_integer(p_options, "u8")
        where = "svc"
        if type(p_svc) is not int or not 0 <= p_svc <= 255:
            p_svc = as_integer(p_svc, "u8")
        where = "returned"
        if type(p_returned) is not int or not 0 <= p_returned <= 255:
            p_returned = as_integer(p_returned, "u8")
        where = "result"
        if type(p_result) is not int or not 0 <= p_result <= 255:
            p_result = as_integer(p_result, "u8")
        where = "call"
        if type(p_call) is not int or not 0 <= p_call <= 255:
            p_call = as_integer(p_call, "u8")
        where = "limit"
        p_limit = _take_option_u8(p_limit)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[11]
        memory = call.memory
        u32 = instance.u32
        u32[0] = p_options
        u32[4] = p_svc
        u32[8] = p_returned
        u32[12] = p_result
        u32[16] = p_call
        u32[20], u32[24] = _lower_option_u8(memory, p_limit)
        instance.state = RUNNING
        failure = instance.calls[11]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        result: int = u8(u32[0])
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_arraylike(instance: Instance, p_new: Any) -> Any:
    where = ""
    try:
        where = "new"
        if type(p_new) is not int or not 0 <= p_new <= 255:
            p_new = as_integer(p_new, "u8")
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[12]
        u32 = instance.u32
        u32[0] = p_new
        instance.run(call)
        result: Any = lift_own(call, 0, u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_prototype(instance: Instance) -> None:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        instance.state = RUNNING
        failure = instance.calls[13]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_name(instance: Instance) -> str:
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[14]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: str = memory.read_string(*_STRUCT_0.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_new(handle: OwnHandle) -> int:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[15]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        instance.state = RUNNING
        failure = instance.calls[15]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        result: int = u8(u32[0])
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_close_array_like(handle: OwnHandle) -> None:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[16]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        instance.state = RUNNING
        failure = instance.calls[16]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_constructor(handle: OwnHandle) -> None:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[17]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        instance.state = RUNNING
        failure = instance.calls[17]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_delete(handle: OwnHandle, p_end: Any, p_res: Any) -> None:
    where = ""
    try:
        where = "end"
        if type(p_end) is not int or not 0 <= p_end <= 255:
            p_end = as_integer(p_end, "u8")
        where = "res"
        if type(p_res) is not int or not 0 <= p_res <= 255:
            p_res = as_integer(p_res, "u8")
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[18]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        u32[4] = p_end
        u32[8] = p_res
        instance.state = RUNNING
        failure = instance.calls[18]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        instance.release()
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_apiarraylike_object_id(handle: OwnHandle) -> int:
    instance = owner(handle)
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[19]
        u32 = instance.u32
        u32[0] = lower_borrow(call, 0, handle)
        instance.state = RUNNING
        failure = instance.calls[19]()
        if failure or instance.trap:
            raise instance.store.failure(failure)
        instance.state = IDLE
        result: int = u8(u32[0])
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def bind_call_imports_class(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(u8(u32[0]))
            try:
                if type(result) is not int or not 0 <= result <= 255:
                    result = as_integer(result, "u8")
            except Mismatch as mismatch:
                raise mismatch.inside("imports.class_").error() from None
            u32[0] = result
            instance.state = RUNNING

        return body

    return bind


def _take_option_string(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not str or not v.isascii() or len(v) > 268435455:
        v = as_string(v)
    return v


def _lift_option_string(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return memory.read_string(f1, f2)
    raise bad_case("option", f0)


def _lower_option_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *memory.write_string(value))


def _take_option_u8(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not int or not 0 <= v <= 255:
        v = as_integer(v, "u8")
    return v


def _lift_option_u8(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return f1
    raise bad_case("option", f0)


def _lower_option_u8(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _take_api_object(value: Any) -> tuple[Any, ...]:
    if not is_a(value, _ApiObject):
        raise expected("ApiObject", value)
    where = ""
    try:
        where = ".to_string"
        v0 = _take_option_string(value.to_string)
        where = ".constructor"
        v1 = _take_option_u8(value.constructor)
        where = ".value_of"
        v2 = value.value_of
        if type(v2) is not int or not 0 <= v2 <= 255:
            v2 = as_integer(v2, "u8")
        where = ".class_"
        v3 = value.class_
        if type(v3) is not bool:
            raise expected("bool", v3)
        where = ".new"
        v4 = value.new
        if type(v4) is not int or not 0 <= v4 <= 4294967295:
            v4 = as_integer(v4, "u32")
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1, v2, v3, v4)


def _lift_api_object(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any, f4: Any, f5: Any, f6: Any, f7: Any) -> Any:
    value = new(_ApiObject)
    _set_api_object__to_string(value, _lift_option_string(memory, f0, f1, f2))
    _set_api_object__constructor(value, _lift_option_u8(memory, f3, f4))
    _set_api_object__value_of(value, f5)
    _set_api_object__class_(value, bool(f6))
    _set_api_object__new(value, f7)
    return value


def _lower_api_object(memory: Memory, value: Any) -> tuple[Any, ...]:
    (v0, v1, v2, v3, v4) = value
    return (*_lower_option_string(memory, v0), *_lower_option_u8(memory, v1), v2, v3, v4)


def _take_inherited(value: Any) -> int:
    if type(value) is not _Inherited:
        raise expected("Inherited", value)
    bits: int = enum_value(value)
    return bits & 15


_KIND_NUMBERS = {member.value: number for number, member in enumerate(_Kind)}


def _take_kind(value: Any) -> int:
    if type(value) is not _Kind:
        raise expected("Kind", value)
    return _KIND_NUMBERS[enum_value(value)]


def _take_static(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, _StaticNew):
            v = value.value
            if type(v) is not int or not 0 <= v <= 255:
                v = as_integer(v, "u8")
            return 0, v
        if is_a(value, _StaticDefault):
            return 1, None
        if is_a(value, _StaticSelf):
            v = value.value
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            return 2, v
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Static", value)


def _lower_static(memory: Memory, value: Any) -> tuple[Any, ...]:
    case, v = value
    if case == 0:
        return (0, v, 0)
    if case == 1:
        return (1, 0, 0)
    return (2, *memory.write_string(v))


def _load_api_error_payload(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        value = new(_ApiErrorPayloadType)
        _set_api_error_payload_0(value, memory.read_string(*_STRUCT_0.unpack_from(memory.view, at + 4)))
        return value
    if case == 1:
        return _ApiErrorPayloadObjectId()
    raise bad_case("ApiErrorPayload", case)


def _take_list_of_string(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 8):
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lower_list_of_string(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 8 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, *memory.write_string(element))
        at += 8
    return pointer, len(value)

"""How values pass between Python and the component types.

One function for each function of the API, and below them one for each shape of values: `_check_`, `_lift_` and `_lower_` for values that are
passed flat, `_load_` and `_store_` for values in memory.
"""

# The lines follow the interface, and its names decide how long they are.
# fmt: off

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from struct import Struct
from typing import Any

from ._errors import MixedError as _MixedError
from ._runtime.checks import (
    Mismatch,
    as_enum,
    check_bool,
    check_char,
    check_f32,
    check_fixed_list,
    check_float,
    check_integer,
    check_list,
    check_map,
    check_string,
    check_tuple,
    expected,
    is_a,
    view_bytes,
)
from ._runtime.component import Component
from ._runtime.errors import ResultError
from ._runtime.instance import RUNNING, Instance
from ._runtime.link import Binder, ImportCall
from ._runtime.memory import Memory
from ._runtime.numbers import pack_floats, pack_integers
from ._runtime.program import Glue
from ._runtime.scalars import bad_case, enum_value, lift_char, lift_float, new, s8, s16, slot_setters, u8, u16
from ._runtime.values import Err, Ok, Some
from ._types import Access as _Access
from ._types import Color as _Color
from ._types import Mixed as _Mixed
from ._types import MixedA as _MixedA
from ._types import MixedB as _MixedB
from ._types import MixedC as _MixedC
from ._types import MixedD as _MixedD
from ._types import MixedE as _MixedE
from ._types import MixedF as _MixedF
from ._types import MixedG as _MixedG
from ._types import Nested as _Nested
from ._types import Scalars as _Scalars

COMPONENT = Component(
    __package__,
    "types.wasm",
    fingerprint="b605f415e32b1c01fd9bf043124f93e0d273eefc417f28f4619bf59071e065c5",
    glue=Glue(
        exports=(
            "golden:types/values@0.3.0#scalar",
            "golden:types/values@0.3.0#spilled",
            "golden:types/values@0.3.0#choose",
            "golden:types/values@0.3.0#fixed",
            "golden:types/values@0.3.0#lookup",
            "golden:types/values@0.3.0#options",
            "golden:types/values@0.3.0#results",
            "golden:types/values@0.3.0#fails",
            "golden:types/values@0.3.0#fails-with",
            "golden:types/values@0.3.0#fails-plainly",
            "golden:types/values@0.3.0#matrix",
        ),
        resources=(),
    ),
)
"""The component golden-types, whose SHA-256 is 604fc9e2028b77ca582560076ba20dd165f511aabce620d7780135971b8ad0f1."""

_STRUCT_0 = Struct("<?")
_STRUCT_1 = Struct("<B")
_STRUCT_2 = Struct("<b")
_STRUCT_3 = Struct("<H")
_STRUCT_4 = Struct("<h")
_STRUCT_5 = Struct("<I")
_STRUCT_6 = Struct("<i")
_STRUCT_7 = Struct("<Q")
_STRUCT_8 = Struct("<q")
_STRUCT_9 = Struct("<f")
_STRUCT_10 = Struct("<d")
_STRUCT_11 = Struct("<II")
_STRUCT_12 = Struct("<B3xI")
_STRUCT_13 = Struct("<?BbxHhIiQqf4xdI4x")
_STRUCT_14 = Struct("<B3xB3xI")
_STRUCT_15 = Struct("<?BbxHhIiQqf4xdI4xIIIIIIIIB3xB3xI4x")
_STRUCT_16 = Struct("<B?")
_STRUCT_17 = Struct("<BB")
(
    _set_scalars_a,
    _set_scalars_b,
    _set_scalars_c,
    _set_scalars_d,
    _set_scalars_e,
    _set_scalars_f,
    _set_scalars_g,
    _set_scalars_h,
    _set_scalars_i,
    _set_scalars_j,
    _set_scalars_k,
    _set_scalars_l,
) = slot_setters(_Scalars)
(
    _set_nested_inner,
    _set_nested_texts,
    _set_nested_bytes,
    _set_nested_longs,
    _set_nested_switches,
    _set_nested_maybe,
) = slot_setters(_Nested)
(_set_mixed_0,) = slot_setters(_MixedA)
(_set_mixed_1,) = slot_setters(_MixedB)
(_set_mixed_2,) = slot_setters(_MixedC)
(_set_mixed_3,) = slot_setters(_MixedD)
(_set_mixed_4,) = slot_setters(_MixedE)
(_set_mixed_5,) = slot_setters(_MixedF)


def call_values_scalar(
    instance: Instance,
    p_a: Any,
    p_b: Any,
    p_c: Any,
    p_d: Any,
    p_e: Any,
    p_f: Any,
    p_g: Any,
    p_h: Any,
    p_i: Any,
    p_j: Any,
    p_k: Any,
    p_l: Any,
) -> str:
    where = ""
    try:
        where = "a"
        if type(p_a) is not bool:
            check_bool(p_a)
        where = "b"
        if type(p_b) is not int or not 0 <= p_b <= 255:
            check_integer(p_b, "u8")
        where = "c"
        if type(p_c) is not int or not -128 <= p_c <= 127:
            check_integer(p_c, "s8")
        where = "d"
        if type(p_d) is not int or not 0 <= p_d <= 65535:
            check_integer(p_d, "u16")
        where = "e"
        if type(p_e) is not int or not -32768 <= p_e <= 32767:
            check_integer(p_e, "s16")
        where = "f"
        if type(p_f) is not int or not 0 <= p_f <= 4294967295:
            check_integer(p_f, "u32")
        where = "g"
        if type(p_g) is not int or not -2147483648 <= p_g <= 2147483647:
            check_integer(p_g, "s32")
        where = "h"
        if type(p_h) is not int or not 0 <= p_h <= 18446744073709551615:
            check_integer(p_h, "u64")
        where = "i"
        if type(p_i) is not int or not -9223372036854775808 <= p_i <= 9223372036854775807:
            check_integer(p_i, "s64")
        where = "j"
        check_f32(p_j)
        where = "k"
        if type(p_k) is not float:
            check_float(p_k)
        where = "l"
        check_char(p_l)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[0]
        u32 = instance.u32
        s32 = instance.s32
        u64 = instance.u64
        s64 = instance.s64
        f32 = instance.f32
        f64 = instance.f64
        u32[0] = p_a
        u32[4] = p_b
        s32[8] = p_c
        u32[12] = p_d
        s32[16] = p_e
        u32[20] = p_f
        s32[24] = p_g
        u64[14] = p_h
        s64[16] = p_i
        f32[36] = p_j
        f64[20] = p_k
        u32[44] = ord(p_l)
        instance.run(call)
        result: str = lift_char(u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_spilled(instance: Instance, p_v: Any, p_w: Any) -> _Nested:
    where = ""
    try:
        where = "v"
        _check_scalars(p_v)
        where = "w"
        _check_nested(p_w)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[1]
        memory = call.memory
        u32 = instance.u32
        at = memory.allocate(8, 160)
        u32[0] = at
        _STRUCT_13.pack_into(memory.view, at, *_lower_scalars(memory, p_v))
        _STRUCT_15.pack_into(memory.view, at + 56, *_lower_nested(memory, p_w))
        instance.run(call)
        at = memory.require(u32[0], 8, 104)
        result: _Nested = _lift_nested(memory, *_STRUCT_15.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_choose(instance: Instance, p_m: Any, p_c: Any, p_a: Any) -> _Mixed:
    where = ""
    try:
        where = "m"
        _check_mixed(p_m)
        where = "c"
        if type(p_c) is not _Color:
            p_c = as_enum(_Color, p_c)
        where = "a"
        _check_access(p_a)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[2]
        memory = call.memory
        u32 = instance.u32
        at = memory.allocate(8, 120)
        u32[0] = at
        _store_mixed(memory, at, p_m)
        _STRUCT_1.pack_into(memory.view, at + 112, _lower_color(p_c))
        _STRUCT_1.pack_into(memory.view, at + 113, _lower_access(p_a))
        instance.run(call)
        at = memory.require(u32[0], 8, 112)
        result: _Mixed = _load_mixed(memory, at)
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_fixed(instance: Instance, p_a: Any, p_b: Any) -> tuple[list[int], list[str]]:
    where = ""
    try:
        where = "a"
        _check_list3_of_u16(p_a)
        where = "b"
        _check_list2_of_string(p_b)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[3]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4], u32[8] = _lower_list3_of_u16(memory, p_a)
        u32[12], u32[16], u32[20], u32[24] = _lower_list2_of_string(memory, p_b)
        instance.run(call)
        at = memory.require(u32[0], 4, 24)
        result: tuple[list[int], list[str]] = _load_tuple_list3_of_u16_list2_of_string(memory, at)
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_lookup(instance: Instance, p_m: Any) -> dict[int, _Color]:
    where = ""
    try:
        where = "m"
        _check_map_of_string_to_list_of_u8(p_m)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[4]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_map_of_string_to_list_of_u8(memory, p_m)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: dict[int, _Color] = _lift_map_of_u32_to_color(memory, *_STRUCT_11.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_options(instance: Instance, p_first: Any, p_a: Any, p_b: Any, p_last: Any) -> _Access | None:
    where = ""
    try:
        where = "first"
        if type(p_first) is not int or not 0 <= p_first <= 255:
            check_integer(p_first, "u8")
        where = "a"
        _check_option_u8(p_a)
        where = "b"
        _check_option_string(p_b)
        where = "last"
        _check_option_option_bool(p_last)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[5]
        memory = call.memory
        u32 = instance.u32
        u32[0] = p_first
        u32[4], u32[8] = _lower_option_u8(memory, p_a)
        u32[12], u32[16], u32[20] = _lower_option_string(memory, p_b)
        u32[24], u32[28], u32[32] = _lower_option_option_bool(memory, p_last)
        instance.run(call)
        at = memory.require(u32[0], 1, 2)
        result: _Access | None = _lift_option_access(memory, *_STRUCT_17.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_results(instance: Instance, p_r: Any) -> tuple[Ok[int] | Err[str], Ok[None] | Err[None]]:
    where = ""
    try:
        where = "r"
        _check_tuple_of_4(p_r)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[6]
        memory = call.memory
        u32 = instance.u32
        f64 = instance.f64
        u32[0], u32[4], u32[8], u32[12], u32[16], u32[20], u32[24], f64[14] = _lower_tuple_of_4(memory, p_r)
        instance.run(call)
        at = memory.require(u32[0], 4, 16)
        result: tuple[Ok[int] | Err[str], Ok[None] | Err[None]] = _load_tuple_result_u8_or_string_result_none_or_none(memory, at)
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def call_values_fails(instance: Instance) -> int:
    result: Any = None
    error: Exception | None = None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[7]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 4, 12)
        case = memory.view[at]
        if case == 0:
            result = _STRUCT_1.unpack_from(memory.view, at + 4)[0]
        elif case == 1:
            error = ResultError(memory.read_string(*_STRUCT_11.unpack_from(memory.view, at + 4)))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        instance.fail(failed)
        raise
    if error is not None:
        raise error
    made: int = result
    return made


def call_values_fails_with(instance: Instance) -> _Color:
    result: Any = None
    error: Exception | None = None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[8]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 8, 120)
        case = memory.view[at]
        if case == 0:
            result = _lift_color(memory, _STRUCT_1.unpack_from(memory.view, at + 8)[0])
        elif case == 1:
            error = _MixedError(_load_mixed(memory, at + 8))
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        instance.fail(failed)
        raise
    if error is not None:
        raise error
    made: _Color = result
    return made


def call_values_fails_plainly(instance: Instance) -> None:
    error: Exception | None = None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[9]
        u32 = instance.u32
        instance.run(call)
        case = u32[0]
        if case == 0:
            pass
        elif case == 1:
            error = ResultError()
        else:
            raise bad_case("result", case)
        instance.finish(call)
        instance.release()
    except BaseException as failed:
        instance.fail(failed)
        raise
    if error is not None:
        raise error


def call_values_matrix(instance: Instance, p_rows: Any) -> list[list[float]]:
    where = ""
    try:
        where = "rows"
        _check_list_of_list_of_f32(p_rows)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        call = instance.exports[10]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_list_of_list_of_f32(memory, p_rows)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: list[list[float]] = _lift_list_of_list_of_f32(memory, *_STRUCT_11.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        instance.fail(failed)
        raise


def bind_call_values_scalar_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        u32 = call.frame.u32
        s32 = call.frame.s32
        u64 = call.frame.u64
        s64 = call.frame.s64
        f32 = call.frame.f32
        f64 = call.frame.f64

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(
                bool(u32[0]),
                u8(u32[2]),
                s8(u32[4]),
                u16(u32[6]),
                s16(u32[8]),
                u32[10],
                s32[12],
                u64[7],
                s64[8],
                lift_float(f32[18]),
                lift_float(f64[10]),
                lift_char(u32[22]),
            )
            try:
                check_char(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.scalar").error() from None
            u32[0] = ord(result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_spilled_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            at = memory.require(u32[0], 8, 160)
            result = implementation(
                _lift_scalars(memory, *_STRUCT_13.unpack_from(memory.view, at)),
                _lift_nested(memory, *_STRUCT_15.unpack_from(memory.view, at + 56)),
            )
            try:
                _check_nested(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.spilled").error() from None
            at = memory.require(u32[2], 8, 104)
            _STRUCT_15.pack_into(memory.view, at, *_lower_nested(memory, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_choose_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            at = memory.require(u32[0], 8, 120)
            result = implementation(
                _load_mixed(memory, at),
                _lift_color(memory, _STRUCT_1.unpack_from(memory.view, at + 112)[0]),
                _lift_access(memory, _STRUCT_1.unpack_from(memory.view, at + 113)[0]),
            )
            try:
                _check_mixed(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.choose").error() from None
            at = memory.require(u32[2], 8, 112)
            _store_mixed(memory, at, result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_fixed_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(
                _lift_list3_of_u16(memory, u16(u32[0]), u16(u32[2]), u16(u32[4])),
                _lift_list2_of_string(memory, u32[6], u32[8], u32[10], u32[12]),
            )
            try:
                _check_tuple_list3_of_u16_list2_of_string(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.fixed").error() from None
            at = memory.require(u32[14], 4, 24)
            _store_tuple_list3_of_u16_list2_of_string(memory, at, result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_lookup_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(_lift_map_of_string_to_list_of_u8(memory, u32[0], u32[2]))
            try:
                _check_map_of_u32_to_color(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.lookup").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_11.pack_into(memory.view, at, *_lower_map_of_u32_to_color(memory, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_options_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(
                u8(u32[0]),
                a=_lift_option_u8(memory, u32[2], u8(u32[4])),
                b=_lift_option_string(memory, u32[6], u32[8], u32[10]),
                last=_lift_option_option_bool(memory, u32[12], u32[14], u32[16]),
            )
            try:
                _check_option_access(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.options").error() from None
            at = memory.require(u32[18], 1, 2)
            _STRUCT_17.pack_into(memory.view, at, *_lower_option_access(memory, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_results_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32
        f64 = call.frame.f64

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(
                _lift_tuple_of_4(memory, u32[0], u32[2], u32[4], u32[6], u32[8], u32[10], u32[12], f64[7]),
            )
            try:
                _check_tuple_result_u8_or_string_result_none_or_none(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.results").error() from None
            at = memory.require(u32[16], 4, 16)
            _store_tuple_result_u8_or_string_result_none_or_none(memory, at, result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_fails_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation()
            except ResultError as error:
                payload: Any = error.payload
                try:
                    if type(payload) is not str or not payload.isascii():
                        check_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("values.fails").error() from None
                at = memory.require(u32[0], 4, 12)
                memory.view[at] = 1
                _STRUCT_11.pack_into(memory.view, at + 4, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                if type(result) is not int or not 0 <= result <= 255:
                    check_integer(result, "u8")
            except Mismatch as mismatch:
                raise mismatch.inside("values.fails").error() from None
            at = memory.require(u32[0], 4, 12)
            memory.view[at] = 0
            _STRUCT_1.pack_into(memory.view, at + 4, result)
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_fails_with_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation()
            except (_MixedError, ResultError) as error:
                payload: Any = error.payload
                try:
                    _check_mixed(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("values.fails_with").error() from None
                at = memory.require(u32[0], 8, 120)
                memory.view[at] = 1
                _store_mixed(memory, at + 8, payload)
                instance.state = RUNNING
                return
            try:
                _check_color(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.fails_with").error() from None
            at = memory.require(u32[0], 8, 120)
            memory.view[at] = 0
            _STRUCT_1.pack_into(memory.view, at + 8, _lower_color(result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_fails_plainly_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                implementation()
            except ResultError as error:
                del error
                u32[0] = 1
                instance.state = RUNNING
                return
            u32[0] = 0
            instance.state = RUNNING

        return body

    return bind


def bind_call_values_matrix_2(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            result = implementation(_lift_list_of_list_of_f32(memory, u32[0], u32[2]))
            try:
                _check_list_of_list_of_f32(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.matrix").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_11.pack_into(memory.view, at, *_lower_list_of_list_of_f32(memory, result))
            instance.state = RUNNING

        return body

    return bind


def bind_call_probe(implementation: Callable[..., Any]) -> Binder:
    def bind(call: ImportCall) -> Callable[[], None]:
        instance = call.instance
        memory = call.memory
        u32 = call.frame.u32

        def body() -> None:
            if instance.state != RUNNING:
                instance.check_may_leave()
            try:
                result = implementation(
                    memory.read_integers("I", u32[0], u32[2]),
                    depth=_lift_option_u8(memory, u32[4], u8(u32[6])),
                )
            except ResultError as error:
                payload: Any = error.payload
                try:
                    if type(payload) is not str or not payload.isascii():
                        check_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("probe").error() from None
                at = memory.require(u32[8], 4, 12)
                memory.view[at] = 1
                _STRUCT_11.pack_into(memory.view, at + 4, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                pack_integers(result, "I")
            except Mismatch as mismatch:
                raise mismatch.inside("probe").error() from None
            at = memory.require(u32[8], 4, 12)
            memory.view[at] = 0
            _STRUCT_11.pack_into(memory.view, at + 4, *memory.write_packed(pack_integers(result, "I"), 4))
            instance.state = RUNNING

        return body

    return bind


def _check_scalars(value: Any) -> None:
    if not isinstance(value, _Scalars):
        raise expected("Scalars", value)
    where = ""
    v: Any
    try:
        where = ".a"
        v = value.a
        if type(v) is not bool:
            check_bool(v)
        where = ".b"
        v = value.b
        if type(v) is not int or not 0 <= v <= 255:
            check_integer(v, "u8")
        where = ".c"
        v = value.c
        if type(v) is not int or not -128 <= v <= 127:
            check_integer(v, "s8")
        where = ".d"
        v = value.d
        if type(v) is not int or not 0 <= v <= 65535:
            check_integer(v, "u16")
        where = ".e"
        v = value.e
        if type(v) is not int or not -32768 <= v <= 32767:
            check_integer(v, "s16")
        where = ".f"
        v = value.f
        if type(v) is not int or not 0 <= v <= 4294967295:
            check_integer(v, "u32")
        where = ".g"
        v = value.g
        if type(v) is not int or not -2147483648 <= v <= 2147483647:
            check_integer(v, "s32")
        where = ".h"
        v = value.h
        if type(v) is not int or not 0 <= v <= 18446744073709551615:
            check_integer(v, "u64")
        where = ".i"
        v = value.i
        if type(v) is not int or not -9223372036854775808 <= v <= 9223372036854775807:
            check_integer(v, "s64")
        where = ".j"
        v = value.j
        check_f32(v)
        where = ".k"
        v = value.k
        if type(v) is not float:
            check_float(v)
        where = ".l"
        v = value.l
        check_char(v)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None


def _lift_scalars(
    memory: Memory,
    f0: Any,
    f1: Any,
    f2: Any,
    f3: Any,
    f4: Any,
    f5: Any,
    f6: Any,
    f7: Any,
    f8: Any,
    f9: Any,
    f10: Any,
    f11: Any,
) -> Any:
    value = new(_Scalars)
    _set_scalars_a(value, bool(f0))
    _set_scalars_b(value, f1)
    _set_scalars_c(value, f2)
    _set_scalars_d(value, f3)
    _set_scalars_e(value, f4)
    _set_scalars_f(value, f5)
    _set_scalars_g(value, f6)
    _set_scalars_h(value, f7)
    _set_scalars_i(value, f8)
    _set_scalars_j(value, lift_float(f9))
    _set_scalars_k(value, lift_float(f10))
    _set_scalars_l(value, lift_char(f11))
    return value


def _lower_scalars(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (
        value.a,
        value.b,
        value.c,
        value.d,
        value.e,
        value.f,
        value.g,
        value.h,
        value.i,
        value.j,
        value.k,
        ord(value.l),
    )


def _check_list_of_string(value: Any) -> None:
    elements = check_list(value, 8)
    at = 0
    try:
        for at, v in enumerate(elements):  # noqa: B007
            if type(v) is not str or not v.isascii():
                check_string(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{at}]") from None


def _lift_list_of_string(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 8 * length)
    return [memory.read_string(*flat) for flat in _STRUCT_11.iter_unpack(bytes(span))]


def _lower_list_of_string(memory: Memory, value: Any) -> tuple[int, int]:
    elements = tuple(value)
    pointer = at = memory.allocate(4, 8 * len(elements))
    for element in elements:
        _STRUCT_11.pack_into(memory.view, at, *memory.write_string(element))
        at += 8
    return pointer, len(elements)


def _check_list_of_bool(value: Any) -> None:
    elements = check_list(value, 1)
    at = 0
    try:
        for at, v in enumerate(elements):  # noqa: B007
            if type(v) is not bool:
                check_bool(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{at}]") from None


def _lift_list_of_bool(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 1, 1 * length)
    return [bool(flat[0]) for flat in _STRUCT_0.iter_unpack(bytes(span))]


def _lower_list_of_bool(memory: Memory, value: Any) -> tuple[int, int]:
    elements = tuple(value)
    pointer = at = memory.allocate(1, 1 * len(elements))
    for element in elements:
        _STRUCT_0.pack_into(memory.view, at, element)
        at += 1
    return pointer, len(elements)


def _check_option_u32(value: Any) -> None:
    if value is None:
        return
    v: Any = value
    if type(v) is not int or not 0 <= v <= 4294967295:
        check_integer(v, "u32")


def _lift_option_u32(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return f1
    raise bad_case("option", f0)


def _lower_option_u32(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _check_option_option_u32(value: Any) -> None:
    if value is None:
        return
    if not is_a(value, Some):
        raise expected("Some or None", value)
    v: Any = value.value
    _check_option_u32(v)


def _lift_option_option_u32(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return Some(_lift_option_u32(memory, f1, f2))
    raise bad_case("option", f0)


def _lower_option_option_u32(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *_lower_option_u32(memory, value.value))


def _check_nested(value: Any) -> None:
    if not isinstance(value, _Nested):
        raise expected("Nested", value)
    where = ""
    v: Any
    try:
        where = ".inner"
        v = value.inner
        _check_scalars(v)
        where = ".texts"
        v = value.texts
        _check_list_of_string(v)
        where = ".bytes"
        v = value.bytes
        if type(v) is not bytes:
            view_bytes(v)
        where = ".longs"
        v = value.longs
        pack_integers(v, "q")
        where = ".switches"
        v = value.switches
        _check_list_of_bool(v)
        where = ".maybe"
        v = value.maybe
        _check_option_option_u32(v)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None


def _lift_nested(
    memory: Memory,
    f0: Any,
    f1: Any,
    f2: Any,
    f3: Any,
    f4: Any,
    f5: Any,
    f6: Any,
    f7: Any,
    f8: Any,
    f9: Any,
    f10: Any,
    f11: Any,
    f12: Any,
    f13: Any,
    f14: Any,
    f15: Any,
    f16: Any,
    f17: Any,
    f18: Any,
    f19: Any,
    f20: Any,
    f21: Any,
    f22: Any,
) -> Any:
    value = new(_Nested)
    _set_nested_inner(value, _lift_scalars(memory, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11))
    _set_nested_texts(value, _lift_list_of_string(memory, f12, f13))
    _set_nested_bytes(value, memory.read_bytes(f14, f15))
    _set_nested_longs(value, memory.read_integers("q", f16, f17))
    _set_nested_switches(value, _lift_list_of_bool(memory, f18, f19))
    _set_nested_maybe(value, _lift_option_option_u32(memory, f20, f21, f22))
    return value


def _lower_nested(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (
        *_lower_scalars(memory, value.inner),
        *_lower_list_of_string(memory, value.texts),
        *memory.write_bytes(view_bytes(value.bytes)),
        *memory.write_packed(pack_integers(value.longs, "q"), 8),
        *_lower_list_of_bool(memory, value.switches),
        *_lower_option_option_u32(memory, value.maybe),
    )


def _check_mixed(value: Any) -> None:
    v: Any
    try:
        if is_a(value, _MixedA):
            v = value.value
            if type(v) is not int or not 0 <= v <= 255:
                check_integer(v, "u8")
        elif is_a(value, _MixedB):
            v = value.value
            check_f32(v)
        elif is_a(value, _MixedC):
            v = value.value
            if type(v) is not int or not -9223372036854775808 <= v <= 9223372036854775807:
                check_integer(v, "s64")
        elif is_a(value, _MixedD):
            v = value.value
            if type(v) is not float:
                check_float(v)
        elif is_a(value, _MixedE):
            v = value.value
            if type(v) is not str or not v.isascii():
                check_string(v)
        elif is_a(value, _MixedF):
            v = value.value
            _check_nested(v)
        elif is_a(value, _MixedG):
            pass
        else:
            raise expected("Mixed", value)
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None


def _load_mixed(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        value = new(_MixedA)
        _set_mixed_0(value, _STRUCT_1.unpack_from(memory.view, at + 8)[0])
        return value
    if case == 1:
        value = new(_MixedB)
        _set_mixed_1(value, lift_float(_STRUCT_9.unpack_from(memory.view, at + 8)[0]))
        return value
    if case == 2:
        value = new(_MixedC)
        _set_mixed_2(value, _STRUCT_8.unpack_from(memory.view, at + 8)[0])
        return value
    if case == 3:
        value = new(_MixedD)
        _set_mixed_3(value, lift_float(_STRUCT_10.unpack_from(memory.view, at + 8)[0]))
        return value
    if case == 4:
        value = new(_MixedE)
        _set_mixed_4(value, memory.read_string(*_STRUCT_11.unpack_from(memory.view, at + 8)))
        return value
    if case == 5:
        value = new(_MixedF)
        _set_mixed_5(value, _lift_nested(memory, *_STRUCT_15.unpack_from(memory.view, at + 8)))
        return value
    if case == 6:
        return _MixedG()
    raise bad_case("Mixed", case)


def _store_mixed(memory: Memory, at: int, value: Any) -> None:
    if is_a(value, _MixedA):
        memory.view[at] = 0
        _STRUCT_1.pack_into(memory.view, at + 8, value.value)
    elif is_a(value, _MixedB):
        memory.view[at] = 1
        _STRUCT_9.pack_into(memory.view, at + 8, value.value)
    elif is_a(value, _MixedC):
        memory.view[at] = 2
        _STRUCT_8.pack_into(memory.view, at + 8, value.value)
    elif is_a(value, _MixedD):
        memory.view[at] = 3
        _STRUCT_10.pack_into(memory.view, at + 8, value.value)
    elif is_a(value, _MixedE):
        memory.view[at] = 4
        _STRUCT_11.pack_into(memory.view, at + 8, *memory.write_string(value.value))
    elif is_a(value, _MixedF):
        memory.view[at] = 5
        _STRUCT_15.pack_into(memory.view, at + 8, *_lower_nested(memory, value.value))
    elif is_a(value, _MixedG):
        memory.view[at] = 6


def _check_color(value: Any) -> None:
    if type(value) is not _Color:
        raise expected("Color", value)


_COLOR_NUMBERS = {member.value: number for number, member in enumerate(_Color)}


def _lower_color(value: _Color) -> int:
    return _COLOR_NUMBERS[enum_value(value)]


_COLOR_MEMBERS = tuple(_Color)


def _lift_color(_: Memory, f0: int) -> _Color:
    if f0 >= 2:
        raise bad_case("Color", f0)
    return _COLOR_MEMBERS[f0]


def _check_access(value: Any) -> None:
    if not isinstance(value, _Access):
        raise expected("Access", value)


def _lower_access(value: _Access) -> int:
    bits: int = enum_value(value)
    return bits & 3


# To make a combination of flags takes Python a microsecond.
_ACCESS_VALUES = lru_cache(maxsize=256)(_Access)


def _lift_access(_: Memory, f0: int) -> _Access:
    return _ACCESS_VALUES(f0 & 3)


def _check_list3_of_u16(value: Any) -> None:
    elements = check_fixed_list(value, 3)
    at = 0
    try:
        for at, v in enumerate(elements):  # noqa: B007
            if type(v) is not int or not 0 <= v <= 65535:
                check_integer(v, "u16")
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{at}]") from None


def _lift_list3_of_u16(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    return [f0, f1, f2]


def _load_list3_of_u16(memory: Memory, start: int) -> list[Any]:
    return [_STRUCT_3.unpack_from(memory.view, at)[0] for at in range(start, start + 2 * 3, 2)]


def _lower_list3_of_u16(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (value[0], value[1], value[2])


def _store_list3_of_u16(memory: Memory, at: int, value: Any) -> None:
    for element in tuple(value):
        _STRUCT_3.pack_into(memory.view, at, element)
        at += 2


def _check_list2_of_string(value: Any) -> None:
    elements = check_fixed_list(value, 2)
    at = 0
    try:
        for at, v in enumerate(elements):  # noqa: B007
            if type(v) is not str or not v.isascii():
                check_string(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{at}]") from None


def _lift_list2_of_string(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any) -> Any:
    return [memory.read_string(f0, f1), memory.read_string(f2, f3)]


def _load_list2_of_string(memory: Memory, start: int) -> list[Any]:
    return [memory.read_string(*_STRUCT_11.unpack_from(memory.view, at)) for at in range(start, start + 8 * 2, 8)]


def _lower_list2_of_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (*memory.write_string(value[0]), *memory.write_string(value[1]))


def _store_list2_of_string(memory: Memory, at: int, value: Any) -> None:
    for element in tuple(value):
        _STRUCT_11.pack_into(memory.view, at, *memory.write_string(element))
        at += 8


def _check_tuple_list3_of_u16_list2_of_string(value: Any) -> None:
    checked = check_tuple(value, 2)
    where = ""
    v: Any
    try:
        where = "[0]"
        v = checked[0]
        _check_list3_of_u16(v)
        where = "[1]"
        v = checked[1]
        _check_list2_of_string(v)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None


def _load_tuple_list3_of_u16_list2_of_string(memory: Memory, at: int) -> Any:
    return (_load_list3_of_u16(memory, at), _load_list2_of_string(memory, at + 8))


def _store_tuple_list3_of_u16_list2_of_string(memory: Memory, at: int, value: Any) -> None:
    _store_list3_of_u16(memory, at, value[0])
    _store_list2_of_string(memory, at + 8, value[1])


def _check_map_of_string_to_list_of_u8(value: Any) -> None:
    entries = check_map(value, 16)
    key: Any = None
    try:
        for key, element in entries.items():
            v = key
            if type(v) is not str or not v.isascii():
                check_string(v)
            v = element
            if type(v) is not bytes:
                view_bytes(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{key!r}]") from None


def _lift_map_of_string_to_list_of_u8(memory: Memory, pointer: int, length: int) -> dict[Any, Any]:
    span = memory.span(pointer, 4, 16 * length)
    entries: dict[Any, Any] = {}
    for at in range(pointer, pointer + len(span), 16):
        entries[memory.read_string(*_STRUCT_11.unpack_from(memory.view, at))] = memory.read_bytes(*_STRUCT_11.unpack_from(memory.view, at + 8))
    return entries


def _lower_map_of_string_to_list_of_u8(memory: Memory, value: Any) -> tuple[int, int]:
    entries = tuple(value.items())
    pointer = at = memory.allocate(4, 16 * len(entries))
    for key, element in entries:
        _STRUCT_11.pack_into(memory.view, at, *memory.write_string(key))
        _STRUCT_11.pack_into(memory.view, at + 8, *memory.write_bytes(view_bytes(element)))
        at += 16
    return pointer, len(entries)


def _check_map_of_u32_to_color(value: Any) -> None:
    entries = check_map(value, 8)
    key: Any = None
    try:
        for key, element in entries.items():
            v = key
            if type(v) is not int or not 0 <= v <= 4294967295:
                check_integer(v, "u32")
            v = element
            _check_color(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{key!r}]") from None


def _lift_map_of_u32_to_color(memory: Memory, pointer: int, length: int) -> dict[Any, Any]:
    span = memory.span(pointer, 4, 8 * length)
    entries: dict[Any, Any] = {}
    for at in range(pointer, pointer + len(span), 8):
        entries[_STRUCT_5.unpack_from(memory.view, at)[0]] = _lift_color(memory, _STRUCT_1.unpack_from(memory.view, at + 4)[0])
    return entries


def _lower_map_of_u32_to_color(memory: Memory, value: Any) -> tuple[int, int]:
    entries = tuple(value.items())
    pointer = at = memory.allocate(4, 8 * len(entries))
    for key, element in entries:
        _STRUCT_5.pack_into(memory.view, at, key)
        _STRUCT_1.pack_into(memory.view, at + 4, _lower_color(element))
        at += 8
    return pointer, len(entries)


def _check_option_u8(value: Any) -> None:
    if value is None:
        return
    v: Any = value
    if type(v) is not int or not 0 <= v <= 255:
        check_integer(v, "u8")


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


def _check_option_string(value: Any) -> None:
    if value is None:
        return
    v: Any = value
    if type(v) is not str or not v.isascii():
        check_string(v)


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


def _check_option_bool(value: Any) -> None:
    if value is None:
        return
    v: Any = value
    if type(v) is not bool:
        check_bool(v)


def _lift_option_bool(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return bool(f1)
    raise bad_case("option", f0)


def _lower_option_bool(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _check_option_option_bool(value: Any) -> None:
    if value is None:
        return
    if not is_a(value, Some):
        raise expected("Some or None", value)
    v: Any = value.value
    _check_option_bool(v)


def _lift_option_option_bool(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return Some(_lift_option_bool(memory, f1, f2))
    raise bad_case("option", f0)


def _lower_option_option_bool(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *_lower_option_bool(memory, value.value))


def _check_option_access(value: Any) -> None:
    if value is None:
        return
    v: Any = value
    _check_access(v)


def _lift_option_access(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return _lift_access(memory, f1)
    raise bad_case("option", f0)


def _lower_option_access(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, _lower_access(value))


def _check_result_u8_or_string(value: Any) -> None:
    v: Any
    try:
        if is_a(value, Ok):
            v = value.value
            if type(v) is not int or not 0 <= v <= 255:
                check_integer(v, "u8")
        elif is_a(value, Err):
            v = value.value
            if type(v) is not str or not v.isascii():
                check_string(v)
        else:
            raise expected("Ok or Err", value)
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None


def _lift_result_u8_or_string(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return Ok(u8(f1))
    if f0 == 1:
        return Err(memory.read_string(f1, f2))
    raise bad_case("Ok or Err", f0)


def _load_result_u8_or_string(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        return Ok(_STRUCT_1.unpack_from(memory.view, at + 4)[0])
    if case == 1:
        return Err(memory.read_string(*_STRUCT_11.unpack_from(memory.view, at + 4)))
    raise bad_case("Ok or Err", case)


def _lower_result_u8_or_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    if is_a(value, Ok):
        return (0, value.value, 0)
    if is_a(value, Err):
        return (1, *memory.write_string(value.value))
    raise TypeError("expected Ok or Err")


def _store_result_u8_or_string(memory: Memory, at: int, value: Any) -> None:
    if is_a(value, Ok):
        memory.view[at] = 0
        _STRUCT_1.pack_into(memory.view, at + 4, value.value)
    elif is_a(value, Err):
        memory.view[at] = 1
        _STRUCT_11.pack_into(memory.view, at + 4, *memory.write_string(value.value))


def _check_result_none_or_none(value: Any) -> None:
    try:
        if is_a(value, Ok):
            pass
        elif is_a(value, Err):
            pass
        else:
            raise expected("Ok or Err", value)
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None


def _lift_result_none_or_none(memory: Memory, f0: Any) -> Any:
    if f0 == 0:
        return Ok(None)
    if f0 == 1:
        return Err(None)
    raise bad_case("Ok or Err", f0)


def _load_result_none_or_none(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        return Ok(None)
    if case == 1:
        return Err(None)
    raise bad_case("Ok or Err", case)


def _lower_result_none_or_none(memory: Memory, value: Any) -> tuple[Any, ...]:
    if is_a(value, Ok):
        return (0,)
    if is_a(value, Err):
        return (1,)
    raise TypeError("expected Ok or Err")


def _store_result_none_or_none(memory: Memory, at: int, value: Any) -> None:
    if is_a(value, Ok):
        memory.view[at] = 0
    elif is_a(value, Err):
        memory.view[at] = 1


def _check_result_none_or_color(value: Any) -> None:
    v: Any
    try:
        if is_a(value, Ok):
            pass
        elif is_a(value, Err):
            v = value.value
            _check_color(v)
        else:
            raise expected("Ok or Err", value)
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None


def _lift_result_none_or_color(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return Ok(None)
    if f0 == 1:
        return Err(_lift_color(memory, f1))
    raise bad_case("Ok or Err", f0)


def _lower_result_none_or_color(memory: Memory, value: Any) -> tuple[Any, ...]:
    if is_a(value, Ok):
        return (0, 0)
    if is_a(value, Err):
        return (1, _lower_color(value.value))
    raise TypeError("expected Ok or Err")


def _check_result_f64_or_none(value: Any) -> None:
    v: Any
    try:
        if is_a(value, Ok):
            v = value.value
            if type(v) is not float:
                check_float(v)
        elif is_a(value, Err):
            pass
        else:
            raise expected("Ok or Err", value)
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None


def _lift_result_f64_or_none(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return Ok(lift_float(f1))
    if f0 == 1:
        return Err(None)
    raise bad_case("Ok or Err", f0)


def _lower_result_f64_or_none(memory: Memory, value: Any) -> tuple[Any, ...]:
    if is_a(value, Ok):
        return (0, value.value)
    if is_a(value, Err):
        return (1, 0)
    raise TypeError("expected Ok or Err")


def _check_tuple_of_4(value: Any) -> None:
    checked = check_tuple(value, 4)
    where = ""
    v: Any
    try:
        where = "[0]"
        v = checked[0]
        _check_result_u8_or_string(v)
        where = "[1]"
        v = checked[1]
        _check_result_none_or_none(v)
        where = "[2]"
        v = checked[2]
        _check_result_none_or_color(v)
        where = "[3]"
        v = checked[3]
        _check_result_f64_or_none(v)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None


def _lift_tuple_of_4(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any, f4: Any, f5: Any, f6: Any, f7: Any) -> Any:
    return (
        _lift_result_u8_or_string(memory, f0, f1, f2),
        _lift_result_none_or_none(memory, f3),
        _lift_result_none_or_color(memory, f4, f5),
        _lift_result_f64_or_none(memory, f6, f7),
    )


def _lower_tuple_of_4(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (
        *_lower_result_u8_or_string(memory, value[0]),
        *_lower_result_none_or_none(memory, value[1]),
        *_lower_result_none_or_color(memory, value[2]),
        *_lower_result_f64_or_none(memory, value[3]),
    )


def _check_tuple_result_u8_or_string_result_none_or_none(value: Any) -> None:
    checked = check_tuple(value, 2)
    where = ""
    v: Any
    try:
        where = "[0]"
        v = checked[0]
        _check_result_u8_or_string(v)
        where = "[1]"
        v = checked[1]
        _check_result_none_or_none(v)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None


def _load_tuple_result_u8_or_string_result_none_or_none(memory: Memory, at: int) -> Any:
    return (_load_result_u8_or_string(memory, at), _load_result_none_or_none(memory, at + 12))


def _store_tuple_result_u8_or_string_result_none_or_none(memory: Memory, at: int, value: Any) -> None:
    _store_result_u8_or_string(memory, at, value[0])
    _store_result_none_or_none(memory, at + 12, value[1])


def _check_list_of_list_of_f32(value: Any) -> None:
    elements = check_list(value, 8)
    at = 0
    try:
        for at, v in enumerate(elements):  # noqa: B007
            pack_floats(v, "f")
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{at}]") from None


def _lift_list_of_list_of_f32(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 8 * length)
    return [memory.read_floats("f", *flat) for flat in _STRUCT_11.iter_unpack(bytes(span))]


def _lower_list_of_list_of_f32(memory: Memory, value: Any) -> tuple[int, int]:
    elements = tuple(value)
    pointer = at = memory.allocate(4, 8 * len(elements))
    for element in elements:
        _STRUCT_11.pack_into(memory.view, at, *memory.write_packed(pack_floats(element, "f"), 4))
        at += 8
    return pointer, len(elements)

"""How values pass between Python and the component types.

One function for each function of the API, and below them one for each shape of values: `_take_` checks what the application gives and makes
plain values of it, `_lift_` and `_lower_` are for values that are passed flat, `_load_` and `_store_` for values in memory.
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
    as_bytes,
    as_char,
    as_elements,
    as_entries,
    as_enum,
    as_f32,
    as_fixed_elements,
    as_float,
    as_integer,
    as_items,
    as_string,
    expected,
    is_a,
)
from ._runtime.component import Component
from ._runtime.errors import ResultError
from ._runtime.instance import RUNNING, TAKEN, Instance
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
from ._types import Outcome as _Outcome
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
        export_types=(
            "i32 i32 i32 i32 i32 i32 i32 i64 i64 f32 f64 i32 -> i32",
            "i32 -> i32",
            "i32 -> i32",
            "i32 i32 i32 i32 i32 i32 i32 -> i32",
            "i32 i32 -> i32",
            "i32 i32 i32 i32 i32 i32 i32 i32 i32 -> i32",
            "i32 i32 i32 i32 i32 i32 i32 f64 -> i32",
            "-> i32",
            "-> i32",
            "-> i32",
            "i32 i32 -> i32",
        ),
        import_types={
            "golden:types/values@0.3.0#scalar": "i32 i32 i32 i32 i32 i32 i32 i64 i64 f32 f64 i32 -> i32",
            "golden:types/values@0.3.0#spilled": "i32 i32 ->",
            "golden:types/values@0.3.0#choose": "i32 i32 ->",
            "golden:types/values@0.3.0#fixed": "i32 i32 i32 i32 i32 i32 i32 i32 ->",
            "golden:types/values@0.3.0#lookup": "i32 i32 i32 ->",
            "golden:types/values@0.3.0#options": "i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 ->",
            "golden:types/values@0.3.0#results": "i32 i32 i32 i32 i32 i32 i32 f64 i32 ->",
            "golden:types/values@0.3.0#fails": "i32 ->",
            "golden:types/values@0.3.0#fails-with": "i32 ->",
            "golden:types/values@0.3.0#fails-plainly": "-> i32",
            "golden:types/values@0.3.0#matrix": "i32 i32 i32 ->",
            "probe": "i32 i32 i32 i32 i32 ->",
        },
    ),
)
"""The component golden-types, whose SHA-256 is 604fc9e2028b77ca582560076ba20dd165f511aabce620d7780135971b8ad0f1."""

_STRUCT_0 = Struct("<II")
_STRUCT_1 = Struct("<?")
_STRUCT_2 = Struct("<B")
_STRUCT_3 = Struct("<f")
_STRUCT_4 = Struct("<q")
_STRUCT_5 = Struct("<d")
_STRUCT_6 = Struct("<?BbxHhIiQqf4xdI4xIIIIIIIIB3xB3xI4x")
_STRUCT_7 = Struct("<H")
_STRUCT_8 = Struct("<I")
_STRUCT_9 = Struct("<?BbxHhIiQqf4xdI4x")
_STRUCT_10 = Struct("<BB")
(
    _set_scalars__a,
    _set_scalars__b,
    _set_scalars__c,
    _set_scalars__d,
    _set_scalars__e,
    _set_scalars__f,
    _set_scalars__g,
    _set_scalars__h,
    _set_scalars__i,
    _set_scalars__j,
    _set_scalars__k,
    _set_scalars__l,
) = slot_setters(_Scalars)
(
    _set_nested__inner,
    _set_nested__texts,
    _set_nested__bytes,
    _set_nested__longs,
    _set_nested__switches,
    _set_nested__maybe,
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
            raise expected("bool", p_a)
        where = "b"
        if type(p_b) is not int or not 0 <= p_b <= 255:
            p_b = as_integer(p_b, "u8")
        where = "c"
        if type(p_c) is not int or not -128 <= p_c <= 127:
            p_c = as_integer(p_c, "s8")
        where = "d"
        if type(p_d) is not int or not 0 <= p_d <= 65535:
            p_d = as_integer(p_d, "u16")
        where = "e"
        if type(p_e) is not int or not -32768 <= p_e <= 32767:
            p_e = as_integer(p_e, "s16")
        where = "f"
        if type(p_f) is not int or not 0 <= p_f <= 4294967295:
            p_f = as_integer(p_f, "u32")
        where = "g"
        if type(p_g) is not int or not -2147483648 <= p_g <= 2147483647:
            p_g = as_integer(p_g, "s32")
        where = "h"
        if type(p_h) is not int or not 0 <= p_h <= 18446744073709551615:
            p_h = as_integer(p_h, "u64")
        where = "i"
        if type(p_i) is not int or not -9223372036854775808 <= p_i <= 9223372036854775807:
            p_i = as_integer(p_i, "s64")
        where = "j"
        if type(p_j) is not float or not -3.4028234e+38 < p_j < 3.4028234e+38:
            p_j = as_f32(p_j)
        where = "k"
        if type(p_k) is not float:
            p_k = as_float(p_k)
        where = "l"
        p_l = as_char(p_l)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
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
        u32[44] = p_l
        instance.run(call)
        result: str = lift_char(u32[0])
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_values_spilled(p_v: Any, p_w: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "v"
        p_v = _take_scalars(p_v)
        where = "w"
        p_w = _take_nested(p_w)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_v, p_w)


def call_values_spilled(instance: Instance, taken: tuple[Any, ...]) -> _Nested:
    (p_v, p_w) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[1]
        memory = call.memory
        u32 = instance.u32
        at = memory.allocate(8, 160)
        u32[0] = at
        _STRUCT_9.pack_into(memory.view, at, *_lower_scalars(memory, p_v))
        _STRUCT_6.pack_into(memory.view, at + 56, *_lower_nested(memory, p_w))
        instance.run(call)
        at = memory.require(u32[0], 8, 104)
        result: _Nested = _lift_nested(memory, *_STRUCT_6.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_values_choose(p_m: Any, p_c: Any, p_a: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "m"
        p_m = _take_mixed(p_m)
        where = "c"
        p_c = _take_color(p_c if type(p_c) is _Color else as_enum(_Color, p_c))
        where = "a"
        p_a = _take_access(p_a)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_m, p_c, p_a)


def call_values_choose(instance: Instance, taken: tuple[Any, ...]) -> _Mixed:
    (p_m, p_c, p_a) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[2]
        memory = call.memory
        u32 = instance.u32
        at = memory.allocate(8, 120)
        u32[0] = at
        _store_mixed(memory, at, p_m)
        _STRUCT_2.pack_into(memory.view, at + 112, p_c)
        _STRUCT_2.pack_into(memory.view, at + 113, p_a)
        instance.run(call)
        at = memory.require(u32[0], 8, 112)
        result: _Mixed = _load_mixed(memory, at)
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_values_fixed(p_a: Any, p_b: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "a"
        p_a = _take_list3_of_u16(p_a)
        where = "b"
        p_b = _take_list2_of_string(p_b)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_a, p_b)


def call_values_fixed(instance: Instance, taken: tuple[Any, ...]) -> tuple[list[int], list[str]]:
    (p_a, p_b) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
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
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_values_lookup(p_m: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "m"
        p_m = _take_map_of_string_to_list_of_u8(p_m)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_m,)


def call_values_lookup(instance: Instance, taken: tuple[Any, ...]) -> dict[int, _Color]:
    (p_m,) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[4]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_map_of_string_to_list_of_u8(memory, p_m)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: dict[int, _Color] = _lift_map_of_u32_to_color(memory, *_STRUCT_0.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_values_options(instance: Instance, p_first: Any, p_a: Any, p_b: Any, p_last: Any) -> _Access | None:
    where = ""
    try:
        where = "first"
        if type(p_first) is not int or not 0 <= p_first <= 255:
            p_first = as_integer(p_first, "u8")
        where = "a"
        p_a = _take_option_u8(p_a)
        where = "b"
        p_b = _take_option_string(p_b)
        where = "last"
        p_last = _take_option_option_bool(p_last)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[5]
        memory = call.memory
        u32 = instance.u32
        u32[0] = p_first
        u32[4], u32[8] = _lower_option_u8(memory, p_a)
        u32[12], u32[16], u32[20] = _lower_option_string(memory, p_b)
        u32[24], u32[28], u32[32] = _lower_option_option_bool(memory, p_last)
        instance.run(call)
        at = memory.require(u32[0], 1, 2)
        result: _Access | None = _lift_option_access(memory, *_STRUCT_10.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def take_values_results(p_r: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "r"
        p_r = _take_tuple_of_4(p_r)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_r,)


def call_values_results(instance: Instance, taken: tuple[Any, ...]) -> tuple[_Outcome, Ok[None] | Err[None]]:
    (p_r,) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[6]
        memory = call.memory
        u32 = instance.u32
        f64 = instance.f64
        u32[0], u32[4], u32[8], u32[12], u32[16], u32[20], u32[24], f64[14] = _lower_tuple_of_4(memory, p_r)
        instance.run(call)
        at = memory.require(u32[0], 4, 16)
        result: tuple[_Outcome, Ok[None] | Err[None]] = _load_tuple_result_u8_or_string_result_none_or_none(memory, at)
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
        raise


def call_values_fails(instance: Instance) -> int:
    result: Any = None
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
        at = memory.require(u32[0], 4, 12)
        case = memory.view[at]
        if case == 0:
            result = _STRUCT_2.unpack_from(memory.view, at + 4)[0]
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
    made: int = result
    return made


def call_values_fails_with(instance: Instance) -> _Color:
    result: Any = None
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[8]
        memory = call.memory
        u32 = instance.u32
        instance.run(call)
        at = memory.require(u32[0], 8, 120)
        case = memory.view[at]
        if case == 0:
            result = _lift_color(memory, _STRUCT_2.unpack_from(memory.view, at + 8)[0])
        elif case == 1:
            error = _MixedError(_load_mixed(memory, at + 8))
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
    made: _Color = result
    return made


def call_values_fails_plainly(instance: Instance) -> None:
    error: Exception | None = None
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
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
        with instance.leaving:
            instance.fail(failed, turn)
        raise
    if error is not None:
        raise error


def take_values_matrix(p_rows: Any) -> tuple[Any, ...]:
    where = ""
    try:
        where = "rows"
        p_rows = _take_list_of_list_of_f32(p_rows)
    except Mismatch as mismatch:
        raise mismatch.inside(where).error() from None
    return (p_rows,)


def call_values_matrix(instance: Instance, taken: tuple[Any, ...]) -> list[list[float]]:
    (p_rows,) = taken
    turn = 0
    try:
        instance.acquire()
        if instance.state:
            raise instance.refusal()
        turn = instance.state = TAKEN
        call = instance.exports[10]
        memory = call.memory
        u32 = instance.u32
        u32[0], u32[4] = _lower_list_of_list_of_f32(memory, p_rows)
        instance.run(call)
        at = memory.require(u32[0], 4, 8)
        result: list[list[float]] = _lift_list_of_list_of_f32(memory, *_STRUCT_0.unpack_from(memory.view, at))
        instance.finish(call)
        instance.release()
        return result
    except BaseException as failed:
        with instance.leaving:
            instance.fail(failed, turn)
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
                result = as_char(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.scalar").error() from None
            u32[0] = result
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
                _lift_scalars(memory, *_STRUCT_9.unpack_from(memory.view, at)),
                _lift_nested(memory, *_STRUCT_6.unpack_from(memory.view, at + 56)),
            )
            try:
                result = _take_nested(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.spilled").error() from None
            at = memory.require(u32[2], 8, 104)
            _STRUCT_6.pack_into(memory.view, at, *_lower_nested(memory, result))
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
                _lift_color(memory, _STRUCT_2.unpack_from(memory.view, at + 112)[0]),
                _lift_access(memory, _STRUCT_2.unpack_from(memory.view, at + 113)[0]),
            )
            try:
                result = _take_mixed(result)
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
                result = _take_tuple_list3_of_u16_list2_of_string(result)
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
                result = _take_map_of_u32_to_color(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.lookup").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_0.pack_into(memory.view, at, *_lower_map_of_u32_to_color(memory, result))
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
                result = _take_option_access(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.options").error() from None
            at = memory.require(u32[18], 1, 2)
            _STRUCT_10.pack_into(memory.view, at, *_lower_option_access(memory, result))
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
                result = _take_tuple_result_u8_or_string_result_none_or_none(result)
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
                    if type(payload) is not str or not payload.isascii() or len(payload) > 268435455:
                        payload = as_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("values.fails").error() from None
                at = memory.require(u32[0], 4, 12)
                memory.view[at] = 1
                _STRUCT_0.pack_into(memory.view, at + 4, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                if type(result) is not int or not 0 <= result <= 255:
                    result = as_integer(result, "u8")
            except Mismatch as mismatch:
                raise mismatch.inside("values.fails").error() from None
            at = memory.require(u32[0], 4, 12)
            memory.view[at] = 0
            _STRUCT_2.pack_into(memory.view, at + 4, result)
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
                    payload = _take_mixed(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("values.fails_with").error() from None
                at = memory.require(u32[0], 8, 120)
                memory.view[at] = 1
                _store_mixed(memory, at + 8, payload)
                instance.state = RUNNING
                return
            try:
                result = _take_color(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.fails_with").error() from None
            at = memory.require(u32[0], 8, 120)
            memory.view[at] = 0
            _STRUCT_2.pack_into(memory.view, at + 8, result)
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
                result = _take_list_of_list_of_f32(result)
            except Mismatch as mismatch:
                raise mismatch.inside("values.matrix").error() from None
            at = memory.require(u32[4], 4, 8)
            _STRUCT_0.pack_into(memory.view, at, *_lower_list_of_list_of_f32(memory, result))
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
                    if type(payload) is not str or not payload.isascii() or len(payload) > 268435455:
                        payload = as_string(payload)
                except Mismatch as mismatch:
                    raise mismatch.inside("probe").error() from None
                at = memory.require(u32[8], 4, 12)
                memory.view[at] = 1
                _STRUCT_0.pack_into(memory.view, at + 4, *memory.write_string(payload))
                instance.state = RUNNING
                return
            try:
                result = pack_integers(result, "I")
            except Mismatch as mismatch:
                raise mismatch.inside("probe").error() from None
            at = memory.require(u32[8], 4, 12)
            memory.view[at] = 0
            _STRUCT_0.pack_into(memory.view, at + 4, *memory.write_packed(result, 4))
            instance.state = RUNNING

        return body

    return bind


def _take_scalars(value: Any) -> tuple[Any, ...]:
    if not is_a(value, _Scalars):
        raise expected("Scalars", value)
    where = ""
    try:
        where = ".a"
        v0 = value.a
        if type(v0) is not bool:
            raise expected("bool", v0)
        where = ".b"
        v1 = value.b
        if type(v1) is not int or not 0 <= v1 <= 255:
            v1 = as_integer(v1, "u8")
        where = ".c"
        v2 = value.c
        if type(v2) is not int or not -128 <= v2 <= 127:
            v2 = as_integer(v2, "s8")
        where = ".d"
        v3 = value.d
        if type(v3) is not int or not 0 <= v3 <= 65535:
            v3 = as_integer(v3, "u16")
        where = ".e"
        v4 = value.e
        if type(v4) is not int or not -32768 <= v4 <= 32767:
            v4 = as_integer(v4, "s16")
        where = ".f"
        v5 = value.f
        if type(v5) is not int or not 0 <= v5 <= 4294967295:
            v5 = as_integer(v5, "u32")
        where = ".g"
        v6 = value.g
        if type(v6) is not int or not -2147483648 <= v6 <= 2147483647:
            v6 = as_integer(v6, "s32")
        where = ".h"
        v7 = value.h
        if type(v7) is not int or not 0 <= v7 <= 18446744073709551615:
            v7 = as_integer(v7, "u64")
        where = ".i"
        v8 = value.i
        if type(v8) is not int or not -9223372036854775808 <= v8 <= 9223372036854775807:
            v8 = as_integer(v8, "s64")
        where = ".j"
        v9 = value.j
        if type(v9) is not float or not -3.4028234e+38 < v9 < 3.4028234e+38:
            v9 = as_f32(v9)
        where = ".k"
        v10 = value.k
        if type(v10) is not float:
            v10 = as_float(v10)
        where = ".l"
        v11 = as_char(value.l)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11)


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
    _set_scalars__a(value, bool(f0))
    _set_scalars__b(value, f1)
    _set_scalars__c(value, f2)
    _set_scalars__d(value, f3)
    _set_scalars__e(value, f4)
    _set_scalars__f(value, f5)
    _set_scalars__g(value, f6)
    _set_scalars__h(value, f7)
    _set_scalars__i(value, f8)
    _set_scalars__j(value, lift_float(f9))
    _set_scalars__k(value, lift_float(f10))
    _set_scalars__l(value, lift_char(f11))
    return value


def _lower_scalars(memory: Memory, value: Any) -> tuple[Any, ...]:
    (v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11) = value
    return (v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11)


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


def _lift_list_of_string(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 8 * length)
    return [memory.read_string(*flat) for flat in _STRUCT_0.iter_unpack(bytes(span))]


def _lower_list_of_string(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 8 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, *memory.write_string(element))
        at += 8
    return pointer, len(value)


def _take_list_of_bool(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 1):
            if type(v) is not bool:
                raise expected("bool", v)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list_of_bool(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 1, 1 * length)
    return [bool(flat[0]) for flat in _STRUCT_1.iter_unpack(bytes(span))]


def _lower_list_of_bool(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(1, 1 * len(value))
    for element in value:
        _STRUCT_1.pack_into(memory.view, at, element)
        at += 1
    return pointer, len(value)


def _take_option_u32(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not int or not 0 <= v <= 4294967295:
        v = as_integer(v, "u32")
    return v


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


def _take_option_option_u32(value: Any) -> Any:
    if value is None:
        return None
    if not is_a(value, Some):
        raise expected("Some or None", value)
    v = _take_option_u32(value.value)
    return (v,)


def _lift_option_option_u32(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return Some(_lift_option_u32(memory, f1, f2))
    raise bad_case("option", f0)


def _lower_option_option_u32(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *_lower_option_u32(memory, value[0]))


def _take_nested(value: Any) -> tuple[Any, ...]:
    if not is_a(value, _Nested):
        raise expected("Nested", value)
    where = ""
    try:
        where = ".inner"
        v0 = _take_scalars(value.inner)
        where = ".texts"
        v1 = _take_list_of_string(value.texts)
        where = ".bytes"
        v2 = value.bytes
        if type(v2) is not bytes:
            v2 = as_bytes(v2)
        where = ".longs"
        v3 = pack_integers(value.longs, "q")
        where = ".switches"
        v4 = _take_list_of_bool(value.switches)
        where = ".maybe"
        v5 = _take_option_option_u32(value.maybe)
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1, v2, v3, v4, v5)


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
    _set_nested__inner(value, _lift_scalars(memory, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11))
    _set_nested__texts(value, _lift_list_of_string(memory, f12, f13))
    _set_nested__bytes(value, memory.read_bytes(f14, f15))
    _set_nested__longs(value, memory.read_integers("q", f16, f17))
    _set_nested__switches(value, _lift_list_of_bool(memory, f18, f19))
    _set_nested__maybe(value, _lift_option_option_u32(memory, f20, f21, f22))
    return value


def _lower_nested(memory: Memory, value: Any) -> tuple[Any, ...]:
    (v0, v1, v2, v3, v4, v5) = value
    return (
        *_lower_scalars(memory, v0),
        *_lower_list_of_string(memory, v1),
        *memory.write_bytes(v2),
        *memory.write_packed(v3, 8),
        *_lower_list_of_bool(memory, v4),
        *_lower_option_option_u32(memory, v5),
    )


def _take_mixed(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, _MixedA):
            v = value.value
            if type(v) is not int or not 0 <= v <= 255:
                v = as_integer(v, "u8")
            return 0, v
        if is_a(value, _MixedB):
            v = value.value
            if type(v) is not float or not -3.4028234e+38 < v < 3.4028234e+38:
                v = as_f32(v)
            return 1, v
        if is_a(value, _MixedC):
            v = value.value
            if type(v) is not int or not -9223372036854775808 <= v <= 9223372036854775807:
                v = as_integer(v, "s64")
            return 2, v
        if is_a(value, _MixedD):
            v = value.value
            if type(v) is not float:
                v = as_float(v)
            return 3, v
        if is_a(value, _MixedE):
            v = value.value
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            return 4, v
        if is_a(value, _MixedF):
            v = _take_nested(value.value)
            return 5, v
        if is_a(value, _MixedG):
            return 6, None
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Mixed", value)


def _load_mixed(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        value = new(_MixedA)
        _set_mixed_0(value, _STRUCT_2.unpack_from(memory.view, at + 8)[0])
        return value
    if case == 1:
        value = new(_MixedB)
        _set_mixed_1(value, lift_float(_STRUCT_3.unpack_from(memory.view, at + 8)[0]))
        return value
    if case == 2:
        value = new(_MixedC)
        _set_mixed_2(value, _STRUCT_4.unpack_from(memory.view, at + 8)[0])
        return value
    if case == 3:
        value = new(_MixedD)
        _set_mixed_3(value, lift_float(_STRUCT_5.unpack_from(memory.view, at + 8)[0]))
        return value
    if case == 4:
        value = new(_MixedE)
        _set_mixed_4(value, memory.read_string(*_STRUCT_0.unpack_from(memory.view, at + 8)))
        return value
    if case == 5:
        value = new(_MixedF)
        _set_mixed_5(value, _lift_nested(memory, *_STRUCT_6.unpack_from(memory.view, at + 8)))
        return value
    if case == 6:
        return _MixedG()
    raise bad_case("Mixed", case)


def _store_mixed(memory: Memory, at: int, value: Any) -> None:
    case, v = value
    memory.view[at] = case
    if case == 0:
        _STRUCT_2.pack_into(memory.view, at + 8, v)
    if case == 1:
        _STRUCT_3.pack_into(memory.view, at + 8, v)
    if case == 2:
        _STRUCT_4.pack_into(memory.view, at + 8, v)
    if case == 3:
        _STRUCT_5.pack_into(memory.view, at + 8, v)
    if case == 4:
        _STRUCT_0.pack_into(memory.view, at + 8, *memory.write_string(v))
    if case == 5:
        _STRUCT_6.pack_into(memory.view, at + 8, *_lower_nested(memory, v))


_COLOR_NUMBERS = {member.value: number for number, member in enumerate(_Color)}


def _take_color(value: Any) -> int:
    if type(value) is not _Color:
        raise expected("Color", value)
    return _COLOR_NUMBERS[enum_value(value)]


_COLOR_MEMBERS = tuple(_Color)


def _lift_color(_: Memory, f0: int) -> _Color:
    if f0 >= 2:
        raise bad_case("Color", f0)
    return _COLOR_MEMBERS[f0]


def _take_access(value: Any) -> int:
    if type(value) is not _Access:
        raise expected("Access", value)
    bits: int = enum_value(value)
    return bits & 3


# To make a combination of flags takes Python a microsecond.
_ACCESS_VALUES = lru_cache(maxsize=256)(_Access)


def _lift_access(_: Memory, f0: int) -> _Access:
    return _ACCESS_VALUES(f0 & 3)


def _take_list3_of_u16(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_fixed_elements(value, 3):
            if type(v) is not int or not 0 <= v <= 65535:
                v = as_integer(v, "u16")
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list3_of_u16(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    return [f0, f1, f2]


def _load_list3_of_u16(memory: Memory, start: int) -> list[Any]:
    return [_STRUCT_7.unpack_from(memory.view, at)[0] for at in range(start, start + 2 * 3, 2)]


def _lower_list3_of_u16(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (value[0], value[1], value[2])


def _store_list3_of_u16(memory: Memory, at: int, value: Any) -> None:
    for element in value:
        _STRUCT_7.pack_into(memory.view, at, element)
        at += 2


def _take_list2_of_string(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_fixed_elements(value, 2):
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list2_of_string(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any) -> Any:
    return [memory.read_string(f0, f1), memory.read_string(f2, f3)]


def _load_list2_of_string(memory: Memory, start: int) -> list[Any]:
    return [memory.read_string(*_STRUCT_0.unpack_from(memory.view, at)) for at in range(start, start + 8 * 2, 8)]


def _lower_list2_of_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    return (*memory.write_string(value[0]), *memory.write_string(value[1]))


def _store_list2_of_string(memory: Memory, at: int, value: Any) -> None:
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, *memory.write_string(element))
        at += 8


def _take_tuple_list3_of_u16_list2_of_string(value: Any) -> tuple[Any, ...]:
    items = as_items(value, 2)
    where = ""
    try:
        where = "[0]"
        v0 = _take_list3_of_u16(items[0])
        where = "[1]"
        v1 = _take_list2_of_string(items[1])
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _load_tuple_list3_of_u16_list2_of_string(memory: Memory, at: int) -> Any:
    return (_load_list3_of_u16(memory, at), _load_list2_of_string(memory, at + 8))


def _store_tuple_list3_of_u16_list2_of_string(memory: Memory, at: int, value: Any) -> None:
    (v0, v1) = value
    _store_list3_of_u16(memory, at, v0)
    _store_list2_of_string(memory, at + 8, v1)


def _take_map_of_string_to_list_of_u8(value: Any) -> list[tuple[Any, Any]]:
    taken: list[tuple[Any, Any]] = []
    given: Any = None
    try:
        for given, v in as_entries(value, 16):
            key = given
            if type(key) is not str or not key.isascii() or len(key) > 268435455:
                key = as_string(key)
            if type(v) is not bytes:
                v = as_bytes(v)
            taken.append((key, v))
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{given!r}]") from None
    return taken


def _lift_map_of_string_to_list_of_u8(memory: Memory, pointer: int, length: int) -> dict[Any, Any]:
    span = memory.span(pointer, 4, 16 * length)
    entries: dict[Any, Any] = {}
    for at in range(pointer, pointer + len(span), 16):
        entries[memory.read_string(*_STRUCT_0.unpack_from(memory.view, at))] = memory.read_bytes(*_STRUCT_0.unpack_from(memory.view, at + 8))
    return entries


def _lower_map_of_string_to_list_of_u8(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 16 * len(value))
    for key, element in value:
        _STRUCT_0.pack_into(memory.view, at, *memory.write_string(key))
        _STRUCT_0.pack_into(memory.view, at + 8, *memory.write_bytes(element))
        at += 16
    return pointer, len(value)


def _take_map_of_u32_to_color(value: Any) -> list[tuple[Any, Any]]:
    taken: list[tuple[Any, Any]] = []
    given: Any = None
    try:
        for given, v in as_entries(value, 8):
            key = given
            if type(key) is not int or not 0 <= key <= 4294967295:
                key = as_integer(key, "u32")
            v = _take_color(v)
            taken.append((key, v))
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{given!r}]") from None
    return taken


def _lift_map_of_u32_to_color(memory: Memory, pointer: int, length: int) -> dict[Any, Any]:
    span = memory.span(pointer, 4, 8 * length)
    entries: dict[Any, Any] = {}
    for at in range(pointer, pointer + len(span), 8):
        entries[_STRUCT_8.unpack_from(memory.view, at)[0]] = _lift_color(memory, _STRUCT_2.unpack_from(memory.view, at + 4)[0])
    return entries


def _lower_map_of_u32_to_color(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 8 * len(value))
    for key, element in value:
        _STRUCT_8.pack_into(memory.view, at, key)
        _STRUCT_2.pack_into(memory.view, at + 4, element)
        at += 8
    return pointer, len(value)


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


def _take_option_bool(value: Any) -> Any:
    if value is None:
        return None
    v = value
    if type(v) is not bool:
        raise expected("bool", v)
    return v


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


def _take_option_option_bool(value: Any) -> Any:
    if value is None:
        return None
    if not is_a(value, Some):
        raise expected("Some or None", value)
    v = _take_option_bool(value.value)
    return (v,)


def _lift_option_option_bool(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return Some(_lift_option_bool(memory, f1, f2))
    raise bad_case("option", f0)


def _lower_option_option_bool(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0, 0)
    return (1, *_lower_option_bool(memory, value[0]))


def _take_option_access(value: Any) -> Any:
    if value is None:
        return None
    v = _take_access(value)
    return v


def _lift_option_access(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return None
    if f0 == 1:
        return _lift_access(memory, f1)
    raise bad_case("option", f0)


def _lower_option_access(memory: Memory, value: Any) -> tuple[Any, ...]:
    if value is None:
        return (0, 0)
    return (1, value)


def _take_result_u8_or_string(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, Ok):
            v = value.value
            if type(v) is not int or not 0 <= v <= 255:
                v = as_integer(v, "u8")
            return 0, v
        if is_a(value, Err):
            v = value.value
            if type(v) is not str or not v.isascii() or len(v) > 268435455:
                v = as_string(v)
            return 1, v
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Ok or Err", value)


def _lift_result_u8_or_string(memory: Memory, f0: Any, f1: Any, f2: Any) -> Any:
    if f0 == 0:
        return Ok(u8(f1))
    if f0 == 1:
        return Err(memory.read_string(f1, f2))
    raise bad_case("Ok or Err", f0)


def _load_result_u8_or_string(memory: Memory, at: int) -> Any:
    case = memory.view[at]
    if case == 0:
        return Ok(_STRUCT_2.unpack_from(memory.view, at + 4)[0])
    if case == 1:
        return Err(memory.read_string(*_STRUCT_0.unpack_from(memory.view, at + 4)))
    raise bad_case("Ok or Err", case)


def _lower_result_u8_or_string(memory: Memory, value: Any) -> tuple[Any, ...]:
    case, v = value
    if case == 0:
        return (0, v, 0)
    return (1, *memory.write_string(v))


def _store_result_u8_or_string(memory: Memory, at: int, value: Any) -> None:
    case, v = value
    memory.view[at] = case
    if case == 0:
        _STRUCT_2.pack_into(memory.view, at + 4, v)
    if case == 1:
        _STRUCT_0.pack_into(memory.view, at + 4, *memory.write_string(v))


def _take_result_none_or_none(value: Any) -> tuple[int, Any]:
    if is_a(value, Ok):
        return 0, None
    if is_a(value, Err):
        return 1, None
    raise expected("Ok or Err", value)


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
    case, _ = value
    if case == 0:
        return (0,)
    return (1,)


def _store_result_none_or_none(memory: Memory, at: int, value: Any) -> None:
    case, _ = value
    memory.view[at] = case


def _take_result_none_or_color(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, Ok):
            return 0, None
        if is_a(value, Err):
            v = _take_color(value.value)
            return 1, v
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Ok or Err", value)


def _lift_result_none_or_color(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return Ok(None)
    if f0 == 1:
        return Err(_lift_color(memory, f1))
    raise bad_case("Ok or Err", f0)


def _lower_result_none_or_color(memory: Memory, value: Any) -> tuple[Any, ...]:
    case, v = value
    if case == 0:
        return (0, 0)
    return (1, v)


def _take_result_f64_or_none(value: Any) -> tuple[int, Any]:
    v: Any
    try:
        if is_a(value, Ok):
            v = value.value
            if type(v) is not float:
                v = as_float(v)
            return 0, v
        if is_a(value, Err):
            return 1, None
    except Mismatch as mismatch:
        raise mismatch.inside(".value") from None
    raise expected("Ok or Err", value)


def _lift_result_f64_or_none(memory: Memory, f0: Any, f1: Any) -> Any:
    if f0 == 0:
        return Ok(lift_float(f1))
    if f0 == 1:
        return Err(None)
    raise bad_case("Ok or Err", f0)


def _lower_result_f64_or_none(memory: Memory, value: Any) -> tuple[Any, ...]:
    case, v = value
    if case == 0:
        return (0, v)
    return (1, 0)


def _take_tuple_of_4(value: Any) -> tuple[Any, ...]:
    items = as_items(value, 4)
    where = ""
    try:
        where = "[0]"
        v0 = _take_result_u8_or_string(items[0])
        where = "[1]"
        v1 = _take_result_none_or_none(items[1])
        where = "[2]"
        v2 = _take_result_none_or_color(items[2])
        where = "[3]"
        v3 = _take_result_f64_or_none(items[3])
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1, v2, v3)


def _lift_tuple_of_4(memory: Memory, f0: Any, f1: Any, f2: Any, f3: Any, f4: Any, f5: Any, f6: Any, f7: Any) -> Any:
    return (
        _lift_result_u8_or_string(memory, f0, f1, f2),
        _lift_result_none_or_none(memory, f3),
        _lift_result_none_or_color(memory, f4, f5),
        _lift_result_f64_or_none(memory, f6, f7),
    )


def _lower_tuple_of_4(memory: Memory, value: Any) -> tuple[Any, ...]:
    (v0, v1, v2, v3) = value
    return (
        *_lower_result_u8_or_string(memory, v0),
        *_lower_result_none_or_none(memory, v1),
        *_lower_result_none_or_color(memory, v2),
        *_lower_result_f64_or_none(memory, v3),
    )


def _take_tuple_result_u8_or_string_result_none_or_none(value: Any) -> tuple[Any, ...]:
    items = as_items(value, 2)
    where = ""
    try:
        where = "[0]"
        v0 = _take_result_u8_or_string(items[0])
        where = "[1]"
        v1 = _take_result_none_or_none(items[1])
    except Mismatch as mismatch:
        raise mismatch.inside(where) from None
    return (v0, v1)


def _load_tuple_result_u8_or_string_result_none_or_none(memory: Memory, at: int) -> Any:
    return (_load_result_u8_or_string(memory, at), _load_result_none_or_none(memory, at + 12))


def _store_tuple_result_u8_or_string_result_none_or_none(memory: Memory, at: int, value: Any) -> None:
    (v0, v1) = value
    _store_result_u8_or_string(memory, at, v0)
    _store_result_none_or_none(memory, at + 12, v1)


def _take_list_of_list_of_f32(value: Any) -> list[Any]:
    taken: list[Any] = []
    try:
        for v in as_elements(value, 8):
            v = pack_floats(v, "f")
            taken.append(v)
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _lift_list_of_list_of_f32(memory: Memory, pointer: int, length: int) -> list[Any]:
    span = memory.span(pointer, 4, 8 * length)
    return [memory.read_floats("f", *flat) for flat in _STRUCT_0.iter_unpack(bytes(span))]


def _lower_list_of_list_of_f32(memory: Memory, value: Any) -> tuple[int, int]:
    pointer = at = memory.allocate(4, 8 * len(value))
    for element in value:
        _STRUCT_0.pack_into(memory.view, at, *memory.write_packed(element, 4))
        at += 8
    return pointer, len(value)

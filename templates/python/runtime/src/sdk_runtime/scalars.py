"""Scalars between their core values and Python's, where that is more than taking them as they are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from struct import Struct
from typing import Any

from .errors import TrapError

new: Any = object.__new__
"""Makes an object without `__init__`."""
enum_value: Callable[[object], Any] = attrgetter("_value_")
"""The value of an enum member; faster than its property `value`."""

_F32, _F64, _U32, _U64 = Struct("<f"), Struct("<d"), Struct("<I"), Struct("<Q")


def lift_char(code: int) -> str:
    """A character of the guest."""
    if code >= 0x110000 or 0xD800 <= code <= 0xDFFF:
        raise TrapError(f"{code:#x} is not a character")
    return chr(code)


def lift_float(value: float) -> float:
    """A float of the guest: every NaN is the canonical one."""
    return value if value == value else math.nan


def bad_case(type_name: str, case: int) -> TrapError:
    """The guest gave a discriminant that its type has no case for."""
    return TrapError(f"{case} is no case of {type_name}")


def s8(value: int) -> int:
    """The low byte, signed."""
    return ((value & 0xFF) ^ 0x80) - 0x80


def s16(value: int) -> int:
    """The low two bytes, signed."""
    return ((value & 0xFFFF) ^ 0x8000) - 0x8000


def s32(value: int) -> int:
    """The low four bytes, signed."""
    return ((value & 0xFFFF_FFFF) ^ 0x8000_0000) - 0x8000_0000


def s64(value: int) -> int:
    """Eight bytes, signed."""
    return (value ^ 0x8000_0000_0000_0000) - 0x8000_0000_0000_0000


def u8(value: int) -> int:
    """The low byte."""
    return value & 0xFF


def u16(value: int) -> int:
    """The low two bytes."""
    return value & 0xFFFF


def u32(value: int) -> int:
    """The low four bytes."""
    return value & 0xFFFF_FFFF


def u64(value: int) -> int:
    """Eight bytes."""
    return value & 0xFFFF_FFFF_FFFF_FFFF


def f32_bits(value: float) -> int:
    """The bits of an f32."""
    bits: int = _U32.unpack(_F32.pack(value))[0]
    return bits


def f64_bits(value: float) -> int:
    """The bits of an f64."""
    bits: int = _U64.unpack(_F64.pack(value))[0]
    return bits


def f32_of_bits(bits: int) -> float:
    """The f32 in the low four bytes."""
    value: float = _F32.unpack(_U32.pack(bits & 0xFFFF_FFFF))[0]
    return value


def f64_of_bits(bits: int) -> float:
    """The f64 of eight bytes."""
    value: float = _F64.unpack(_U64.pack(bits))[0]
    return value


def slot_setters(cls: type) -> tuple[Callable[[object, object], None], ...]:
    """Sets the fields of a frozen dataclass, in order: a third of the time of its `__init__`."""
    return tuple(cls.__dict__[field.name].__set__ for field in fields(cls))

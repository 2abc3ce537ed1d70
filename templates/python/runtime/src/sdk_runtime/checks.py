"""Checks of what the application gives: arguments, and what its imports return. All of them run before the guest is entered.

Generated code tests the ordinary case in place and calls in here for the rest: to accept what is unusual but right, or to say what is
wrong. A path is put together on the way out, so that it costs nothing where all is well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from .memory import MAX_BYTES

E = TypeVar("E", bound=Enum)


class Mismatch(Exception):
    """A value does not fit its type. Never leaves the package: see `error`."""

    def __init__(self, kind: type[TypeError] | type[ValueError], reason: str) -> None:
        """`kind` is what the application gets."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.path = ""

    def inside(self, where: str) -> Mismatch:
        """Puts a step in front of the path: `.quantity`, `[2]`, or the name of a parameter."""
        self.path = where + self.path
        return self

    def error(self) -> TypeError | ValueError:
        """E.g. `lines[2].quantity: 4294967296 is out of range for u32`."""
        return self.kind(f"{self.path}: {self.reason}")


def expected(what: str, value: Any) -> Mismatch:
    """The mismatch for a value of a wrong type."""
    return Mismatch(TypeError, f"expected {what}, got {type(value).__name__}")


# `isinstance` as it is, but for type checkers, which would make an Any into a container of unknown things.
is_a: Callable[[Any, Any], bool] = isinstance

_RANGES = {
    "s8": (-(1 << 7), (1 << 7) - 1),
    "s16": (-(1 << 15), (1 << 15) - 1),
    "s32": (-(1 << 31), (1 << 31) - 1),
    "s64": (-(1 << 63), (1 << 63) - 1),
    "u8": (0, (1 << 8) - 1),
    "u16": (0, (1 << 16) - 1),
    "u32": (0, (1 << 32) - 1),
    "u64": (0, (1 << 64) - 1),
}
_LARGEST_F32 = 3.4028235677973366e38
"""Half a unit above the largest f32: from here on rounding gives infinity."""


def check_integer(value: Any, kind: str) -> None:
    """An integer of one of WIT's types. Bools are no numbers."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise expected("int", value)
    low, high = _RANGES[kind]
    if not low <= value <= high:
        raise Mismatch(ValueError, f"{value} is out of range for {kind}")


def check_float(value: Any) -> None:
    """A float, or an int that is not too large for one."""
    if not isinstance(value, (float, int)) or isinstance(value, bool):
        raise expected("float", value)
    try:
        float(value)
    except OverflowError:
        raise Mismatch(ValueError, f"{value} is out of range for f64") from None


def check_f32(value: Any) -> None:
    """A float that is finite as f32 if it is finite."""
    check_float(value)
    assert isinstance(value, (float, int))
    if abs(value) >= _LARGEST_F32 and not math.isinf(value):
        raise Mismatch(ValueError, f"{value} is out of range for f32")


def check_bool(value: Any) -> None:
    """A bool."""
    if not isinstance(value, bool):
        raise expected("bool", value)


def check_char(value: Any) -> None:
    """One Unicode scalar value."""
    if not isinstance(value, str):
        raise expected("str", value)
    if len(value) != 1:
        raise Mismatch(ValueError, f"expected one character, got {len(value)}")
    if 0xD800 <= ord(value) <= 0xDFFF:
        raise Mismatch(ValueError, "a lone surrogate is not a character")


def check_string(value: Any) -> None:
    """Text without lone surrogates."""
    if not isinstance(value, str):
        raise expected("str", value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise Mismatch(ValueError, f"a lone surrogate at index {error.start}") from None
    if len(value) > MAX_BYTES // 4:
        raise Mismatch(ValueError, f"{len(value)} characters are too many for one string")


def check_list(value: Any, size: int) -> Sequence[Any]:
    """A sequence that is neither text nor bytes; `size` is that of an element in the guest's memory."""
    if not is_a(value, Sequence) or is_a(value, (str, bytes, bytearray, memoryview)):
        raise expected("a list", value)
    _check_length(len(value), size)
    elements: Sequence[Any] = value
    return elements


def check_fixed_list(value: Any, length: int) -> Sequence[Any]:
    """A sequence of just so many elements."""
    elements = check_list(value, 0)
    if len(elements) != length:
        raise Mismatch(ValueError, f"expected {length} elements, got {len(elements)}")
    return elements


def check_tuple(value: Any, length: int) -> tuple[Any, ...]:
    """A tuple of just so many items."""
    if not is_a(value, tuple):
        raise expected("tuple", value)
    items: tuple[Any, ...] = value
    if len(items) != length:
        raise Mismatch(ValueError, f"expected {length} items, got {len(items)}")
    return items


def check_map(value: Any, size: int) -> Mapping[Any, Any]:
    """A mapping; `size` is that of an entry in the guest's memory."""
    if not is_a(value, Mapping):
        raise expected("a mapping", value)
    entries: Mapping[Any, Any] = value
    _check_length(len(entries), size)
    return entries


def as_enum(cls: type[E], value: object) -> E:
    """A member, given by itself or by its WIT name."""
    if isinstance(value, cls):
        return value
    if not isinstance(value, str):
        raise expected(cls.__name__, value)
    try:
        return cls(value)
    except ValueError:
        raise Mismatch(ValueError, f"{value!r} is no {cls.__name__}") from None


def _check_length(length: int, size: int) -> None:
    if length * size > MAX_BYTES:
        raise Mismatch(ValueError, f"{length} elements are too many for one list")


def view_bytes(value: Any) -> bytes | memoryview:
    """The bytes of any contiguous buffer."""
    if isinstance(value, bytes):
        data: bytes | memoryview = value
    elif isinstance(value, str):
        raise expected("bytes", value)
    else:
        try:
            data = memoryview(value).cast("B")
        except TypeError:
            raise expected("bytes", value) from None
    _check_length(len(data), 1)
    return data

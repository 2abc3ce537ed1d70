"""What the application gives is taken over: checked, and brought into plain values of Python's own types.

That goes for arguments and for what imports return. Each value is read once, deep, before the call waits for the instance; what is lowered is
only what was taken, so that neither another thread nor a class with methods of its own changes anything behind the check. Subclasses of
`str`, `bytes`, `int` and the like are reduced to the data of the base class by the base class's own methods. Generated code tests the
ordinary case in place and calls in here for the rest: to take what is unusual but right, or to say what is wrong. A path is put together
on the way out, so that it costs nothing where all is well.

Taken values: numbers and text as they are, a character as its code, `list<u8>` and lists of numbers as bytes, an enum as its number, flags as
their bits, a record as the tuple of its fields, an option as None or the value (within another option a tuple of it), a case as its
number and its payload, a map as pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from itertools import islice
from typing import Any, TypeVar, cast

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


# The base classes' own methods.
_elements_of_list: Callable[[Any], Iterable[Any]] = list[Any].__iter__
_items_of_tuple: Callable[[Any], Iterable[Any]] = tuple[Any, ...].__iter__
_entries_of_dict: Callable[[Any], Iterable[tuple[Any, Any]]] = dict[Any, Any].items

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


def is_own(value: Any, base: type | tuple[type, ...]) -> bool:
    """Whether a value really is of a class or derived from it: `isinstance` also asks the value, which may say anything."""
    return issubclass(type(value), base)


def as_integer(value: Any, kind: str) -> int:
    """An integer of one of WIT's types. Bools are no numbers."""
    if not is_own(value, int) or type(value) is bool:
        raise expected("int", value)
    number = int.__index__(value)
    low, high = _RANGES[kind]
    if not low <= number <= high:
        raise Mismatch(ValueError, f"{number} is out of range for {kind}")
    return number


def as_float(value: Any) -> float:
    """A float, or an int that is not too large for one."""
    if is_own(value, float):
        return float.__float__(value)
    if not is_own(value, int) or type(value) is bool:
        raise expected("float", value)
    number = int.__index__(value)
    try:
        return float(number)
    except OverflowError:
        raise Mismatch(ValueError, f"{number} is out of range for f64") from None


def as_f32(value: Any) -> float:
    """A float that is finite as f32 if it is finite."""
    number = as_float(value)
    if abs(number) >= _LARGEST_F32 and not math.isinf(number):
        raise Mismatch(ValueError, f"{number} is out of range for f32")
    return number


def as_char(value: Any) -> int:
    """The code of one Unicode scalar value."""
    text = _plain_text(value)
    if len(text) != 1:
        raise Mismatch(ValueError, f"expected one character, got {len(text)}")
    code = ord(text)
    if 0xD800 <= code <= 0xDFFF:
        raise Mismatch(ValueError, "a lone surrogate is not a character")
    return code


def as_string(value: Any) -> str:
    """Text without lone surrogates."""
    text = _plain_text(value)
    length = len(text)
    if not text.isascii():
        try:
            length = len(text.encode())
        except UnicodeEncodeError as error:
            raise Mismatch(ValueError, f"a lone surrogate at index {error.start}") from None
    if length > MAX_BYTES:
        raise Mismatch(ValueError, f"{length} bytes are too many for one string")
    return text


def _plain_text(value: Any) -> str:
    if not is_own(value, str):
        raise expected("str", value)
    return str.__str__(value)


def as_elements(value: Any, size: int) -> tuple[Any, ...]:
    """The elements of a sequence that is neither text nor bytes; `size` is that of an element in the guest's memory."""
    elements = _elements(value, MAX_BYTES // size + 1)
    _check_length(len(elements), size)
    return elements


def as_fixed_elements(value: Any, length: int) -> tuple[Any, ...]:
    """The elements of a sequence of just so many."""
    elements = _elements(value, MAX_BYTES)
    if len(elements) != length:
        raise Mismatch(ValueError, f"expected {length} elements, got {len(elements)}")
    return elements


def _elements(value: Any, most: int) -> tuple[Any, ...]:
    kind = cast(object, type(value))
    if kind is list or kind is tuple:
        return tuple(value)
    if is_own(value, list):
        return tuple(_elements_of_list(value))
    if is_own(value, tuple):
        return tuple(_items_of_tuple(value))
    if not is_a(value, Sequence) or is_own(value, (str, bytes, bytearray, memoryview)):
        raise expected("a list", value)
    return _bounded(value, most)


def as_items(value: Any, length: int) -> tuple[Any, ...]:
    """The items of a tuple of just so many."""
    if not is_own(value, tuple):
        raise expected("tuple", value)
    items = tuple(_items_of_tuple(value))
    if len(items) != length:
        raise Mismatch(ValueError, f"expected {length} items, got {len(items)}")
    return items


def as_entries(value: Any, size: int) -> tuple[tuple[Any, Any], ...]:
    """The entries of a mapping; `size` is that of an entry in the guest's memory."""
    if is_own(value, dict):
        entries = tuple(_entries_of_dict(value))
    elif is_a(value, Mapping):
        entries = tuple((key, value[key]) for key in _bounded(value, MAX_BYTES // size + 1))
    else:
        raise expected("a mapping", value)
    _check_length(len(entries), size)
    return entries


def _bounded(values: Any, most: int) -> tuple[Any, ...]:
    """What a class of the application gives: no more than it says it has, since it may never end, and no more than can be passed."""
    return tuple(islice(values, min(len(values), most)))


def as_enum(cls: type[E], value: object) -> E:
    """A member, given by itself or by its WIT name."""
    if type(value) is cls:
        return value
    if not is_own(value, str):
        raise expected(cls.__name__, value)
    name = _plain_text(value)
    try:
        return cls(name)
    except ValueError:
        raise Mismatch(ValueError, f"{name!r} is no {cls.__name__}") from None


def as_bytes(value: Any) -> bytes:
    """The bytes of any contiguous buffer."""
    if is_own(value, bytes):
        data = bytes.__getitem__(value, slice(None))
    elif is_own(value, str):
        raise expected("bytes", value)
    else:
        try:
            view = memoryview(value).cast("B")
        except (TypeError, ValueError, BufferError):
            raise expected("bytes", value) from None
        _check_length(len(view), 1)
        return view.tobytes()
    _check_length(len(data), 1)
    return data


def _check_length(length: int, size: int) -> None:
    if length * size > MAX_BYTES:
        raise Mismatch(ValueError, f"{length} elements are too many for one list")

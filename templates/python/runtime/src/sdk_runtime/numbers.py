"""Lists of numbers, taken over, checked and packed in one go: the packing checks the range, at 4 ns an element.

In the machine's own byte order, as all views of memory are: the engine runs on little-endian machines, and `<` takes a quarter longer. For f32
it is `<` all the same: only then is a finite value refused that would become infinite.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from operator import countOf
from typing import Any

from .checks import Mismatch, as_elements, as_f32, as_float, as_integer

_SIZES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "q": 8, "Q": 8, "f": 4, "d": 8}
_KINDS = {"b": "s8", "B": "u8", "h": "s16", "H": "u16", "i": "s32", "I": "u32", "q": "s64", "Q": "u64"}
_ZERO_AND_ONE = {code: (struct.pack(f"<{code}", 0.0), struct.pack(f"<{code}", 1.0)) for code in "fd"}
_TRIES = 32
_MANY = 4096


def pack_integers(values: Sequence[int], code: str) -> bytes:
    """The bytes of a list of integers, given the `struct` code of one."""
    taken = as_elements(values, _SIZES[code])
    numbers = struct.Struct(f"{len(taken)}{code}")
    try:
        data = numbers.pack(*taken)
    except struct.error:
        return numbers.pack(*_each(taken, _integer(code)))
    if countOf(map(type, taken), int) != len(taken):
        return numbers.pack(*_each(taken, _integer(code)))
    return data


def pack_floats(values: Sequence[float], code: str) -> bytes:
    """The bytes of a list of floats, given the `struct` code of one."""
    taken = as_elements(values, _SIZES[code])
    take = as_f32 if code == "f" else as_float
    numbers = struct.Struct(f"{'<' if code == 'f' else ''}{len(taken)}{code}")
    try:
        data = numbers.pack(*taken)
    except (struct.error, TypeError, OverflowError):
        return numbers.pack(*_each(taken, take))
    if _holds_bool(taken, data, code):
        return numbers.pack(*_each(taken, take))
    return data


def _integer(code: str) -> Callable[[Any], int]:
    kind = _KINDS[code]
    return lambda value: as_integer(value, kind)


def _each(values: Sequence[Any], take: Callable[[Any], Any]) -> list[Any]:
    """Takes every element by itself: one may be wrong, or all of them unusual and right."""
    taken: list[Any] = []
    try:
        for value in values:
            taken.append(take(value))
    except Mismatch as mismatch:
        raise mismatch.inside(f"[{len(taken)}]") from None
    return taken


def _holds_bool(values: Sequence[float], data: bytes, code: str) -> bool:
    """A bool packs as 0.0 or 1.0: in a long list, to look where these are is faster than to look at the type of every element."""
    if len(values) < _MANY:
        return _has_bool(values)
    size = _SIZES[code]
    for pattern in _ZERO_AND_ONE[code]:
        at = data.find(pattern)
        for _ in range(_TRIES):
            if at < 0:
                break
            if at % size == 0 and type(values[at // size]) is bool:
                return True
            at = data.find(pattern, at - at % size + size)
        if at >= 0:
            return _has_bool(values)
    return False


def _has_bool(values: Sequence[float]) -> bool:
    # To count what is a float compares by identity; to count what is a bool would compare two types by value each time.
    return countOf(map(type, values), float) != len(values) and bool in set(map(type, values))

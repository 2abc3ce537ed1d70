# pyright: reportIncompatibleMethodOverride=false
# Some classes here lie.
from __future__ import annotations

import enum
import itertools
import math
import struct
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import pytest

from sdk_runtime import checks
from sdk_runtime.checks import Mismatch
from sdk_runtime.memory import MAX_BYTES
from sdk_runtime.numbers import pack_floats, pack_integers


class Kind(enum.Enum):
    A = "a"


@pytest.mark.parametrize(
    ("kind", "value", "error", "text"),
    [
        ("u8", 256, ValueError, "256 is out of range for u8"),
        ("u8", -1, ValueError, "-1 is out of range"),
        ("s64", 1 << 63, ValueError, "out of range for s64"),
        ("u32", True, TypeError, "expected int, got bool"),
        ("u32", 1.0, TypeError, "expected int, got float"),
        ("u32", "1", TypeError, "expected int, got str"),
    ],
)
def test_integers(kind: str, value: Any, error: type[Exception], text: str) -> None:
    with pytest.raises(Mismatch) as caught:
        checks.as_integer(value, kind)
    made = caught.value.inside(".quantity").inside("[2]").inside("lines").error()
    assert type(made) is error
    assert str(made).startswith("lines[2].quantity: ")
    assert text in str(made)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (checks.as_float, True),
        (checks.as_float, "1"),
        (checks.as_float, 10**400),
        (checks.as_f32, 3.5e38),
        (checks.as_char, "ab"),
        (checks.as_char, ""),
        (checks.as_char, "\ud800"),
        (checks.as_string, b"x"),
        (checks.as_string, "a\udfff"),
        (checks.as_bytes, "x"),
        (checks.as_bytes, [1]),
    ],
)
def test_refused(check: Any, value: Any) -> None:
    with pytest.raises(Mismatch):
        check(value)


@pytest.mark.parametrize("value", ["ab", b"ab", bytearray(2), memoryview(b"ab"), {1, 2}, 5, None])
def test_no_list(value: Any) -> None:
    with pytest.raises(Mismatch):
        checks.as_elements(value, 1)


def test_taken() -> None:
    for value in (1, 1.5, math.inf, -0.0):
        assert checks.as_float(value) == value == checks.as_f32(value)
    assert math.isnan(checks.as_f32(math.nan))
    assert checks.as_bytes(bytearray(b"xy")) == b"xy"
    assert checks.as_enum(Kind, "a") is Kind.A
    with pytest.raises(Mismatch):
        checks.as_enum(Kind, "b")


def test_lists_of_numbers() -> None:
    assert pack_integers([1, 2], "H") == b"\x01\x00\x02\x00"
    assert pack_floats([1, 0.5], "d") == pack_floats([1.0, 0.5], "d")
    for values in ([1, True], [1, 70000], [1, "x"], [1, 2.0]):
        with pytest.raises(Mismatch) as caught:
            pack_integers(values, "H")  # type: ignore[arg-type]
        assert caught.value.path == "[1]"


@pytest.mark.parametrize("length", [2, 5000, 200000])
@pytest.mark.parametrize("wrong", [True, False, "x", None])
def test_a_wrong_element_among_many_floats(length: int, wrong: Any) -> None:
    values: list[Any] = [i / 3 for i in range(length)]
    values[-1] = wrong
    with pytest.raises(Mismatch) as caught:
        pack_floats(values, "d")
    assert caught.value.path == f"[{length - 1}]"
    zeros: list[Any] = [0.0] * length
    zeros[-1] = wrong
    with pytest.raises(Mismatch):
        pack_floats(zeros, "d")


@pytest.mark.parametrize("values", [[1e39], [10**39], [1.0, -1e300], [10**400], [0.0] * 5000 + [3.4028235677973366e38]])
def test_floats_too_large_for_f32(values: list[float]) -> None:
    with pytest.raises(Mismatch) as caught:
        pack_floats(values, "f")
    assert caught.value.kind is ValueError
    assert caught.value.path == f"[{len(values) - 1}]"


def test_floats_of_f32() -> None:
    values = [math.inf, -math.inf, 3.4028235677973362e38, -0.0, 1]
    assert struct.unpack("<5f", pack_floats(values, "f")) == (math.inf, -math.inf, 3.4028234663852886e38, 0.0, 1.0)


class Text(str):
    def __str__(self) -> str:
        return "lie"

    def isascii(self) -> bool:
        return True

    def __len__(self) -> int:
        return 1

    def encode(self, *_: Any) -> bytes:
        return b"lie"


class Number(int):
    def __index__(self) -> int:
        return -1

    def __int__(self) -> int:
        return -1

    def __le__(self, _: object) -> bool:
        return True

    def __ge__(self, _: object) -> bool:
        return True


class Real(float):
    def __float__(self) -> float:
        return 7.0


class Data(bytes):
    def __bytes__(self) -> bytes:
        return b"lie"

    def __len__(self) -> int:
        return 1


class Items(list[int]):
    def __iter__(self) -> Any:
        return iter([7])

    def __len__(self) -> int:
        return 1 << 40


class Pair(tuple[int, int]):
    def __iter__(self) -> Any:
        return iter([7])

    def __len__(self) -> int:
        return 9


class Table(dict[str, int]):
    def items(self) -> Any:
        return [("lie",)]

    def __len__(self) -> int:
        return 1 << 40


def test_subclasses_are_reduced_to_their_own_data() -> None:
    taken = [
        (checks.as_string(Text("né")), "né"),
        (checks.as_char(Text("é")), 0xE9),
        (checks.as_integer(Number(5), "u8"), 5),
        (checks.as_float(Real(0.5)), 0.5),
        (checks.as_f32(Number(5)), 5.0),
        (checks.as_bytes(Data(b"xy")), b"xy"),
        (checks.as_elements(Items([1, 2]), 4), (1, 2)),
        (checks.as_items(Pair((1, 2)), 2), (1, 2)),
        (checks.as_entries(Table(a=1), 12), (("a", 1),)),
        (checks.as_enum(Kind, Text("a")), Kind.A),
        (pack_integers([Number(5)], "B"), b"\5"),
        (pack_floats([Real(0.5)], "d"), struct.pack("<d", 0.5)),
    ]
    for value, expected in taken:
        assert type(value) is type(expected)
        assert value == expected
    with pytest.raises(Mismatch):
        checks.as_integer(Number(256), "u8")
    with pytest.raises(Mismatch):
        checks.as_string(Text("\ud800"))


class Claimed:
    """Says that it is an instance of whatever is asked for."""

    def __init__(self, of: type) -> None:
        self.of = of

    @property
    def __class__(self) -> Any:
        return self.of

    @__class__.setter
    def __class__(self, _: Any) -> None: ...


@pytest.mark.parametrize(
    ("check", "of"),
    [
        (partial(checks.as_integer, kind="u8"), int),
        (checks.as_float, float),
        (checks.as_string, str),
        (checks.as_bytes, bytes),
        (partial(checks.as_items, length=2), tuple),
        (partial(checks.as_enum, Kind), Kind),
    ],
)
def test_a_class_that_is_only_claimed(check: Any, of: type) -> None:
    with pytest.raises(Mismatch):
        check(Claimed(of))


class Endless(Sequence[int]):
    def __init__(self, length: int) -> None:
        self.length = length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, at: Any) -> Any:
        return 1

    def __iter__(self) -> Iterator[int]:
        return itertools.repeat(1)


def test_a_sequence_gives_no_more_than_it_says() -> None:
    assert checks.as_elements(Endless(3), 4) == (1, 1, 1)
    assert checks.as_elements(Endless(0), 4) == ()
    with pytest.raises(Mismatch, match="too many"):
        checks.as_elements(Endless(1 << 40), MAX_BYTES // 8)


def test_too_long_strings() -> None:
    with pytest.raises(Mismatch, match="too many for one string"):
        checks.as_string("x" * (MAX_BYTES + 1))

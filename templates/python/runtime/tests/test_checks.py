from __future__ import annotations

import enum
import math
from typing import Any

import pytest

from sdk_runtime import checks
from sdk_runtime.checks import Mismatch
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
        checks.check_integer(value, kind)
    made = caught.value.inside(".quantity").inside("[2]").inside("lines").error()
    assert type(made) is error
    assert str(made).startswith("lines[2].quantity: ")
    assert text in str(made)


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (checks.check_float, True),
        (checks.check_float, "1"),
        (checks.check_float, 10**400),
        (checks.check_f32, 3.5e38),
        (checks.check_bool, 1),
        (checks.check_char, "ab"),
        (checks.check_char, ""),
        (checks.check_char, "\ud800"),
        (checks.check_string, b"x"),
        (checks.check_string, "a\udfff"),
        (checks.view_bytes, "x"),
        (checks.view_bytes, [1]),
    ],
)
def test_refused(check: Any, value: Any) -> None:
    with pytest.raises(Mismatch):
        check(value)


@pytest.mark.parametrize("value", ["ab", b"ab", bytearray(2), memoryview(b"ab"), {1, 2}, 5, None])
def test_no_list(value: Any) -> None:
    with pytest.raises(Mismatch):
        checks.check_list(value, 1)


def test_taken() -> None:
    checks.check_integer(Number(7), "u8")
    for value in (1, 1.5, math.nan, math.inf, -0.0):
        checks.check_float(value)
        checks.check_f32(value)
    assert bytes(checks.view_bytes(bytearray(b"xy"))) == b"xy"
    assert checks.as_enum(Kind, "a") is Kind.A
    with pytest.raises(Mismatch):
        checks.as_enum(Kind, "b")


class Number(int):
    pass


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

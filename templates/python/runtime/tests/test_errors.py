from __future__ import annotations

import enum
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from sdk_runtime.errors import PayloadError, ResultError, TrapError
from sdk_runtime.values import Err, Ok, Some


class Kind(enum.Enum):
    DARK_BLUE = "dark-blue"


class Access(enum.Flag):
    READ = 1
    WRITE_ALL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    max_value: int
    in_: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    code: int
    message: str


@dataclass(frozen=True, slots=True)
class OverLimit:
    value: Limit


@dataclass(frozen=True, slots=True)
class Closed:
    pass


class InvoiceError(PayloadError):
    _type_name = "invoice-error"
    _cases = {OverLimit: "over-limit", Closed: "closed"}  # noqa: RUF012


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (Closed(), "closed"),
        (OverLimit(Limit(max_value=5)), "over-limit({max-value: 5, in: none})"),
        (Limit(max_value=5, in_='"'), '{max-value: 5, in: "\\""}'),
        ([Closed(), OverLimit(Limit(max_value=1))], "[closed, over-limit({max-value: 1, in: none})]"),
        ((Kind.DARK_BLUE, Access.READ | Access.WRITE_ALL, None, True), "(dark-blue, {read, write-all}, none, true)"),
        ({"a": Some(1)}, '{"a": some(1)}'),
        ((Ok(None), Err("ü"), b"\x01\x02", 0.5), '(ok, err("ü"), [1, 2], 0.5)'),
    ],
)
def test_messages_are_wit_text(payload: Any, text: str) -> None:
    assert str(InvoiceError(payload)) == f"invoice-error: {text}"


def test_messages_for_people_come_first() -> None:
    assert str(InvoiceError(Told(code=1, message="no such invoice"))) == "no such invoice"
    assert str(InvoiceError(Told(code=1, message=""))) == 'invoice-error: {code: 1, message: ""}'
    assert str(ResultError("plain")) == "plain"
    assert str(ResultError()) == "the call failed"
    assert str(ResultError(Told(code=1, message="no"))) == "no"
    assert str(ResultError([Kind.DARK_BLUE])) == "error: [dark-blue]"


@pytest.mark.parametrize(
    "error", [ResultError(7), ResultError(), InvoiceError(Closed()), TrapError("t", "code", ("f",))]
)
def test_errors_are_pickled_whole(error: Exception) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), vars(copy)) == (type(error), str(error), vars(error))

"""The values of the API."""

from __future__ import annotations

import enum
import typing as _typing
from collections import abc as _abc
from dataclasses import dataclass


class Level(enum.Enum):
    """The type `level` of the interface."""

    INFO = "info"
    WARNING = "warning"


class Currency(enum.Enum):
    """The type `currency` of the interface."""

    USD = "usd"
    EUR = "eur"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineItem:
    """The type `line-item` of the interface."""

    sku: str
    quantity: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """The type `invoice` of the interface."""

    id: str
    total: int
    currency: Currency
    lines: _abc.Sequence[LineItem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The type `limit` of the interface."""

    max: int


@dataclass(frozen=True, slots=True)
class InvoiceErrorPayloadUnknownSku:
    """The case `unknown-sku` of InvoiceErrorPayload."""

    value: str


@dataclass(frozen=True, slots=True)
class InvoiceErrorPayloadOverLimit:
    """The case `over-limit` of InvoiceErrorPayload."""

    value: Limit


@dataclass(frozen=True, slots=True)
class InvoiceErrorPayloadClosed:
    """The case `closed` of InvoiceErrorPayload."""


class Include(enum.Flag):
    """The type `include` of the interface."""

    LINES = 1 << 0
    HISTORY = 1 << 1


@dataclass(frozen=True, slots=True)
class PaymentBankTransfer:
    """The case `bank-transfer` of Payment."""

    value: str


@dataclass(frozen=True, slots=True)
class PaymentCard:
    """The case `card` of Payment."""

    value: int


@dataclass(frozen=True, slots=True)
class PaymentCash:
    """The case `cash` of Payment."""


InvoiceErrorPayload: _typing.TypeAlias = (
    InvoiceErrorPayloadUnknownSku | InvoiceErrorPayloadOverLimit | InvoiceErrorPayloadClosed
)
"""Why an invoice was refused."""
Payment: _typing.TypeAlias = PaymentBankTransfer | PaymentCard | PaymentCash
"""The type `payment` of the interface."""

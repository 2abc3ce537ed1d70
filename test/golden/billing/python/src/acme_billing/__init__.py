"""The API of billing."""

from ._aio import AsyncCart, AsyncInvoices
from ._client import AsyncBilling, Billing
from ._errors import InvoiceError
from ._imports import AsyncHost, AsyncImports, Host, Imports
from ._runtime.aio import Opening
from ._runtime.errors import CallTimeoutError, ClosedError, ReentrancyError, ResultError, SdkError, TrapError
from ._runtime.values import Err, Ok, Some
from ._services import Cart, Invoices
from ._types import (
    Currency,
    Include,
    Invoice,
    InvoiceErrorPayload,
    InvoiceErrorPayloadClosed,
    InvoiceErrorPayloadOverLimit,
    InvoiceErrorPayloadUnknownSku,
    Level,
    Limit,
    LineItem,
    Payment,
    PaymentBankTransfer,
    PaymentCard,
    PaymentCash,
)

__all__ = [
    "AsyncBilling",
    "AsyncCart",
    "AsyncHost",
    "AsyncImports",
    "AsyncInvoices",
    "Billing",
    "CallTimeoutError",
    "Cart",
    "ClosedError",
    "Currency",
    "Err",
    "Host",
    "Imports",
    "Include",
    "Invoice",
    "InvoiceError",
    "InvoiceErrorPayload",
    "InvoiceErrorPayloadClosed",
    "InvoiceErrorPayloadOverLimit",
    "InvoiceErrorPayloadUnknownSku",
    "Invoices",
    "Level",
    "Limit",
    "LineItem",
    "Ok",
    "Opening",
    "Payment",
    "PaymentBankTransfer",
    "PaymentCard",
    "PaymentCash",
    "ReentrancyError",
    "ResultError",
    "SdkError",
    "Some",
    "TrapError",
]

# Tracebacks name an exception as it is imported.
for _error in (CallTimeoutError, ClosedError, InvoiceError, ReentrancyError, ResultError, SdkError, TrapError):
    _error.__module__ = __name__
del _error

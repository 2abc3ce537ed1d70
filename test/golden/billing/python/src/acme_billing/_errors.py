"""The exceptions that stand for the error cases of the API's functions."""

from __future__ import annotations

from ._runtime.errors import PayloadError as _PayloadError
from ._types import (
    InvoiceErrorPayload,
    InvoiceErrorPayloadClosed,
    InvoiceErrorPayloadOverLimit,
    InvoiceErrorPayloadUnknownSku,
)

_CASES: dict[type, str] = {
    InvoiceErrorPayloadUnknownSku: "unknown-sku",
    InvoiceErrorPayloadOverLimit: "over-limit",
    InvoiceErrorPayloadClosed: "closed",
}


class InvoiceError(_PayloadError):
    """Why an invoice was refused."""

    payload: InvoiceErrorPayload
    _type_name = "invoice-error"
    _cases = _CASES

    def __init__(self, payload: InvoiceErrorPayload) -> None:
        """Takes the value of the error case."""
        super().__init__(payload)

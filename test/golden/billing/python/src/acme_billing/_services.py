"""The services of the client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.instance import Instance as _Instance
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import Currency, Include, Invoice, LineItem, Payment


class Cart(_OwnHandle):
    """The resource `cart` of the interface."""

    __slots__ = ()
    _number = 0

    def add(self, item: LineItem) -> int:
        """Calls `add` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        return _abi.call_cart_add(self, _abi.take_cart_add(item))

    def total(self) -> int:
        """Calls `total` of the interface."""
        return _abi.call_cart_total(self)

    def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        _close_handle(self)

    def __enter__(self) -> Cart:
        """The handle itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the handle."""
        _close_handle(self)


class _CartFactory:
    """Makes Cart."""

    def __init__(self, guest: _Instance) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, customer_id: str) -> Cart:
        """Makes a new `cart`."""
        _made: Cart = _abi.call_cart_cart(self._guest, customer_id)
        return _made

    def merge(self, a: Cart, b: Cart) -> Cart:
        """Calls `merge` of the interface."""
        _made: Cart = _abi.call_cart_merge(self._guest, a, b)
        return _made

    def checkout(self, cart: Cart) -> Invoice:
        """Calls `checkout` of the interface.

        Raises:
            InvoiceError: Why an invoice was refused.
        """
        return _abi.call_cart_checkout(self._guest, cart)


class Invoices:
    """The interface `invoices`."""

    def __init__(self, guest: _Instance) -> None:
        """Made by the client."""
        self._guest = guest
        self.Cart = _CartFactory(guest)

    def create(
        self,
        customer_id: str,
        lines: _abc.Sequence[LineItem],
        *,
        currency: Currency | _typing.Literal["usd", "eur"] | None = None,
    ) -> Invoice:
        """Creates an invoice.

        Raises:
            InvoiceError: Why an invoice was refused.
        """
        return _abi.call_invoices_create(self._guest, _abi.take_invoices_create(customer_id, lines, currency))

    def checksum(self, document: bytes | bytearray | memoryview) -> bytes:
        """Calls `checksum` of the interface."""
        return _abi.call_invoices_checksum(self._guest, _abi.take_invoices_checksum(document))

    def settle(self, id: str, by: Payment, include: Include) -> Invoice:
        """Calls `settle` of the interface."""
        return _abi.call_invoices_settle(self._guest, _abi.take_invoices_settle(id, by, include))

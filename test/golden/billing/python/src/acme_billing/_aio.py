"""The services of the async client, and the resources that they make."""

from __future__ import annotations

import typing as _typing
from collections import abc as _abc

from . import _abi
from ._runtime.aio import AsyncGuest as _AsyncGuest
from ._runtime.aio import Opening
from ._runtime.aio import worker as _worker
from ._runtime.resources import OwnHandle as _OwnHandle
from ._runtime.resources import close_handle as _close_handle
from ._types import Currency, Include, Invoice, LineItem, Payment


class AsyncCart(_OwnHandle):
    """The resource `cart` of the interface."""

    __slots__ = ()
    _number = 0

    async def add(self, item: LineItem) -> int:
        """Calls `add` of the interface.

        Raises:
            ResultError: The call failed, with a payload of type str.
        """
        return await _worker(self).run(_abi.call_cart_add, self, _abi.take_cart_add(item))

    async def total(self) -> int:
        """Calls `total` of the interface."""
        return await _worker(self).run(_abi.call_cart_total, self)

    async def close(self) -> None:
        """Ends the handle. Does nothing to one that is closed or was given away."""
        await _worker(self).run(_close_handle, self)

    async def __aenter__(self) -> AsyncCart:
        """The handle itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Ends the handle."""
        await self.close()


class _AsyncCartFactory:
    """Makes AsyncCart."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """The client's own instance of the component."""
        self._guest = guest

    def __call__(self, customer_id: str) -> Opening[AsyncCart]:
        """Makes a new `cart`."""
        return Opening(lambda: self._guest.call(_abi.call_cart_cart, customer_id))

    async def merge(self, a: AsyncCart, b: AsyncCart) -> AsyncCart:
        """Calls `merge` of the interface."""
        _made: AsyncCart = await self._guest.call(_abi.call_cart_merge, a, b)
        return _made

    async def checkout(self, cart: AsyncCart) -> Invoice:
        """Calls `checkout` of the interface.

        Raises:
            InvoiceError: Why an invoice was refused.
        """
        return await self._guest.call(_abi.call_cart_checkout, cart)


class AsyncInvoices:
    """The interface `invoices`."""

    def __init__(self, guest: _AsyncGuest) -> None:
        """Made by the client."""
        self._guest = guest
        self.Cart = _AsyncCartFactory(guest)

    async def create(
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
        return await self._guest.call(
            _abi.call_invoices_create,
            _abi.take_invoices_create(customer_id, lines, currency),
        )

    async def checksum(self, document: bytes | bytearray | memoryview) -> bytes:
        """Calls `checksum` of the interface."""
        return await self._guest.call(_abi.call_invoices_checksum, _abi.take_invoices_checksum(document))

    async def settle(self, id: str, by: Payment, include: Include) -> Invoice:
        """Calls `settle` of the interface."""
        return await self._guest.call(_abi.call_invoices_settle, _abi.take_invoices_settle(id, by, include))

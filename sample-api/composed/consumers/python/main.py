"""A customer's program: to it the two parts are one SDK."""

from acme_shop import Currency, Imports, InvoiceError, InvoiceErrorPayloadOverLimit, LineItem, Shop


class Journal:
    """What the SDK asks of this program."""

    def write(self, line: str) -> None:
        print(line)


def attempt(shop: Shop, line: LineItem, currency: Currency | None = None) -> None:
    try:
        invoice = shop.invoices.create("cus_1", [line], currency=currency)
        print(f"{invoice.id}: {invoice.total} {invoice.currency.value}")
    except InvoiceError as error:
        print("refused:", "over-limit" if isinstance(error.payload, InvoiceErrorPayloadOverLimit) else "something else")


with Shop(imports=Imports(journal=Journal())) as shop:
    attempt(shop, LineItem(sku="pro", quantity=2))
    attempt(shop, LineItem(sku="basic", quantity=1), Currency.EUR)
    attempt(shop, LineItem(sku="enterprise", quantity=1000))

"""A customer's program: everything that the billing SDK can do, once."""

from collections.abc import Callable

from acme_billing import (
    Billing,
    Currency,
    Imports,
    Include,
    Invoice,
    InvoiceError,
    InvoiceErrorPayloadClosed,
    InvoiceErrorPayloadOverLimit,
    InvoiceErrorPayloadUnknownSku,
    Level,
    LineItem,
    PaymentBankTransfer,
    PaymentCash,
    ResultError,
)


class Host:
    """What the SDK asks of this program."""

    def log(self, level: Level, message: str) -> None:
        print(f"[{level.value}] {message}")

    def rate(self, base: str, quote: str) -> float:
        if (base, quote) == ("usd", "eur"):
            return 0.92
        raise ResultError(f"no rate from {base} to {quote}")


def show(invoice: Invoice) -> None:
    count = len(invoice.lines)
    print(f"{invoice.id}: {invoice.total} {invoice.currency.value}, {count} {'line' if count == 1 else 'lines'}")


def reason(error: InvoiceError) -> str:
    """Why an invoice was refused, for a person."""
    match error.payload:
        case InvoiceErrorPayloadUnknownSku(sku):
            return f"unknown sku {sku}"
        case InvoiceErrorPayloadOverLimit(limit):
            return f"over the limit of {limit.max}"
        case InvoiceErrorPayloadClosed():
            return "closed"


def attempt(call: Callable[[], Invoice]) -> None:
    try:
        show(call())
    except InvoiceError as error:
        print(f"refused: {reason(error)}")


def main() -> None:
    with Billing(imports=Imports(host=Host())) as billing:
        invoices = billing.invoices
        print(f"billing {billing.version()}")
        first = invoices.create("cus_1", [LineItem(sku="pro", quantity=2)])
        show(first)
        attempt(lambda: invoices.create("cus_1", [LineItem(sku="basic", quantity=1)], currency=Currency.EUR))
        attempt(lambda: invoices.create("cus_1", [LineItem(sku="nope", quantity=1)]))
        attempt(lambda: invoices.create("cus_1", [LineItem(sku="enterprise", quantity=1000)]))

        a = invoices.Cart("cus_1")
        in_a = a.add(LineItem(sku="pro", quantity=1, note="gift"))
        b = invoices.Cart("cus_2")
        in_b = b.add(LineItem(sku="basic", quantity=1))
        with invoices.Cart.merge(a, b) as cart:
            print(f"cart: {in_a + in_b} lines, {cart.total()}")
            try:
                cart.add(LineItem(sku="nope", quantity=1))
            except ResultError as error:
                print(f"cart: {error}")
            attempt(lambda: invoices.Cart.checkout(cart))

        settled = invoices.settle(first.id, PaymentBankTransfer("DE89370400440532013000"), Include.LINES)
        print(f"settled {settled.id}: {len(settled.lines)} line, customer {settled.customer_id or 'hidden'}")
        attempt(lambda: invoices.settle(first.id, PaymentCash(), Include(0)))
        print(f"checksum {invoices.checksum(b'invoice').hex()}")


main()

// A customer's program: to it the two parts are one SDK.
import { Currency, type Invoice, InvoiceError, Shop } from "@acme/shop";

const shop = await Shop.load({ imports: { journal: { write: (line) => console.log(line) } } });

function attempt(call: () => Invoice): void {
  try {
    const { id, total, currency } = call();
    console.log(`${id}: ${total} ${currency}`);
  } catch (error) {
    if (!(error instanceof InvoiceError)) throw error;
    console.log(`refused: ${error.payload.kind}`);
  }
}

attempt(() => shop.invoices.create("cus_1", [{ sku: "pro", quantity: 2 }]));
attempt(() => shop.invoices.create("cus_1", [{ sku: "basic", quantity: 1 }], { currency: Currency.Eur }));
attempt(() => shop.invoices.create("cus_1", [{ sku: "enterprise", quantity: 1000 }]));
shop.close();

// A customer's program: everything that the billing SDK can do, once.
import { Billing, Currency, type Invoice, InvoiceError, type LineItem, ResultError } from "@acme/billing";

const billing = await Billing.load({
  imports: {
    host: {
      log: (level, message) => console.log(`[${level}] ${message}`),
      rate(base, quote) {
        if (base === "usd" && quote === "eur") return 0.92;
        throw new ResultError(`no rate from ${base} to ${quote}`);
      },
    },
  },
});

function show({ id, total, currency, lines }: Invoice): void {
  console.log(`${id}: ${total} ${currency}, ${lines.length} ${lines.length === 1 ? "line" : "lines"}`);
}

/** Why an invoice was refused, for a person. */
function reason({ payload }: InvoiceError): string {
  switch (payload.kind) {
    case "unknown-sku":
      return `unknown sku ${payload.value}`;
    case "over-limit":
      return `over the limit of ${payload.value.max}`;
    case "closed":
      return "closed";
  }
}

function attempt(call: () => Invoice): void {
  try {
    show(call());
  } catch (error) {
    if (!(error instanceof InvoiceError)) throw error;
    console.log(`refused: ${reason(error)}`);
  }
}

const two: LineItem[] = [{ sku: "pro", quantity: 2 }];

console.log(`billing ${billing.version()}`);
const first = billing.invoices.create("cus_1", two);
show(first);
attempt(() => billing.invoices.create("cus_1", [{ sku: "basic", quantity: 1 }], { currency: Currency.Eur }));
attempt(() => billing.invoices.create("cus_1", [{ sku: "nope", quantity: 1 }]));
attempt(() => billing.invoices.create("cus_1", [{ sku: "enterprise", quantity: 1000 }]));

{
  const a = new billing.invoices.Cart("cus_1");
  const inA = a.add({ sku: "pro", quantity: 1, note: "gift" });
  const b = new billing.invoices.Cart("cus_2");
  const inB = b.add({ sku: "basic", quantity: 1 });
  using cart = billing.invoices.Cart.merge(a, b);
  console.log(`cart: ${inA + inB} lines, ${cart.total()}`);
  try {
    cart.add({ sku: "nope", quantity: 1 });
  } catch (error) {
    if (!(error instanceof ResultError)) throw error;
    console.log(`cart: ${error.message}`);
  }
  attempt(() => billing.invoices.Cart.checkout(cart));
}

const settled = billing.invoices.settle(first.id, { kind: "bank-transfer", value: "DE89370400440532013000" }, { lines: true });
const customer = settled.customerId === "" ? "hidden" : settled.customerId;
console.log(`settled ${settled.id}: ${settled.lines.length} line, customer ${customer}`);
attempt(() => billing.invoices.settle(first.id, { kind: "cash" }, {}));

const checksum = billing.invoices.checksum(new TextEncoder().encode("invoice"));
console.log(`checksum ${Array.from(checksum, (byte) => byte.toString(16).padStart(2, "0")).join("")}`);
billing.close();

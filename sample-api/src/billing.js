// The vendor's library: written once, compiled to one component, wrapped by an SDK in every language.
import { log, rate } from "acme:billing/host@1.4.0";

/** Prices in cents of a US dollar. */
const catalogue = new Map([["basic", 499n], ["pro", 999n], ["enterprise", 49_900n]]);
const highestTotal = 10_000_000n;

const issued = new Map();

function price(lines) {
  let total = 0n;
  for (const { sku, quantity } of lines) {
    const each = catalogue.get(sku);
    if (each === undefined) throw { tag: "unknown-sku", val: sku };
    total += each * BigInt(quantity);
  }
  return total;
}

function convert(cents, currency) {
  if (currency === "usd") return cents;
  return BigInt(Math.round(Number(cents) * rate("usd", currency)));
}

function issue(customerId, lines, currency) {
  const total = convert(price(lines), currency);
  if (total > highestTotal) {
    log("warning", `refused ${total} for ${customerId}`);
    throw { tag: "over-limit", val: { max: highestTotal } };
  }
  const invoice = { id: `in_${issued.size + 1}`, customerId, total, currency, lines, settled: false };
  issued.set(invoice.id, invoice);
  log("info", `issued ${invoice.id}`);
  return invoice;
}

class Cart {
  constructor(customerId) {
    this.customerId = customerId;
    this.lines = [];
  }

  add(item) {
    if (!catalogue.has(item.sku)) throw `no product ${item.sku}`;
    if (item.quantity === 0) throw "quantity is 0";
    return this.lines.push(item);
  }

  total() {
    return price(this.lines);
  }

  static merge(a, b) {
    const merged = new Cart(a.customerId);
    merged.lines = [...a.lines, ...b.lines];
    return merged;
  }

  static checkout(cart) {
    return issue(cart.customerId, cart.lines, "usd");
  }
}

export const invoices = {
  create: (customerId, lines, currency) => issue(customerId, lines, currency ?? "usd"),

  settle(id, _by, include) {
    const invoice = issued.get(id);
    if (invoice === undefined || invoice.settled) throw { tag: "closed" };
    invoice.settled = true;
    return {
      ...invoice,
      customerId: include.customer ? invoice.customerId : "",
      lines: include.lines ? invoice.lines : [],
    };
  },

  checksum(document) {
    let hash = 0x811c9dc5;
    for (const byte of document) hash = Math.imul(hash ^ byte, 0x01000193);
    return new Uint8Array([hash >>> 24, hash >>> 16, hash >>> 8, hash]);
  },

  Cart,
};

export const version = () => "1.4.0";

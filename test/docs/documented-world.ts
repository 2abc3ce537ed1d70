/** A world in which everything that can have docs has some, and nothing else in it changes. */

import type { Docs, NamedMember, TypeDefinition, World, WorldItem } from "../../wit/world/world.js";

export const wit = `
package acme:docs@1.4.0;

interface host {
  enum level { info, warning }
  resource blob { constructor(size: u32); read: func(at: option<u32>) -> result<list<u8>, string>; copy: static func(blob: borrow<blob>) -> blob; }
  log: func(level: level, message: string);
}

interface invoices {
  enum currency { usd, eur }
  enum code-error { late, never }
  record line-item { sku: string, quantity: u32, note: option<string> }
  record limit-error { max: u64 }
  variant invoice-error { unknown-sku(string), over-limit(limit-error), closed }
  flags features { lines, history }
  flags flag-error { bad }
  variant payment { bank-transfer(string), card(u64), cash }
  type alias = list<tuple<u8, payment>>;
  resource cart {
    constructor(customer-id: string);
    add: func(item: line-item, at: option<u32>) -> result<u32, invoice-error>;
    merge: static func(a: cart, b: cart) -> result<cart, limit-error>;
  }
  create: func(customer-id: string, lines: list<line-item>, currency: option<currency>) -> result<alias, invoice-error>;
  fail: func() -> result<_, code-error>;
  flagged: func(features: features) -> result<_, flag-error>;
  refuse: func() -> result<u8, string>;
}

world docs {
  import host;
  import now: func() -> u64;
  export invoices;
  export version: func(long: option<bool>) -> string;
}`;

/** `next` gives the text of one item after another. */
export function documented(world: World, next: () => string): World {
  const documentedItem = (item: WorldItem): WorldItem =>
    item.kind === "function" ? { ...item, function: withDocs(item.function, next) } : item;
  return {
    ...world,
    docs: next(),
    imports: world.imports.map(documentedItem),
    exports: world.exports.map(documentedItem),
    interfaces: world.interfaces.map((it) => ({
      ...withDocs(it, next),
      functions: it.functions.map((func) => withDocs(func, next)),
    })),
    types: world.types.map((type) => ({ ...withDocs(type, next), definition: definition(type.definition, next) })),
  };
}

function withDocs<Item extends { readonly docs?: Docs }>(item: Item, next: () => string): Item {
  return { ...item, docs: { text: next() } };
}

function definition(it: TypeDefinition, next: () => string): TypeDefinition {
  const all = <Member extends NamedMember>(members: readonly Member[]) => members.map((member) => withDocs(member, next));
  switch (it.kind) {
    case "record":
      return { ...it, fields: all(it.fields) };
    case "variant":
      return { ...it, cases: all(it.cases) };
    case "enum":
      return { ...it, cases: all(it.cases) };
    case "flags":
      return { ...it, flags: all(it.flags) };
    default:
      return it;
  }
}

import { describe, expect, it } from "vitest";
import type { NamingConfig } from "../../../../generators/core/names/name-world.js";
import type { Surface } from "../../../../generators/core/surface/surface.js";
import { messagesOf, rowOf, surfaceOf } from "./surface-of.js";

/** The same world later, with the names of the first generation. */
async function later(before: string, after: string, config: Partial<NamingConfig> = {}, first: Partial<NamingConfig> = {}) {
  return surfaceOf(after, { ...config, locked: lockOf(await surfaceOf(before, first)) });
}

function lockOf({ names }: Surface): NonNullable<NamingConfig["locked"]> {
  return new Map(Object.entries(names));
}

const item = "record item { id: u32 }";

describe("names that a lock holds", () => {
  it("stay, and a newcomer before them in the WIT gets the longer one", async () => {
    const before = `interface orders { ${item} } world w { export orders; }`;
    const after = `interface carts { ${item} } interface orders { ${item} } world w { export carts; export orders; }`;
    const unlocked = await surfaceOf(after);
    expect([rowOf(unlocked, "carts#item"), rowOf(unlocked, "orders#item")]).toEqual([
      "Item Item Item Item",
      "OrdersItem OrdersItem OrdersItem OrdersItem",
    ]);
    const locked = await later(before, after);
    expect([rowOf(locked, "carts#item"), rowOf(locked, "orders#item")]).toEqual([
      "CartsItem CartsItem CartsItem CartsItem",
      "Item Item Item Item",
    ]);
  });

  it("stay when what made them long is gone", async () => {
    const before = `interface carts { ${item} } interface orders { ${item} } world w { export carts; export orders; }`;
    const locked = await later(before, `interface orders { ${item} } world w { export orders; }`);
    expect(rowOf(locked, "orders#item")).toBe("OrdersItem OrdersItem OrdersItem OrdersItem");
  });

  it("stay when initialisms are added", async () => {
    const wit = `interface i { enum currency { usd } get-vat: func(); } world w { export i; }`;
    const locked = await later(wit, wit, { initialisms: ["usd", "vat"] });
    expect([rowOf(locked, "i#currency.usd"), rowOf(locked, "i#get-vat")]).toEqual([
      "Usd CurrencyUsd USD USD",
      "getVat GetVat get_vat get_vat",
    ]);
  });

  it("carry into what is new beside them", async () => {
    const before = `interface carts { enum state { open } } interface orders { enum state { open } } world w { export carts; export orders; }`;
    const after = "interface orders { enum state { open, paid } } world w { export orders; }";
    const locked = await later(before, after);
    expect(rowOf(locked, "orders#state.paid")).toBe("Paid OrdersStatePaid PAID PAID");
  });

  it("are found in another version and the other direction", async () => {
    const wit = (version: string, more = "") => `package acme:api@${version} {
      interface first { ${item} } interface second { ${item} use first.{item as other}; }
    } world w { export acme:api/first@${version}; export acme:api/second@${version}; ${more} }`;
    const swapped = `package acme:api@2.1.0 {
      interface second { ${item} } interface first { ${item} } } world w { import acme:api/second@2.1.0; export acme:api/first@2.1.0; }`;
    const locked = await later(wit("2.0.0"), swapped);
    const rows = locked.nameTable.filter(({ kind }) => kind === "type").map(({ id, names }) => `${id} ${names.typescript}`);
    expect(rows).toEqual(["acme:api/second@2.1.0#item SecondItem", "acme:api/first@2.1.0#item Item"]);
  });

  it("give way to the rename map, which carries into their compounds", async () => {
    const wit = `interface i { enum currency { usd } record bill { id: u8 } } world w { export i; }`;
    const locked = await later(wit, wit, { rename: { "acme:shop/i#currency": "money", "acme:shop/i#bill": { go: "Invoice" } } });
    expect([rowOf(locked, "i#currency"), rowOf(locked, "i#currency.usd"), rowOf(locked, "i#bill")]).toEqual([
      "Money Money Money Money",
      "Usd MoneyUsd USD USD",
      "Bill Invoice Bill Bill",
    ]);
  });

  it("hold a function's place on the client, which a new interface leaves", async () => {
    const locked = await later(
      "world w { export pay: func(); }",
      "interface pay { a: func(); } world w { export other:pkg/pay; export pay: func(); } package other:pkg { interface pay { a: func(); } }",
    );
    expect(rowOf(locked, "pay", { kind: "function" })).toBe("pay Pay pay pay");
    expect(rowOf(locked, "other:pkg/pay", { kind: "member" })).toBe("payService PayService pay_service pay_service");
  });

  it("make a new case move that would meet another type", async () => {
    const before = `interface i { enum color { red } record color-blue { a: u8 } } world w { export i; }`;
    const after = `interface i { enum color { red, blue } record color-blue { a: u8 } } world w { export i; }`;
    const locked = await later(before, after);
    expect([rowOf(locked, "i#color"), rowOf(locked, "i#color-blue"), rowOf(locked, "i#color.blue")]).toEqual([
      "Color Color Color Color",
      "ColorBlue ColorBlue ColorBlue ColorBlue",
      "Blue ColorBlueCase BLUE BLUE",
    ]);
  });

  it("are the same again from the lock that they make", async () => {
    const wit = `interface carts { ${item} resource cart { constructor(a: option<u8>); } variant pay-error { none } f: func() -> result<_, pay-error>; }
      interface orders { ${item} } world w { export carts; export orders; import orders; }`;
    const first = await surfaceOf(wit);
    expect((await later(wit, wit)).names).toEqual(first.names);
  });

  it("do not hide that two of one scope are spelled alike", async () => {
    const locked = lockOf(await surfaceOf("interface i { record r { a1: u8 } } world w { export i; }"));
    const messages = await messagesOf("interface i { record r { a1: u8, a-1x: u8 } } world w { export i; }", {
      rename: { "acme:shop/i#r.a-1x": "a1" },
      locked,
    });
    expect(messages[0]).toContain("`acme:shop/i#r.a1` and `acme:shop/i#r.a-1x` would both be");
  });
});

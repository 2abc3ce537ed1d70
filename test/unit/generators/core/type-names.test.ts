import { describe, expect, it } from "vitest";
import { messagesOf, rowOf, surfaceOf } from "./surface-of.js";

const same = (name: string) => [name, name, name, name].join(" ");

describe("the flat namespace", () => {
  it("gives the first holder the bare name and a newcomer its interface in front", async () => {
    const surface = await surfaceOf(`
      interface orders { record item { a: u8 } }
      interface payments { record item { a: u8 } }
      world w { export orders; export payments; }`);
    expect(rowOf(surface, "orders#item")).toBe(same("Item"));
    expect(rowOf(surface, "payments#item")).toBe(same("PaymentsItem"));
  });

  it("never gives away a name that a language has, in no language", async () => {
    const surface = await surfaceOf(`
      interface i { record %map { a: u8 } record mutex { a: u8 } record ptr { a: u8 } record tuple2 { a: u8 } record w { a: u8 } variant timeout { error } }
      world w { export i; }`);
    expect(rowOf(surface, "i#map"), "ECMAScript's Map").toBe(same("IMap"));
    expect(rowOf(surface, "i#mutex"), "Ruby's Mutex").toBe(same("IMutex"));
    expect(rowOf(surface, "i#ptr"), "Go's Ptr").toBe(same("IPtr"));
    expect(rowOf(surface, "i#tuple2"), "Go's Tuple2").toBe(same("ITuple2"));
    expect(rowOf(surface, "i#w"), "the client").toBe(same("IW"));
    expect(rowOf(surface, "i#timeout"), "a case's class would be Python's TimeoutError").toBe(same("ITimeout"));
  });

  it("keeps an exception class clear of its own type's cases", async () => {
    const surface = await surfaceOf(`
      interface i { variant code { error(u8), other } f: func() -> result<_, code>; }
      world w { export i; }`);
    expect(rowOf(surface, "i#code.error")).toBe("error CodeError CodeError Error");
    expect(surface.errors.map(({ names }) => names.go)).toEqual(["ICodeError"]);
  });

  it("puts the world in front of a type of the world, or `Type` behind", async () => {
    const surface = await surfaceOf(`
      world name5 { record name5 { r: bool } record imports { r: bool } export x: func(a: name5, b: imports); }`);
    expect(rowOf(surface, "name5", { kind: "type" })).toBe(same("Name5Type"));
    expect(rowOf(surface, "imports")).toBe(same("Name5Imports"));
  });

  it("keeps compounds clear of other types", async () => {
    const surface = await surfaceOf(`
      interface i {
        variant payment { bank-transfer(string), cash }
        record payment-bank-transfer { a: u8 }
        record cart-factory { a: u8 }
        resource cart;
        record async-cart { a: u8 }
      }
      world w { export i; }`);
    expect(rowOf(surface, "i#payment")).toBe(same("Payment"));
    expect(rowOf(surface, "i#payment-bank-transfer")).toBe(same("IPaymentBankTransfer"));
    expect(rowOf(surface, "i#payment.bank-transfer")).toBe("bank-transfer PaymentBankTransfer PaymentBankTransfer BankTransfer");
    expect(rowOf(surface, "i#cart-factory"), "came first").toBe(same("CartFactory"));
    expect(rowOf(surface, "i#cart")).toBe(same("ICart"));
    expect(rowOf(surface, "i#async-cart")).toBe(same("AsyncCart"));
  });

  it("names a service after its interface when a type has that name", async () => {
    const surface = await surfaceOf(`
      interface cart { resource cart; }
      interface error { f: func(); }
      interface mutex { f: func(); }
      world w { export cart; export error; import mutex; }`);
    expect(rowOf(surface, "cart#cart")).toBe(same("Cart"));
    expect(rowOf(surface, "cart", { kind: "interface" })).toBe(same("CartService"));
    expect(rowOf(surface, "cart", { kind: "member" })).toBe("cart Cart cart cart");
    expect(rowOf(surface, "error", { kind: "interface" })).toBe(same("ErrorService"));
    expect(rowOf(surface, "mutex", { kind: "interface" })).toBe(same("MutexImport"));
  });

  it("calls the client after the world, unless that is a language's own name", async () => {
    expect(rowOf(await surfaceOf("world %map { export f: func(); }"), "map")).toBe("MapClient Client MapClient Client");
    expect(rowOf(await surfaceOf("world shop { export f: func(); }"), "shop")).toBe("Shop Client Shop Client");
  });

  it("reports a clash that no rule resolves, naming both items", async () => {
    expect(await messagesOf("interface i { record r { a-1: u8, a1: u8 } } world w { export i; }")).toEqual([
      "name-clash: `acme:shop/i#r.a-1` and `acme:shop/i#r.a1` would both be `a1` in typescript, `A1` in go (give one of them another name with `rename` in wasm-sdk.json)",
    ]);
  });
});

describe("errors", () => {
  const wit = `
    interface i {
      enum code { a, b }
      variant invoice-error { closed, other(string) }
      record my-error { a: u8 }
      type alias-error = code;
      resource bad-error;
      variant error { x }
      f: func() -> result<u8, code>;
      g: func() -> result<u8, invoice-error>;
      h: func() -> result<u8, alias-error>;
      i: func() -> result<u8, string>;
      j: func() -> result<u8, bad-error>;
      k: func() -> result<_, error>;
    }
    world w { export i; }`;

  it("gives a class to each error type, and the value the name with `Payload`", async () => {
    const surface = await surfaceOf(wit);
    const names = (id: string, kind: "type" | "error") => rowOf(surface, `i#${id}`, { kind }).split(" ")[0];
    expect([names("code", "type"), names("code", "error")]).toEqual(["Code", "CodeError"]);
    expect([names("invoice-error", "type"), names("invoice-error", "error")]).toEqual(["InvoiceErrorPayload", "InvoiceError"]);
    expect([names("my-error", "type"), names("my-error", "error")], "never thrown").toEqual(["MyErrorPayload", "none"]);
    expect([names("alias-error", "type"), names("alias-error", "error")]).toEqual(["AliasErrorPayload", "none"]);
    expect([names("bad-error", "type"), names("bad-error", "error")], "a resource").toEqual(["BadError", "none"]);
    expect([names("error", "type"), names("error", "error")]).toEqual(["IErrorPayload", "IError"]);
  });

  it("follows aliases to the class, and has none for other errors", async () => {
    const surface = await surfaceOf(wit);
    const thrown = surface.services[0]?.functions.map(({ function: { name }, result }) => {
      const at = result.kind === "fallible" ? result.errorClass : undefined;
      return `${name.kebab} ${at === undefined ? "ResultError" : surface.errors[at]?.names.go}`;
    });
    expect(thrown).toEqual(["f CodeError", "g InvoiceError", "h CodeError", "i ResultError", "j ResultError", "k IError"]);
  });

  it("moves the class, not the type, when another type has its name", async () => {
    const surface = await surfaceOf(`
      interface i { enum code { a } record code-error { a: u8 } f: func() -> result<u8, code>; }
      world w { export i; }`);
    expect(rowOf(surface, "i#code", { kind: "type" })).toBe(same("Code"));
    expect(rowOf(surface, "i#code", { kind: "error" })).toBe(same("ICodeError"));
  });
});

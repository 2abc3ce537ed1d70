import { describe, expect, it } from "vitest";
import type { RenameMap } from "../../../../generators/core/names/rename-map.js";
import { messagesOf, rowOf, surfaceOf } from "./surface-of.js";

const wit = `
  interface i {
    enum currency { usd }
    variant invoice-error { closed }
    record item { get-url: u8 }
    resource cart { constructor(); merge: static func(); add: func(); }
    get-url: func(sku: u8) -> result<item, invoice-error>;
  }
  interface j { record item { a: u8 } }
  world w { export i; export j; }`;

const renamed = (rename: RenameMap) => surfaceOf(wit, { rename });

describe("rename", () => {
  it("takes a WIT word for all languages, cased by each", async () => {
    const surface = await renamed({
      "acme:shop/i#get-url": "fetch-link",
      "acme:shop/i#get-url.sku": "type",
      "acme:shop/i": "bills",
      "acme:shop/w": "shop",
      "acme:shop/i#item.get-url": "link",
    });
    expect(rowOf(surface, "i#get-url")).toBe("fetchLink FetchLink fetch_link fetch_link");
    expect(rowOf(surface, "i#get-url.sku")).toBe("type type_ type type");
    expect(rowOf(surface, "i", { kind: "member" })).toBe("bills Bills bills bills");
    expect(rowOf(surface, "i", { kind: "interface" })).toBe("Bills BillsService Bills Bills");
    expect(rowOf(surface, "w")).toBe("Shop Client Shop Client");
    expect(rowOf(surface, "i#item.get-url")).toBe("link Link link link");
  });

  it("takes a spelling for one language, as it stands", async () => {
    const surface = await renamed({
      "acme:shop/i#get-url": { go: "GetUrl" },
      "acme:shop/i#currency.usd": { go: "Dollar", ruby: "DOLLAR" },
      "acme:shop/i#[static]cart.merge": { go: "MergeCarts" },
      "acme:shop/i#[constructor]cart": { ruby: "make_cart" },
      "acme:shop/w": { go: "Shop", python: "ShopSDK" },
    });
    expect(rowOf(surface, "i#get-url")).toBe("getUrl GetUrl get_url get_url");
    expect(rowOf(surface, "i#currency.usd")).toBe("Usd Dollar USD DOLLAR");
    expect(rowOf(surface, "i#[static]cart.merge")).toBe("merge MergeCarts merge cart_merge");
    expect(rowOf(surface, "i#[constructor]cart")).toBe("Cart NewCart Cart make_cart");
    expect(rowOf(surface, "w")).toBe("W Shop ShopSDK Client");
  });

  it("carries into the compounds of a type", async () => {
    const surface = await renamed({ "acme:shop/i#invoice-error": { python: "Refusal" }, "acme:shop/i#currency": "money" });
    expect(rowOf(surface, "i#invoice-error", { kind: "error" })).toBe("InvoiceError InvoiceError Refusal InvoiceError");
    expect(rowOf(surface, "i#invoice-error.closed")).toBe("closed InvoiceErrorPayloadClosed RefusalPayloadClosed Closed");
    expect(rowOf(surface, "i#currency.usd")).toBe("Usd MoneyUsd USD USD");
  });

  it("comes before the order of the WIT, and moves nothing in the other languages", async () => {
    const word = await renamed({ "acme:shop/j#item": "item" });
    expect([rowOf(word, "i#item"), rowOf(word, "j#item")]).toEqual(["IItem IItem IItem IItem", "Item Item Item Item"]);
    const spelling = await renamed({ "acme:shop/j#item": { go: "Position" } });
    expect([rowOf(spelling, "i#item"), rowOf(spelling, "j#item")]).toEqual(["Item Item Item Item", "JItem Position JItem JItem"]);
  });

  it("leaves the version out where it is not ambiguous", async () => {
    const versions =
      "world w { export acme:api/a@1.0.0; export acme:api/a@2.0.0; } package acme:api@1.0.0 { interface a { f: func(); } } package acme:api@2.0.0 { interface a { f: func(); g: func(); } }";
    expect(rowOf(await surfaceOf(versions, { rename: { "acme:api/a#g": "h" } }), "acme:api/a@2.0.0#g")).toBe("h H h h");
    expect(await messagesOf(versions, { rename: { "acme:api/a#f": "h" } })).toEqual([
      "unknown-rename: `rename` names `acme:api/a#f`, which could be `acme:api/a@1.0.0#f` or `acme:api/a@2.0.0#f` (write the version too)",
    ]);
  });

  it("reports keys that name nothing, with what was meant", async () => {
    expect(await messagesOf(wit, { rename: { "acme:shop/i#get-ulr": "x", "no:where/near": "x" } })).toEqual([
      "unknown-rename: `rename` names `acme:shop/i#get-ulr`, which the world does not have (did you mean `acme:shop/i#get-url`?)",
      "unknown-rename: `rename` names `no:where/near`, which the world does not have (the keys of `rename` are WIT paths; `wasm-sdk inspect --names` lists them)",
    ]);
  });

  it.each<[string, RenameMap, string]>([
    ["no WIT name", { "acme:shop/i#get-url": "getURL_x" }, "`getURL_x`, which is not a WIT name in kebab case"],
    ["not exported", { "acme:shop/i#get-url": { go: "getURL" } }, "`getURL`, which is not a name that go could have there"],
    ["Go's blank", { "acme:shop/i#item": { go: "_" } }, "`_`, which is not a name that go could have there"],
    ["mangled", { "acme:shop/i#get-url": { python: "__url" } }, "`__url`, which is not a name that python could have there"],
    ["a keyword of Ruby's", { "acme:shop/i#item": { ruby: "BEGIN" } }, "`BEGIN`, which is not a name that ruby could have there"],
    ["no constant", { "acme:shop/i#item": { ruby: "item" } }, "`item`, which is not a name that ruby could have there"],
    [
      "a keyword",
      { "acme:shop/i#get-url.sku": { python: "class" } },
      "`class`, which is not a name that python could have there",
    ],
    [
      "no identifier",
      { "acme:shop/i#item": { typescript: "It em" } },
      "`It em`, which is not a name that typescript could have there",
    ],
    ["no language", { "acme:shop/i#item": { perl: "Item" } as RenameMap[string] }, "`perl`, which is not a language"],
  ])("refuses a value that is %s", async (_, rename, problem) => {
    const [key] = Object.keys(rename);
    expect(await messagesOf(wit, { rename })).toEqual([
      expect.stringContaining(`\`rename\` gives \`${key}\` the value ${problem}`),
    ]);
  });

  it("that clashes is an error, naming the other item", async () => {
    expect(await messagesOf(wit, { rename: { "acme:shop/i#item": "currency", "acme:shop/j#item": { go: "Ptr" } } })).toEqual([
      expect.stringContaining("name-clash: `acme:shop/j#item` would be called `Ptr`, which is a name that every package has"),
    ]);
    expect(await messagesOf(wit, { rename: { "acme:shop/i#currency": "item", "acme:shop/j#item": "item" } })).toEqual([
      expect.stringContaining(
        "name-clash: `acme:shop/j#item` would be called `Item`, which is the name of `acme:shop/i#currency`",
      ),
    ]);
  });
});

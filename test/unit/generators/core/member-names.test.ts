import { describe, expect, it } from "vitest";
import { messagesOf, row, rowOf, surfaceOf } from "./surface-of.js";

describe("keywords", () => {
  it("are escaped where the language needs it, and only there", async () => {
    const surface = await surfaceOf(`
      interface i {
        record r { class: u8, end: u8, object-id: u8, to-h: u8, lambda: u8, %constructor: u8 }
        class: func(class: u8, end: option<u8>, len: u8, ctx: u8, self: u8, options: u8);
        then: func(); object-id: func(); next: func();
        resource x { constructor(); hash: func(); prototype: static func(); }
      }
      world w { export i; }`);
    expect(rowOf(surface, "i#r.class")).toBe("class Class class_ class_");
    expect(rowOf(surface, "i#r.end")).toBe("end End end end_");
    expect(rowOf(surface, "i#r.object-id")).toBe("objectId ObjectID object_id object_id_");
    expect(rowOf(surface, "i#r.to-h")).toBe("toH ToH to_h to_h_");
    expect(rowOf(surface, "i#r.lambda")).toBe("lambda Lambda lambda_ lambda");
    expect(rowOf(surface, "i#r.constructor")).toBe("constructor_ Constructor constructor constructor");
    expect(rowOf(surface, "i#class")).toBe("class Class class_ class_");
    expect(rowOf(surface, "i#class.class")).toBe("class_ class class_ class_");
    expect(rowOf(surface, "i#class.end"), "an option is named, in TypeScript and Go as a field").toBe("end End end end_");
    expect(rowOf(surface, "i#class.len")).toBe("len len_ len len");
    expect(rowOf(surface, "i#class.ctx")).toBe("ctx ctx ctx ctx");
    expect(rowOf(surface, "i#class.self")).toBe("self self self_ self_");
    expect(rowOf(surface, "i#class.options")).toBe("options_ options options options");
    expect(rowOf(surface, "i#then")).toBe("then_ Then then then_");
    expect(rowOf(surface, "i#object-id")).toBe("objectId ObjectID object_id object_id_");
    expect(rowOf(surface, "i#next")).toBe("next Next next next");
    expect(rowOf(surface, "i#[method]x.hash")).toBe("hash Hash hash hash_");
    expect(rowOf(surface, "i#[static]x.prototype")).toBe("prototype_ XPrototype prototype x_prototype");
  });
});

describe("words in capitals", () => {
  const wit =
    "interface i { enum currency { usd } record r { user-id: u8, ip4: u8, needs-VAT-id: u8, ids: u8 } url-of: func(url: u8, of-url: u8); } world w { export i; }";

  it("are Go's initialisms, the config's, and what the WIT writes so", async () => {
    const surface = await surfaceOf(wit, { initialisms: ["USD"] });
    expect(rowOf(surface, "i#r.user-id")).toBe("userId UserID user_id user_id");
    expect(rowOf(surface, "i#r.ip4")).toBe("ip4 IP4 ip4 ip4");
    expect(rowOf(surface, "i#r.ids")).toBe("ids Ids ids ids");
    expect(rowOf(surface, "i#r.needs-VAT-id")).toBe("needsVATId NeedsVATID needs_vat_id needs_vat_id");
    expect(rowOf(surface, "i#url-of")).toBe("urlOf URLOf url_of url_of");
    expect(rowOf(surface, "i#url-of.url")).toBe("url url url url");
    expect(rowOf(surface, "i#url-of.of-url")).toBe("ofUrl ofURL of_url of_url");
    expect(rowOf(surface, "i#currency.usd")).toBe("Usd CurrencyUSD USD USD");
    expect(rowOf(await surfaceOf(wit), "i#currency.usd")).toBe("Usd CurrencyUsd USD USD");
  });

  it("leave the values of cases alone", async () => {
    const surface = await surfaceOf("interface i { enum c { dark-blue } flags f { read-only } } world w { export i; }");
    expect(surface.types.map((type) => type.members.map((member) => row(member.literal)))).toEqual([
      ["dark-blue dark-blue dark-blue dark_blue"],
      ["read-only read-only read-only read_only"],
    ]);
    expect(surface.types.map((type) => type.members.map((member) => `${row(member.names)}, ${row(member.short)}`))).toEqual([
      ["DarkBlue CDarkBlue DARK_BLUE DARK_BLUE, DarkBlue DarkBlue DARK_BLUE DARK_BLUE"],
      ["readOnly FReadOnly READ_ONLY read_only, readOnly ReadOnly READ_ONLY read_only"],
    ]);
  });
});

describe("generated members", () => {
  it("keep their names", async () => {
    const surface = await surfaceOf(`
      interface close { f: func(); }
      interface i { close: func(); resource cart { close: func(); open: static func() -> cart; } }
      world billing { export close; export i; export load: func(); export i2: func(); export open: func(); }`);
    expect(rowOf(surface, "close", { kind: "member" })).toBe("closeService CloseService close_service close_service");
    expect(rowOf(surface, "close", { kind: "interface" })).toBe("Close CloseService Close Close");
    expect(rowOf(surface, "i#[method]cart.close")).toBe("closeCart CloseCart close_cart close_cart");
    expect(rowOf(surface, "i#[static]cart.open")).toBe("open CartOpen open cart_open");
    expect(rowOf(surface, "i#close"), "a service has no close of its own").toBe("close Close close close");
    expect(rowOf(surface, "load")).toBe("loadBilling LoadBilling load_billing load_billing");
    expect(rowOf(surface, "open")).toBe("openBilling OpenBilling open_billing open_billing");
  });

  it("let a service keep its name beside a function of the world", async () => {
    const surface = await surfaceOf("interface foo { f: func(); } world w { export foo; export %foo: func(); }");
    expect(rowOf(surface, "foo", { kind: "function" })).toBe("fooCall FooCall foo_call foo_call");
    expect(rowOf(surface, "foo", { kind: "member" })).toBe("foo Foo foo foo");
  });
});

describe("resources", () => {
  const wit = `
    interface i {
      resource cart { constructor(id: string, memo: option<string>); add: func(a: option<u8>); merge: static func(a: cart, memo: option<u8>) -> cart; }
    }
    interface j { resource blob { constructor(); open: static func() -> blob; size: func() -> u8; } }
    interface k { resource tool { use-it: func(); } }
    world w { export i; import j; import k; import %own: interface { resource thing; make: func() -> thing; } }`;

  it("are made on the service in Go and Ruby, by a factory elsewhere", async () => {
    const surface = await surfaceOf(wit);
    expect(rowOf(surface, "i#[constructor]cart")).toBe("Cart NewCart Cart new_cart");
    expect(rowOf(surface, "i#[static]cart.merge")).toBe("merge CartMerge merge cart_merge");
    const cart = surface.types.find((type) => type.definition.name.kebab === "cart")?.resource;
    expect([cart?.factory.typescript, cart?.asyncType.python, cart?.service]).toEqual(["CartFactory", "AsyncCart", 0]);
    expect([cart?.construct, ...(cart?.methods ?? []), ...(cart?.statics ?? [])].map((func) => func?.optionsType?.go)).toEqual([
      "NewCartOptions",
      "CartAddOptions",
      "CartMergeOptions",
    ]);
    expect(cart?.methods[0]?.params.map((param) => [param.index, param.optional])).toEqual([[1, true]]);
  });

  it("have their makers on the import that provides them", async () => {
    const surface = await surfaceOf(wit);
    expect(rowOf(surface, "j#[constructor]blob")).toBe("newBlob NewBlob new_blob new_blob");
    expect(rowOf(surface, "j#[static]blob.open")).toBe("blobOpen BlobOpen blob_open blob_open");
    expect(rowOf(surface, "j#[method]blob.size")).toBe("size Size size size");
    const members = surface.imports.map((it) => (it.kind === "interface" ? [it.interface.id, it.resources.length] : it.kind));
    expect(members, "k has methods only").toEqual([
      ["acme:shop/j", 1],
      ["own", 0],
    ]);
  });

  it("stand on Imports itself when the world imports them", async () => {
    const surface = await surfaceOf(
      "world w { resource blob { constructor(a: u8); open: static func() -> blob; size: func() -> u8; } resource tool { use-it: func(); } import size: func(); export f: func(a: borrow<blob>); }",
    );
    expect(surface.imports.map((it) => it.kind)).toEqual(["resource", "function"]);
    expect(rowOf(surface, "[constructor]blob")).toBe("newBlob NewBlob new_blob new_blob");
    expect(rowOf(surface, "[static]blob.open")).toBe("blobOpen BlobOpen blob_open blob_open");
  });

  it("clash with a function of the service where a compound meets it", async () => {
    expect(await messagesOf("interface i { resource cart { constructor(); } new-cart: func(); } world w { export i; }")).toEqual([
      "name-clash: `acme:shop/i#new-cart` and `acme:shop/i#[constructor]cart` would both be `NewCart` in go, `new_cart` in ruby (give one of them another name with `rename` in wasm-sdk.json)",
    ]);
  });
});

describe("interfaces of one name", () => {
  it("tell versions and packages apart, the newcomer only", async () => {
    const surface = await surfaceOf(`
      world w {
        import one:api/a@0.2.0; import one:api/a@0.3.0; import one:api/a@1.0.0; import one:api/a@2.1.0; import two:api/a@1.0.0; import three:api/a;
      }
      package one:api@0.2.0 { interface a { f: func(); } }
      package one:api@0.3.0 { interface a { f: func(); } }
      package one:api@1.0.0 { interface a { f: func(); } }
      package one:api@2.1.0 { interface a { f: func(); } }
      package two:api@1.0.0 { interface a { f: func(); record r { a: u8 } } }
      package three:api { interface a { f: func(); record r { a: u8 } } }`);
    const member = (id: string) => rowOf(surface, id, { kind: "member" });
    expect(member("one:api/a@0.2.0")).toBe("a A a a");
    expect(member("one:api/a@0.3.0")).toBe("aV0_3 AV0_3 a_v0_3 a_v0_3");
    expect(member("one:api/a@1.0.0")).toBe("aV1 AV1 a_v1 a_v1");
    expect(member("one:api/a@2.1.0")).toBe("aV2 AV2 a_v2 a_v2");
    expect(member("two:api/a@1.0.0")).toBe("apiA APIA api_a api_a");
    expect(member("three:api/a")).toBe("threeApiA ThreeAPIA three_api_a three_api_a");
    expect(rowOf(surface, "three:api/a#r")).toBe("ThreeApiAR ThreeAPIAR ThreeApiAR ThreeApiAR");
  });
});

describe("options", () => {
  it("look through aliases and name their type after the place of the function", async () => {
    const surface = await surfaceOf(`
      interface i { type maybe = option<u8>; f: func(a: maybe, b: u8); record i-f-options { a: u8 } g: func(a: u8); }
      world w { export i; import i; export h: func(a: option<u8>); import h2: func(a: option<u8>); }`);
    const [f, g] = surface.services[0]?.functions ?? [];
    expect(f?.params.map((param) => param.optional)).toEqual([true, false]);
    expect(f?.optionsType?.go, "IFOptions is the record's").toBe("IFCallOptions");
    expect(g?.optionsType).toBeUndefined();
    expect(
      surface.imports.map(
        (it) => (it.kind === "interface" ? it.functions[0] : it.kind === "function" ? it.function : undefined)?.optionsType?.go,
      ),
    ).toEqual(["ImportedIFOptions", "H2Options"]);
    expect(surface.functions[0]?.optionsType?.go).toBe("HOptions");
  });
});

describe("what packages will have", () => {
  it("is left free by a vendor's methods, types and fields", async () => {
    const surface = await surfaceOf(`interface i {
      record artifact { to-json: u8 }
      resource cart { to-json: func() -> string; swap: func(); }
    } world w { export i; export swap: func(); export on-event: func(); }`);
    expect(rowOf(surface, "swap")).toBe("swapW SwapW swap_w swap_w");
    expect(rowOf(surface, "on-event")).toBe("onEventW OnEventW on_event_w on_event_w");
    expect(rowOf(surface, "i#artifact")).toBe("IArtifact IArtifact IArtifact IArtifact");
    expect(rowOf(surface, "i#artifact.to-json")).toBe("toJson ToJSON to_json_ to_json_");
    expect(rowOf(surface, "i#[method]cart.to-json")).toBe("toJsonCart ToJSONCart to_json_cart to_json_cart");
    expect(rowOf(surface, "i#[method]cart.swap")).toBe("swap Swap swap swap");
  });
});

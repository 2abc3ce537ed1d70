import { print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, it } from "vitest";
import { readWit } from "../../../../wit/source/read-wit.js";
import type { WitSource } from "../../../../wit/source/wit-source.js";

type Files = Readonly<Record<string, string>>;

async function read(files: Files | string, world?: string): Promise<WitSource> {
  const entries = typeof files === "string" ? [["a.wit", files] as const] : Object.entries(files);
  const outcome = await readWit(
    entries.map(([path, text]) => ({ path, text })),
    world,
  );
  expect(outcome.diagnostics).toEqual([]);
  if (!outcome.ok) throw new Error("unreachable");
  return outcome.value;
}

/** The encoded world in the text format. */
async function encodedText(files: Files | string, world?: string): Promise<string> {
  return print((await read(files, world)).encoded);
}

describe("docs and places", () => {
  const text = `/// The package.
package acme:billing@1.4.0;

/// Makes invoices.
///
///   Indented.
@since(version = 1.0.0)
interface invoices {
  // not a doc
  /** A line.
   *  More. */
  record line-item {
    /// Stock keeping unit.
    sku: string,
    %list: u8,
  }
  variant refusal { /// Says why.
    unknown(string), closed }
  @since(version = 1.1.0)
  @deprecated(version = 1.2.0)
  create: func(/// Whose.
    customer: string) -> u32;
  /// A cart.
  resource cart {
    constructor(/// Owner.
      id: string);
    /// Adds.
    add: func(item: line-item);
    merge: static func(a: cart, b: cart) -> cart;
  }
}

/// All of it.
world billing {
  export invoices;
  /// The version.
  export version: func() -> string;
  /// Asks.
  import host: interface {
    /// Logs.
    log: func(message: string);
  }
  /// Of the world.
  record name5 { field: u8 }
}
`;

  it("stand under WIT paths", async () => {
    const { items, world } = await read(text);
    expect(world).toBe("billing");
    const docs = [...items].flatMap(([path, item]) => (item.docs === undefined ? [] : [[path, item.docs]]));
    expect(Object.fromEntries(docs)).toEqual({
      "": { text: "All of it." },
      "acme:billing/invoices@1.4.0": { text: "Makes invoices.\n\n  Indented.", since: "1.0.0" },
      "acme:billing/invoices@1.4.0#line-item": { text: "A line.\n More." },
      "acme:billing/invoices@1.4.0#line-item.sku": { text: "Stock keeping unit." },
      "acme:billing/invoices@1.4.0#refusal.unknown": { text: "Says why." },
      "acme:billing/invoices@1.4.0#create": { since: "1.1.0", deprecated: "1.2.0" },
      "acme:billing/invoices@1.4.0#create.customer": { text: "Whose." },
      "acme:billing/invoices@1.4.0#cart": { text: "A cart." },
      "acme:billing/invoices@1.4.0#[constructor]cart.id": { text: "Owner." },
      "acme:billing/invoices@1.4.0#[method]cart.add": { text: "Adds." },
      version: { text: "The version." },
      host: { text: "Asks." },
      "host#log": { text: "Logs." },
      name5: { text: "Of the world." },
    });
  });

  it("point at the names", async () => {
    const { items } = await read(text);
    const at = (path: string) => `${items.get(path)?.place.line}:${items.get(path)?.place.column}`;
    expect(at("acme:billing/invoices@1.4.0#line-item.list")).toBe("15:5");
    expect(at("acme:billing/invoices@1.4.0#[constructor]cart")).toBe("25:5");
    expect(at("acme:billing/invoices@1.4.0#[static]cart.merge.b")).toBe("29:33");
    expect(at("host#log.message")).toBe("41:15");
    expect(at("name5.field")).toBe("44:18");
    expect(at("")).toBe("34:7");
  });

  it("follow an included world, under the new names", async () => {
    const { items } = await read(
      "package a:b;\nworld v {\n  /// F.\n  import f: func();\n  /// G.\n  import g: func();\n}\nworld u { include v with { f as h } }\nworld w { include u with { h as k } }",
      "w",
    );
    expect(items.get("k")).toMatchObject({ docs: { text: "F." }, place: { line: 4, column: 10 } });
    expect(items.get("g")?.docs?.text).toBe("G.");
    expect(items.has("f")).toBe(false);
  });

  it("follow an interface that the world names anew", async () => {
    const { items } = await read("package a:b;\ninterface i {\n  /// F.\n  f: func();\n}\nworld w { import x: i; }");
    expect(items.get("x#f")?.docs?.text).toBe("F.");
  });
});

describe("the encoded world", () => {
  it("is the component that wit-component encodes", async () => {
    expect(
      await encodedText("package a:b@3.0.0-rc.1;\nworld w { export f: func(a: list<u8, 4>) -> map<string, u32>; }"),
    ).toContain('"a:b/w@3.0.0-rc.1"');
  });

  it("leaves out what is unstable", async () => {
    const text = await encodedText("package a:b@1.0.0;\nworld w { export f: func(); @unstable(feature = x) export g: func(); }");
    expect(text).toMatch(/export \S+ "f"/);
    expect(text).not.toMatch(/export \S+ "g"/);
  });

  it.each([
    "package a:b;\r\nworld w {\r\n\texport f: func();\r\n}\r\n",
    "\uFEFFpackage a:b;\nworld w { export f: func(); }",
    "/* a /* nested */ comment */ package a:b; world w { export f: func(); }",
    "package a:b; world w { export %f: func(); }",
  ])("is the same for %j", async (text) => {
    expect((await read(text)).encoded).toEqual((await read("package a:b; world w { export f: func(); }")).encoded);
  });

  it("takes all of the syntax", async () => {
    const text = `package %list:%type@1.0.0;
      interface types {
        resource r { constructor(a: u8) -> result<r, string>; m: async func(); s: static async func() -> own<r>; }
        type a = tuple<u8, s16, char,>;
        variant v { x, y(result<_, a>), z(result), }
        flags f { one, two }
        @external-id("other")
        g: func(x: stream<u8>, y: future, z: error-context, b: borrow<r>,) -> option<result<u8>>;
      }
      world w {
        use types.{a, f as flags2};
        import types;
        import named: types;
        type t = a;
        export h: async func(a: t, b: flags2);
        export %interface: interface { use types.{v}; k: func(a: v); }
      }`;
    expect(await encodedText(text)).toContain('"list:type/w@1.0.0"');
  });
});

describe("folders", () => {
  const deps: Files = {
    "wit/deps/io.wit":
      "package wasi:io@0.2.0;\ninterface poll { resource pollable; }\ninterface streams { use poll.{pollable}; subscribe: func() -> pollable; }",
    "wit/deps/clocks/types.wit": "package wasi:clocks@0.2.0;\ninterface types { type instant = u64; }",
    "wit/deps/clocks/wall.wit":
      "use wasi:io/poll@0.2.0 as p;\ninterface wall { use types.{instant}; use p.{pollable}; now: func() -> instant; }",
    "wit/deps/clocks/deps/ignored.wit": "not WIT at all",
  };

  it("join the files of a package, and bring in what is below deps", async () => {
    const text = await encodedText({
      ...deps,
      "wit/types.wit": "package a:b;\ninterface t { type x = u8; }",
      "wit/world.wit":
        "use wasi:io/streams@0.2.0 as s;\nworld w { import s; import wasi:clocks/wall@0.2.0; use t.{x}; export f: func() -> x; }",
      "wit/notes/other.wit": "not WIT at all",
    });
    for (const name of ["wasi:io/streams@0.2.0", "wasi:clocks/wall@0.2.0", "a:b/t"]) expect(text).toContain(`(import "${name}"`);
  });

  it("keep the names of each file apart", async () => {
    const text = await encodedText({
      "a.wit":
        "package a:b;\nuse c:d/one as it;\ninterface x { use it.{t}; }\npackage c:d { interface one { type t = u8; } interface two { type t = u64; } }",
      "b.wit": "use c:d/two as it;\nworld w { import x; import it; }",
    });
    expect(text).toContain('(import "c:d/two"');
  });

  it("may bring the same package twice", async () => {
    const nested = "package d:e { interface i {} }";
    const files = {
      "wit/w.wit": "package a:b;\nworld w { import d:e/i; }",
      "wit/deps/x.wit": `package x:x;\n${nested}`,
      "wit/deps/y.wit": `package y:y;\n${nested}`,
    };
    expect(await encodedText(files)).toContain('(import "d:e/i"');
  });

  it("say which file an item is from", async () => {
    const { items } = await read({ ...deps, "wit/w.wit": "package a:b;\nworld w { import wasi:clocks/wall@0.2.0; }" });
    expect(items.get("wasi:clocks/wall@0.2.0#now")?.place).toEqual({ file: "wit/deps/clocks/wall.wit", line: 2, column: 57 });
  });
});

describe("choosing a world", () => {
  const text = "package a:b@1.0.0;\nworld v {}\nworld %type { export f: func(); }\npackage c:d@2.0.0 { world u {} }";

  it.each([
    ["type", "a:b/type@1.0.0"],
    ["a:b/v", "a:b/v@1.0.0"],
    ["a:b/v@1.0.0", "a:b/v@1.0.0"],
    ["c:d/u", "c:d/u@2.0.0"],
  ])("%s", async (wanted, found) => {
    expect(await encodedText(text, wanted)).toContain(`"${found}"`);
  });
});

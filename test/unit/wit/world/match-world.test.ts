import { describe, expect, it } from "vitest";
import { matchWorld } from "../../../../wit/world/match-world.js";
import { evaluate } from "../component/component-text.js";
import { componentOf, worldOf } from "./wit-text.js";

const interfaces = `package a:b@1.4.0;
  interface host { log: func(text: string); rate: func(of: string) -> f64; }
  interface shop {
    record line { sku: string, count: u32 }
    resource cart { constructor(); add: func(line: line); }
    buy: func(cart: cart, lines: list<line>) -> result<u32, string>;
  }`;
const world = `${interfaces} world w { import host; export shop; export version: func() -> string; }`;

/** What is said when `wit` is the vendor's WIT and the component was built from `built`. */
async function differences(wit: string, built: string): Promise<readonly string[]> {
  const found = matchWorld(await worldOf(wit), await componentOf(built, "w"), "test.wasm");
  return found.map((each) => `${each.code}: ${each.message}`);
}

describe("matchWorld", () => {
  it("accepts the component's own world", async () => {
    expect(await differences(world, world)).toEqual([]);
  });

  it("accepts a component that exports more and imports less", async () => {
    expect(await differences(`${interfaces} world w { import host; export version: func() -> string; }`, world)).toEqual([]);
    expect(await differences(world, world.replace("import host;", ""))).toEqual([]);
  });

  it("names each export that is missing, with its place in the text", async () => {
    const found = matchWorld(
      await worldOf(world),
      await componentOf(`${interfaces} world w { export version: func() -> string; }`, "w"),
      "test.wasm",
    );
    expect(found.map((each) => each.message)).toEqual([
      "the component does not export `a:b/shop@1.4.0#[constructor]cart`",
      "the component does not export `a:b/shop@1.4.0#[method]cart.add`",
      "the component does not export `a:b/shop@1.4.0#buy`",
    ]);
    expect(found[2]?.place).toMatchObject({ file: "test.wit", line: 6, column: 5 });
  });

  it("misses a resource that no function has to do with", async () => {
    const wit = "package a:b; interface i { resource r; } world w { export i; }";
    const match = async (text: string) => matchWorld(await worldOf(wit), await evaluate(text), "test.wasm");
    const [missing, ...others] = await match(
      '(component (type $t u8) (instance $i (export "r" (type $t))) (export "a:b/i" (instance $i)))',
    );
    expect(missing).toMatchObject({ code: "missing-export", place: { file: "test.wit", line: 1 } });
    expect([missing?.message, others]).toEqual(["the component does not export the resource `a:b/i#r`", []]);
    expect(
      await match(
        '(component (type $t (resource (rep i32))) (instance $i (export "r" (type $t))) (export "a:b/i" (instance $i)))',
      ),
    ).toEqual([]);
  });

  it("names each import that the world lacks, function by function", async () => {
    expect(await differences(world.replace("log: func(text: string);", ""), world)).toEqual([
      "undeclared-import: the component imports `a:b/host@1.4.0#log`, which the WIT world does not import",
    ]);
  });

  it("does not mind an import that no core module is given", async () => {
    const component = await evaluate(`(component (import "f" (func)))`);
    expect(matchWorld(await worldOf("package a:b; world w {}"), component, "test.wasm")).toEqual([]);
  });

  it("prints the innermost named type that differs, once", async () => {
    expect(await differences(world, world.replace("count: u32", "count: u64"))).toEqual([
      "type-mismatch: `a:b/shop@1.4.0#[method]cart.add` uses a type that is `record line { sku: string, count: u32 }` in the WIT " +
        "and `record line { sku: string, count: u64 }` in the component",
    ]);
  });

  it.each([
    ["a parameter's type", "buy: func(cart: cart,", "buy: func(cart: borrow<cart>,"],
    ["a parameter's name", "buy: func(cart: cart,", "buy: func(basket: cart,"],
    ["the result", "result<u32, string>", "result<u32>"],
    ["the number of parameters", "lines: list<line>)", "lines: list<line>, more: bool)"],
    ["a list's length", "lines: list<line>", "lines: option<line>"],
  ])("sees a difference in %s", async (_, from, to) => {
    const found = await differences(world, world.replace(from, to));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^type-mismatch: `a:b\/shop@1\.4\.0#buy` is `func\(/);
  });

  it.each([
    ["the case order of an enum", "enum t { a, b }", "enum t { b, a }"],
    ["a payload", "variant t { a(u8), b }", "variant t { a, b }"],
    ["a flag", "flags t { a }", "flags t { a, b }"],
    ["a field's name", "record t { a: u8 }", "record t { b: u8 }"],
    ["the kind", "enum t { a }", "flags t { a }"],
  ])("sees a difference in %s", async (_, wit, built) => {
    const text = (type: string) => `package a:b; interface i { ${type} f: func(x: list<option<t>>); } world w { export i; }`;
    expect(await differences(text(wit), text(built))).toEqual([
      `type-mismatch: \`a:b/i#f\` uses a type that is \`${wit}\` in the WIT and \`${built}\` in the component`,
    ]);
  });

  it("tells two resources apart", async () => {
    const text = (of: string) =>
      `package a:b; interface i { resource r; resource s; f: func(x: borrow<r>, y: borrow<${of}>); } world w { export i; }`;
    expect(await differences(text("r"), text("s"))).toHaveLength(1);
    expect(await differences(text("s"), text("s"))).toEqual([]);
    expect(await differences(text("s"), text("r").replace("resource s;", ""))).toHaveLength(1);
  });

  it("compares structure and not where a type is defined", async () => {
    const used = `package a:b; interface t { record r { a: u8 } type alias = r; }
      interface i { use t.{alias}; f: func(x: alias); } world w { export i; }`;
    const inlined = `package a:b; interface i { record other { a: u8 } f: func(x: other); } world w { export i; }`;
    expect(await differences(used, inlined)).toEqual([]);
    expect(await differences(inlined, used)).toEqual([]);
  });

  it("takes compatible versions for the same", async () => {
    expect(await differences(world, world.replace("@1.4.0", "@1.6.2"))).toEqual([]);
    expect(await differences(world, world.replace("@1.4.0", "@2.0.0"))).not.toEqual([]);
  });

  it("takes imports of compatible versions that an encoder has merged for one", async () => {
    const c = (version: string) => `package a:c@${version} { interface i { resource r { x: func(); } make: func() -> r; } }`;
    const both = `package a:b; interface e { use a:c/i@0.1.0.{r}; f: func(x: r); }
      world w { import a:c/i@0.1.0; import a:c/i@0.1.1; export e; } ${c("0.1.0")} ${c("0.1.1")}`;
    expect(await differences(both, both)).toEqual([]);
  });

  it("needs no `wasi:*` import in the WIT", async () => {
    const wasi = `package wasi:clocks@0.2.6 { interface clock { now: func() -> u64; } }`;
    const built = world.replace("world w {", "world w { import wasi:clocks/clock@0.2.6;") + wasi;
    expect(await differences(world, built)).toEqual([]);
  });

  it("warns of a resource that comes in only by `use`", async () => {
    const text = `package a:b; interface types { resource cart { total: func() -> u32; } }
      interface shop { use types.{cart}; make: func() -> cart; } world w { export shop; }`;
    const unused = text.replace("total: func() -> u32;", "");
    expect(await differences(text, unused)).toEqual([
      "imported-resource: the resource `a:b/types#cart` is imported, so that the application has to provide it",
    ]);
    const exporting = text.replace("export shop", "export types; export shop");
    expect(await differences(exporting, exporting)).toEqual([]);
  });
});

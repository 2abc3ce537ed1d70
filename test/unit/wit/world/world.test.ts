import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWit } from "../../../../wit/source/read-wit.js";
import { printWorld } from "../../../../wit/world/print-wit.js";
import type { Func, TypeDef, World } from "../../../../wit/world/world.js";
import { worldFromComponent } from "../../../../wit/world/world-from-component.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";
import { functionsOf } from "../../../../wit/world/world-functions.js";
import { evaluate, messages, unwrap } from "../component/component-text.js";
import { componentOf, worldOf } from "./wit-text.js";

function typeIn(world: World, id: string, direction: "import" | "export"): TypeDef {
  const found = world.types.find((type) => {
    if (type.id !== id) return false;
    const { owner } = type;
    return owner.kind === "world" || world.interfaces[owner.interface]?.direction === direction;
  });
  if (found === undefined) throw new Error(`no type ${id}`);
  return found;
}

function func(world: World, direction: "import" | "export", id: string): Func {
  const found = functionsOf(world, direction).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no function ${id}`);
  return found;
}

/** The lines of the world in WIT notation, without its name. */
function lines(world: World): readonly string[] {
  return printWorld(world).trimEnd().split("\n").slice(1);
}

const resources = `package a:b@1.0.0;
  interface types {
    resource cart { constructor(id: string); total: func() -> u64; merge: static func(a: cart, b: cart) -> result<cart>; }
    record line { sku: string }
  }
  interface shop {
    use types.{cart as basket, line};
    type lines = list<line>;
    type trolley = basket;
    buy: func(a: basket, b: borrow<trolley>, c: lines) -> trolley;
  }
  interface host { use types.{line}; log: func(line: line); }`;

describe.each(["WIT text", "the component"])("a World from %s", (source) => {
  const from = async (text: string): Promise<World> =>
    source === "WIT text" ? worldOf(text) : unwrap(worldFromComponent(await componentOf(text, "w"), "test.wasm"));

  it("resolves `use` to the definition and keeps aliases", async () => {
    const world = await from(`${resources} world w { export types; export shop; }`);
    expect(lines(world)).toEqual([
      "export interface a:b/types@1.0.0",
      "  resource cart",
      "  record line { sku: string }",
      "  [constructor]cart: func(id: string) -> own<cart>",
      "  [method]cart.total: func(self: borrow<cart>) -> u64",
      "  [static]cart.merge: func(a: own<cart>, b: own<cart>) -> result<own<cart>>",
      "export interface a:b/shop@1.0.0",
      "  type lines = list<a:b/types@1.0.0#line>",
      "  type trolley = own<a:b/types@1.0.0#cart>",
      "  buy: func(a: own<a:b/types@1.0.0#cart>, b: borrow<a:b/types@1.0.0#cart>, c: lines) -> own<a:b/types@1.0.0#cart>",
    ]);
  });

  it("gives functions their roles", async () => {
    const world = await from(`${resources} world w { export types; }`);
    const cart = world.types.findIndex((type) => type.id === "a:b/types@1.0.0#cart");
    expect(func(world, "export", "a:b/types@1.0.0#[constructor]cart")).toMatchObject({
      name: { kebab: "cart" },
      role: { kind: "constructor", resource: cart },
    });
    expect(func(world, "export", "a:b/types@1.0.0#[method]cart.total").role).toEqual({ kind: "method", resource: cart });
    expect(func(world, "export", "a:b/types@1.0.0#[static]cart.merge")).toMatchObject({
      name: { kebab: "merge" },
      role: { kind: "static", resource: cart },
    });
  });

  it("refers from exported interfaces to exported ones, and from imported to imported", async () => {
    const world = await from(`${resources} world w { import host; import types; import shop; export types; export shop; }`);
    for (const direction of ["import", "export"] as const) {
      const line = world.types.indexOf(typeIn(world, "a:b/types@1.0.0#line", direction));
      const cart = world.types.indexOf(typeIn(world, "a:b/types@1.0.0#cart", direction));
      expect(typeIn(world, "a:b/shop@1.0.0#lines", direction).definition).toEqual({
        kind: "alias",
        type: { kind: "list", element: { kind: "named", type: line } },
      });
      expect(func(world, direction, "a:b/shop@1.0.0#buy").result).toEqual({ kind: "own", resource: cart });
    }
  });

  it("lets an exported interface use an imported resource", async () => {
    const world = await from(`${resources} world w { export shop; }`);
    const { owner } = world.types[world.types.findIndex((type) => type.id === "a:b/types@1.0.0#cart")] as TypeDef;
    expect(owner.kind === "interface" && world.interfaces[owner.interface]?.direction).toBe("import");
  });

  it("has types, resources, functions and inline interfaces of the world itself", async () => {
    const world = await from(`${resources} world w {
      use types.{line};
      resource r { constructor(); }
      record own-type { line: line, r: borrow<r> }
      import warn: func(of: own-type);
      import inline: interface { enum level { low, VAT-high } log: func(level: level); }
      export start: func(line: line) -> r;
    }`);
    const printed = lines(world);
    expect(printed).toContain("import resource r");
    expect(printed).toContain("import record own-type { line: a:b/types@1.0.0#line, r: borrow<r> }");
    expect(printed).toContain("import [constructor]r: func() -> own<r>");
    expect(printed).toContain("import interface inline");
    expect(printed).toContain("export start: func(line: a:b/types@1.0.0#line) -> own<r>");
    expect(typeIn(world, "inline#level", "import").definition).toMatchObject({
      cases: [
        {},
        {
          name: {
            words: [
              { text: "vat", acronym: true },
              { text: "high", acronym: false },
            ],
          },
        },
      ],
    });
  });

  it("keeps several versions of a package apart", async () => {
    const world = await from(`package x:y;
      world w { import a:b/i@0.1.0; import a:b/i@0.2.0; export a:b/i@0.2.0; }
      package a:b@0.1.0 { interface i { type t = u8; f: func() -> t; } }
      package a:b@0.2.0 { interface i { use a:b/i@0.1.0.{t}; f: func() -> t; } }`);
    const t = world.types.findIndex((type) => type.id === "a:b/i@0.1.0#t");
    expect(func(world, "export", "a:b/i@0.2.0#f").result).toEqual({ kind: "named", type: t });
    expect(world.interfaces.map((each) => [each.direction, each.id, each.package?.version])).toEqual([
      ["import", "a:b/i@0.1.0", "0.1.0"],
      ["import", "a:b/i@0.2.0", "0.2.0"],
      ["export", "a:b/i@0.2.0", "0.2.0"],
    ]);
  });
});

describe("a World from WIT text", () => {
  const text = `package a:b@1.0.0;
    interface i {
      /// First.
      f: func(y: y);
      /// A record.
      record y {
        /// A field.
        b: x,
      }
      resource r {
        /// A method.
        m: func();
      }
      variant x { /// A case.
        c(u8) }
      g: func();
    }
    /// The world.
    world w { export i; /// Its own.
      export v: func(); }`;

  it("has the docs and places of the text", async () => {
    const world = await worldOf(text);
    expect(world.docs).toBe("The world.");
    expect(func(world, "export", "a:b/i@1.0.0#f")).toMatchObject({
      docs: { text: "First." },
      place: { file: "test.wit", line: 4 },
    });
    expect(func(world, "export", "a:b/i@1.0.0#[method]r.m").docs?.text).toBe("A method.");
    expect(func(world, "export", "v").docs?.text).toBe("Its own.");
    expect(typeIn(world, "a:b/i@1.0.0#y", "export")).toMatchObject({
      docs: { text: "A record." },
      definition: { fields: [{ docs: { text: "A field." } }] },
    });
    expect(typeIn(world, "a:b/i@1.0.0#x", "export").definition).toMatchObject({ cases: [{ docs: { text: "A case." } }] });
  });

  it("is in the order of the text, also where a type refers to a later one", async () => {
    const world = await worldOf(text);
    expect(world.types.map((type) => type.name.kebab)).toEqual(["y", "r", "x"]);
    expect(world.interfaces[0]?.functions.map((each) => each.name.kebab)).toEqual(["f", "m", "g"]);
    expect(world.interfaces[0]?.types).toEqual([0, 1, 2]);
    expect(typeIn(world, "a:b/i@1.0.0#y", "export").definition).toMatchObject({ fields: [{ type: { kind: "named", type: 2 } }] });
    expect(func(world, "export", "a:b/i@1.0.0#[method]r.m").role).toEqual({ kind: "method", resource: 1 });
  });
});

describe("a World from the component", () => {
  it("takes names from inline instances", async () => {
    const component = await evaluate(`(component
      (core module $m (func (export "f") (param i32)))
      (core instance $m (instantiate $m))
      (type $rec (record (field "a" u32)))
      (instance $bag (export "t" (type $rec)))
      (export $types "types" (instance $bag))
      (alias export $types "t" (type $t))
      (func $g (param "x" $t) (canon lift (core func $m "f")))
      (export "g" (func $g)))`);
    expect(lines(unwrap(worldFromComponent(component, "x")))).toEqual([
      "export interface types",
      "  record t { a: u32 }",
      "export g: func(x: types#t)",
    ]);
  });

  it("has two resources where two interfaces export one with functions of their own", async () => {
    const folder = join(import.meta.dirname, "../../../hostile/two-names");
    const component = await evaluate(readFileSync(join(folder, "component.wat"), "utf8"));
    const world = await worldOf(readFileSync(join(folder, "world.wit"), "utf8"));
    expect(lines(unwrap(worldFromComponent(component, "x"))).toSorted()).toEqual(lines(world).toSorted());
  });

  it("passes over exported types of functions", async () => {
    const component = await evaluate(`(component (type $f (func)) (export "t" (type $f)))`);
    expect(lines(unwrap(worldFromComponent(component, "x")))).toEqual([]);
  });

  it.each([
    [
      "a record without a name",
      `(component (type $r (record (field "a" u32))) (import "f" (func (param "x" $r))))`,
      "the world uses a record type that has no name",
    ],
    ["an exported core module", `(component (core module $m) (export "m" (core module $m)))`, "the core module `m` is exported"],
    ["an exported component", `(component (component $c) (export "c" (component $c)))`, "the component `c` is exported"],
    [
      "an instance inside an instance",
      `(component (import "i" (instance (export "j" (instance)))))`,
      "the interface `i` holds `j`, which is neither a type nor a function",
    ],
  ])("refuses %s", async (_, text, message) => {
    expect(messages(worldFromComponent(await evaluate(text), "x"))).toEqual([`unsupported-component: ${message}`]);
  });

  it("says of WIT text what the component model does not allow, at the world", async () => {
    const text = "package a:b;\nworld w {\n  export f: func(x: list<u64, 33554432>);\n}";
    const outcome = worldFromWit(unwrap(await readWit([{ path: "a.wit", text }])));
    expect(outcome.diagnostics).toMatchObject([
      {
        code: "wit-semantics",
        message: "the list type takes 268435456 bytes; a value must be smaller than 2^28",
        help: "correct the WIT; the component model does not allow this",
        place: { file: "a.wit", line: 2, column: 7 },
      },
    ]);
  });

  it("says once what breaks a rule at many places", async () => {
    const items = Array.from({ length: 1000 }, () => "$r").join(" ");
    const text = `(component (type $r (record (field "a" u8))) (type $t (tuple ${items})) (import "f" (func (param "x" $t))))`;
    expect(messages(worldFromComponent(await evaluate(text), "x"))).toEqual([
      "unsupported-component: the world uses a record type that has no name",
    ]);
  });

  it("refuses types that are endless when written out", async () => {
    const tuples = Array.from(
      { length: 40 },
      (_, i) => `(type $l${i} (list $t${i})) (type $t${i + 1} (tuple $l${i} $l${i}))`,
    ).join("\n");
    const component = await evaluate(`(component (type $t0 (tuple u8)) ${tuples} (import "f" (func (param "x" $t40))))`);
    expect(messages(worldFromComponent(component, "x"))).toEqual([
      "unsupported-component: the types of the world have more than 1000000 parts",
    ]);
  });
});

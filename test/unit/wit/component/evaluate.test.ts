import { describe, expect, it } from "vitest";
import type { DecodedComponent, Definition } from "../../../../wit/component/decoded-component.js";
import { resourceOf } from "../../../../wit/component/evaluate/same-type.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { EvaluatedComponent } from "../../../../wit/component/evaluated-component.js";
import { evaluate, exported, messages, tryEvaluate } from "./component-text.js";

function resource(component: EvaluatedComponent, name: string, item?: string) {
  const entity = exported(component, name, item);
  return entity.kind === "type" ? resourceOf(entity.type) : undefined;
}

function func(component: EvaluatedComponent, name: string, item?: string) {
  const entity = exported(component, name, item);
  if (entity.kind !== "func") throw new Error(`${name} is not a function`);
  return entity;
}

describe("instantiation", () => {
  it("makes resources anew each time", async () => {
    const component = await evaluate(`(component
      (component $c (type $r (resource (rep i32))) (export "r" (type $r)))
      (instance $a (instantiate $c)) (instance $b (instantiate $c))
      (export "a" (instance $a)) (export "b" (instance $b)))`);
    expect(resource(component, "a", "r")).toBeDefined();
    expect(resource(component, "a", "r")).not.toBe(resource(component, "b", "r"));
    expect(component.instances.map((each) => each.parent?.index)).toEqual([undefined, 0, 0]);
  });

  it("keeps the identity of a resource through aliases, arguments and re-exports", async () => {
    const component = await evaluate(`(component
      (import "r" (type $r (sub resource)))
      (component $c (import "x" (type $x (sub resource))) (export "y" (type $x)))
      (instance $i (instantiate $c (with "x" (type $r))))
      (alias export $i "y" (type $y))
      (export "i" (instance $i))
      (export "z" (type $y)))`);
    const imported = component.imports[0]?.entity;
    expect(imported?.kind === "type" && imported.type).toBe(resource(component, "z"));
    expect(resource(component, "i", "y")).toBe(resource(component, "z"));
  });

  it("matches arguments and aliases by the names without their version suffixes", async () => {
    const component = await evaluate(`(component
      (import "a:b/c@0.2" (versionsuffix ".6") (instance $i (export "f" (func))))
      (component $n
        (import "a:b/c@0.2" (versionsuffix ".1") (instance $i (export "f" (func))))
        (export "a:b/d@1" (versionsuffix ".2.3") (instance $i)))
      (instance $n (instantiate $n (with "a:b/c@0.2" (instance $i))))
      (alias export $n "a:b/d@1" (instance $d))
      (export "a:b/d@1" (versionsuffix ".4.5") (instance $d)))`);
    expect(component.imports.map((each) => each.id)).toEqual(["a:b/c@0.2.6"]);
    expect(component.exports.map((each) => each.id)).toEqual(["a:b/d@1.4.5"]);
    expect(func(component, "a:b/d@1", "f").origin).toEqual({ kind: "import", path: "a:b/c@0.2.6#f" });
  });

  it("records core instances in order, with bags and aliases resolved", async () => {
    const component = await evaluate(`(component
      (core module $a (func (export "f")) (memory (export "m") 1))
      (core module $b (import "x" "g" (func)) (import "x" "mem" (memory 1)))
      (core instance $a (instantiate $a))
      (alias core export $a "f" (core func $f))
      (core instance $bag (export "g" (func $f)) (export "mem" (memory $a "m")))
      (core instance (instantiate $b (with "x" (instance $bag)))))`);
    const items = component.coreInstances[1]?.imports.map((item) => item.kind === "export" && [item.instance.index, item.name]);
    expect(items).toEqual([
      [0, "f"],
      [0, "m"],
    ]);
  });

  it("gives nested components modules and components as arguments", async () => {
    const component = await evaluate(`(component
      (core module $m (func (export "f")))
      (component $inner (import "m" (core module $m (export "f" (func)))) (core instance (instantiate $m)))
      (component $outer
        (import "c" (component $c (import "m" (core module))))
        (import "m" (core module $m))
        (instance (instantiate $c (with "m" (core module $m)))))
      (instance (instantiate $outer (with "c" (component $inner)) (with "m" (core module $m)))))`);
    expect(component.coreInstances).toHaveLength(1);
    expect(component.instances).toHaveLength(3);
  });

  it("reaches outwards for modules, components and types", async () => {
    const component = await evaluate(`(component $root
      (core module $m (func (export "f")))
      (component $leaf (alias outer $root $m (core module $m)) (core instance (instantiate $m)))
      (type $t (record (field "a" u32)))
      (component $middle
        (component $inner
          (alias outer $root $leaf (component $leaf))
          (instance (instantiate $leaf))
          (alias outer $root $t (type $t))
          (export "t" (type $t)))
        (instance $i (instantiate $inner))
        (export "i" (instance $i)))
      (instance $a (instantiate $middle))
      (alias export $a "i" (instance $i))
      (export "i" (instance $i)))`);
    expect(component.coreInstances).toHaveLength(1);
    expect(component.instances.map((each) => each.parent?.index)).toEqual([undefined, 0, 1, 2]);
    expect(exported(component, "i", "t")).toMatchObject({ type: { name: "t", target: { kind: "record" } } });
  });
});

describe("functions", () => {
  const lifted = `
    (core module $m (func (export "f") (param i32)) (memory (export "mem") 1)
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) unreachable))
    (core instance $m (instantiate $m))
    (alias core export $m "mem" (core memory $mem))
    (alias core export $m "realloc" (core func $realloc))`;

  it("know what they were lifted from", async () => {
    const component = await evaluate(`(component ${lifted}
      (func $f (param "x" u32) (canon lift (core func $m "f") (memory $mem) (realloc $realloc) string-encoding=utf16))
      (export "f" (func $f)))`);
    const { origin } = func(component, "f");
    expect(origin).toMatchObject({
      kind: "lift",
      core: { kind: "export", name: "f", instance: { index: 0 } },
      options: { encoding: "utf16", memory: { name: "mem" }, realloc: { name: "realloc" }, async: false },
      component: { index: 0 },
    });
  });

  it("take their type from the ascription of the export", async () => {
    const component = await evaluate(`(component ${lifted}
      (type $rec (record (field "a" u32)))
      (func $f (param "x" $rec) (canon lift (core func $m "f")))
      (component $shim
        (type $rec (record (field "a" u32)))
        (import "t" (type $t (eq $rec)))
        (import "f" (func $f (param "x" $t)))
        (export $named "t" (type $rec))
        (export "f" (func $f) (func (param "x" $named))))
      (instance $i (instantiate $shim (with "t" (type $rec)) (with "f" (func $f))))
      (export "api" (instance $i)))`);
    expect(func(component, "api", "f").type.params[0]?.type).toMatchObject({ kind: "named", name: "t" });
  });

  it("of an import know its path", async () => {
    const component = await evaluate(`(component
      (import "a:b/c@1.0.0" (instance $c (export "f" (func))))
      (alias export $c "f" (func $f))
      (core func (canon lower (func $f))))`);
    expect(component.lowered.map((each) => each.label)).toEqual(["a:b/c@1.0.0#f"]);
  });
});

describe("refusals", () => {
  it.each([
    [
      "an argument of another type",
      `(component (import "f" (func $f (param "x" u32)))
        (component $c (import "f" (func (param "x" u64)))) (instance (instantiate $c (with "f" (func $f)))))`,
      "malformed-component: what is given for `f` does not have the declared type",
    ],
    [
      "another resource than the declared one",
      `(component
        (import "r" (type $r (sub resource))) (import "s" (type $s (sub resource)))
        (import "f" (func $f (param "x" (borrow $r))))
        (component $c (import "r" (type $r (sub resource))) (import "f" (func (param "x" (borrow $r)))))
        (instance (instantiate $c (with "r" (type $s)) (with "f" (func $f)))))`,
      "malformed-component: what is given for `f` does not have the declared type",
    ],
    [
      "another type than the declared one",
      `(component (type $t (list u8)) (component $c (type $u (list u16)) (import "t" (type (eq $u))))
        (instance (instantiate $c (with "t" (type $t)))))`,
      "malformed-component: what is given for `t` does not have the declared type",
    ],
    [
      "an instance that lacks an export",
      `(component (import "i" (instance $i))
        (component $c (import "i" (instance (export "f" (func))))) (instance (instantiate $c (with "i" (instance $i)))))`,
      "malformed-component: the instance `i` lacks the export `f`",
    ],
    [
      "an imported core module",
      `(component (import "m" (core module)))`,
      "unsupported-component: the core module `m` is imported",
    ],
    [
      "an imported component that is instantiated",
      `(component (import "c" (component $c)) (instance (instantiate $c)))`,
      "unsupported-component: an imported component is instantiated",
    ],
  ])("refuses %s", async (_, text, message) => {
    expect(messages(await tryEvaluate(text))).toEqual([message]);
  });
});

describe("limits", () => {
  const component = (definitions: readonly Definition[]): DecodedComponent => ({
    range: { start: 0, end: 0 },
    definitions,
    customSections: [],
  });
  const instantiate = (index: number): Definition => ({
    kind: "instance",
    at: 0,
    instance: { kind: "instantiate", component: index, args: [] },
  });
  const nest = (inner: DecodedComponent, times: number): DecodedComponent =>
    component([{ kind: "component", at: 0, component: inner }, ...Array.from({ length: times }, () => instantiate(0))]);

  it("stops a component whose instances double at each level", () => {
    let doubling = component([]);
    for (let i = 0; i < 60; i++) doubling = nest(doubling, 2);
    expect(messages(evaluateComponent(doubling, "x"))).toEqual([
      "unsupported-component: instantiating the component takes more than 10000 component instances",
    ]);
  });

  it("stops nesting that would exhaust the stack", () => {
    let deep = component([]);
    for (let i = 0; i < 20_000; i++) deep = nest(deep, 1);
    expect(messages(evaluateComponent(deep, "x"))).toEqual([
      "unsupported-component: instantiating the component takes nesting deeper than 100",
    ]);
  });

  it("stops types of too many members", () => {
    const enumOf = (cases: number): Definition => {
      return { kind: "type", at: 0, type: { kind: "enum", cases: Array.from({ length: cases }, (_, i) => `c${i}`) } };
    };
    expect(evaluateComponent(component([enumOf(100_000)]), "x").ok).toBe(true);
    expect(messages(evaluateComponent(component([enumOf(100_001)]), "x"))).toEqual([
      "unsupported-component: a type has more than 100000 members",
    ]);
  });

  it("stops types that are nested too deeply", () => {
    const lists = Array.from({ length: 200 }, (_, i): Definition => {
      const element = i === 0 ? ({ kind: "primitive", type: "u8" } as const) : ({ kind: "index", index: i - 1 } as const);
      return { kind: "type", at: 0, type: { kind: "list", element } };
    });
    expect(messages(evaluateComponent(component(lists), "x"))).toEqual([
      "unsupported-component: a type is nested deeper than 100",
    ]);
  });

  it("compares types that are exponential when written out", () => {
    const pairs = (offset: number) =>
      Array.from({ length: 90 }, (_, i): Definition => {
        const part = i === 0 ? ({ kind: "primitive", type: "u8" } as const) : ({ kind: "index", index: offset + i - 1 } as const);
        return { kind: "type", at: 0, type: { kind: "tuple", items: [part, part] } };
      });
    const sameTwice: Definition = {
      kind: "export",
      at: 0,
      name: { name: "t" },
      item: { sort: { kind: "type" }, index: 89 },
      ascribed: { kind: "type", bound: { kind: "eq", index: 179 } },
    };
    expect(evaluateComponent(component([...pairs(0), ...pairs(90), sameTwice]), "x").ok).toBe(true);
  });
});

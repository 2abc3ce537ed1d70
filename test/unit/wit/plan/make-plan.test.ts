import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../../wit/diagnostic.js";
import type { LinkPlan } from "../../../../wit/plan/link-plan.js";
import { type Linking, makePlan } from "../../../../wit/plan/make-plan.js";
import { fingerprint } from "../../../../wit/world/fingerprint.js";
import { worldFromComponent } from "../../../../wit/world/world-from-component.js";
import { evaluate, messages, unwrap } from "../component/component-text.js";
import { componentOf, worldOf } from "../world/wit-text.js";

const artifact = { sha256: "0".repeat(64), size: 7 };

/** The plan of a component given as text, for its own world. */
async function tryPlan(text: string): Promise<Outcome<Linking>> {
  const evaluated = await evaluate(text);
  return makePlan(unwrap(worldFromComponent(evaluated, "test.wasm")), evaluated, artifact, "test.wasm");
}

async function plan(text: string): Promise<LinkPlan> {
  return unwrap(await tryPlan(text)).plan;
}

const guest = `
  (core module $guest
    (memory (export "mem") 1)
    (func (export "f"))
    (func (export "g") (param i32 i32) (result i32) unreachable)
    (func (export "post") (param i32))
    (func (export "dtor") (param i32))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) unreachable))
  (core instance $guest (instantiate $guest))
  (alias core export $guest "mem" (core memory $mem))
  (alias core export $guest "realloc" (core func $realloc))
  (alias core export $guest "post" (core func $post))
  (alias core export $guest "dtor" (core func $dtor))
  (alias core export $guest "f" (core func $f))
  (alias core export $guest "g" (core func $g))`;
const memory = `(memory $mem) (realloc $realloc)`;

describe("a plan", () => {
  it("holds modules, steps, options and exports by index", async () => {
    const made = await plan(`(component ${guest}
      (core module $unused)
      (func $lifted (param "s" string) (result string) (canon lift (core func $g) ${memory} (post-return $post)))
      (export "a" (func $lifted))
      (func $second (param "s" string) (result string) (canon lift (core func $g) ${memory}))
      (export "b" (func $second)))`);
    expect(made).toMatchObject({
      format: 1,
      world: "root:component/root",
      artifact,
      components: [{}],
      resources: [],
      hostFunctions: [],
    });
    expect(made.modules).toHaveLength(1);
    expect(made.steps).toEqual([{ module: 0, imports: [] }]);
    expect(made.options).toEqual([
      { encoding: "utf8", memory: { instance: 0, name: "mem" }, realloc: { instance: 0, name: "realloc" } },
    ]);
    const core = { instance: 0, name: "g" };
    expect(made.exports).toEqual([
      { function: "a", core, options: 0, postReturn: { instance: 0, name: "post" }, component: 0 },
      { function: "b", core, options: 0, component: 0 },
    ]);
  });

  it("names functions and resources as the given world does", async () => {
    const text = `package a:b@1.4.0; interface i { resource r { m: func(); } f: func(); }
      interface host { resource h; log: func(of: borrow<h>); }
      world w { import host; export i; export extra: func(); }`;
    const world = await worldOf(text.replace("export extra: func();", ""));
    const made = unwrap(makePlan(world, await componentOf(text.replace("@1.4.0", "@1.5.0"), "w"), artifact, "x")).plan;
    expect(made.world).toBe("a:b/w@1.4.0");
    expect(made.fingerprint).toBe(fingerprint(world));
    expect(made.exports.map((each) => each.function)).toEqual(["a:b/i@1.4.0#[method]r.m", "a:b/i@1.4.0#f"]);
    expect(made.hostFunctions).toContainEqual({
      kind: "import",
      function: "a:b/host@1.4.0#log",
      options: 0,
      component: 0,
      params: ["i32"],
      results: [],
    });
    expect(made.resources).toEqual([
      { kind: "imported", names: ["a:b/host@1.4.0#h"] },
      {
        kind: "defined",
        names: ["a:b/i@1.4.0#r"],
        component: 0,
        destructor: expect.objectContaining({ instance: expect.any(Number) }),
      },
    ]);
  });

  it("gives equal host functions one number", async () => {
    const made = await plan(`(component
      (import "f" (func $f))
      (core func $a (canon lower (func $f))) (core func $b (canon lower (func $f)))
      (core module $m (import "" "a" (func)) (import "" "b" (func)))
      (core instance (instantiate $m (with "" (instance (export "a" (func $a)) (export "b" (func $b)))))))`);
    expect(made.hostFunctions).toHaveLength(1);
    expect(made.steps[0]?.imports.map((each) => each.from)).toEqual([{ host: 0 }, { host: 0 }]);
  });

  it("keeps component instances apart that have state, and leaves out those that have none", async () => {
    const made = await plan(`(component
      (component $stateless)
      (instance (instantiate $stateless))
      (component $c ${guest}
        (type $r (resource (rep i32) (dtor (core func $dtor))))
        (core func $drop (canon resource.drop $r))
        (core module $m (import "" "drop" (func (param i32))))
        (core instance (instantiate $m (with "" (instance (export "drop" (func $drop))))))
        (export "r" (type $r))
        (func $l (canon lift (core func $f)))
        (export "f" (func $l)))
      (instance $a (instantiate $c)) (instance $b (instantiate $c))
      (export "a" (instance $a)) (export "b" (instance $b)))`);
    expect(made.components).toEqual([{}, { parent: 0 }, { parent: 0 }]);
    expect(made.resources.map((each) => [each.names, each.component, each.destructor])).toEqual([
      [["a#r"], 1, { instance: 0, name: "dtor" }],
      [["b#r"], 2, { instance: 2, name: "dtor" }],
    ]);
    expect(made.modules).toHaveLength(2);
    expect(made.steps.map((step) => step.module)).toEqual([0, 1, 0, 1]);
    expect(made.exports.map((each) => [each.function, each.core.instance, each.component])).toEqual([
      ["a#f", 0, 1],
      ["b#f", 2, 2],
    ]);
  });

  it("puts traps in place of WASI functions and async builtins", async () => {
    const made = await plan(`(component
      (import "wasi:cli/environment@0.2.6" (instance $env (export "get" (func (result u32)))))
      (alias export $env "get" (func $get))
      (core func $lowered (canon lower (func $get)))
      (core func $builtin (canon backpressure.inc))
      (core module $m (import "" "get" (func (result i32))) (import "" "b" (func)))
      (core instance (instantiate $m (with "" (instance (export "get" (func $lowered)) (export "b" (func $builtin)))))))`);
    expect(made.hostFunctions).toEqual([
      { kind: "trap", name: "wasi:cli/environment@0.2.6#get", params: [], results: ["i32"] },
      { kind: "trap", name: "backpressure.inc", params: [], results: [] },
    ]);
  });

  it("says which of two names in one world a passed-on resource has", async () => {
    const made = await plan(`(component
      (import "host" (instance $host (export "r" (type (sub resource)))))
      (alias export $host "r" (type $r))
      (instance $again (export "r" (type $r)))
      (export "again" (instance $again)))`);
    expect(made.resources).toEqual([{ kind: "imported", names: ["host#r"] }]);
  });
});

describe("what cannot be planned", () => {
  const lowerInto = (imports: string, type: string, given: string) => `(component ${imports}
    (core module $m (import "" "x" ${type}))
    (core instance (instantiate $m (with "" (instance (export "x" ${given}))))))`;

  it.each([
    [
      "an asynchronous fused call",
      `(component ${guest}
        (component $callee ${guest} (func $l async (canon lift (core func $f))) (export "run" (func $l)))
        (instance $callee (instantiate $callee))
        (alias export $callee "run" (func $run))
        (core func (canon lower (func $run) async)))`,
      "fused-call: the component calls `run` from one of its own parts to another (a fused call), asynchronously",
    ],
    [
      "a fused call of a function that takes a stream",
      `(component ${guest}
        (component $callee ${guest} (func $l (param "s" (stream u8)) (canon lift (core func $dtor))) (export "run" (func $l)))
        (instance $callee (instantiate $callee))
        (alias export $callee "run" (func $run))
        (core func (canon lower (func $run))))`,
      "fused-call: the component calls `run` from one of its own parts to another (a fused call), asynchronously",
    ],
    [
      "an async export",
      `(component ${guest}
        (core module $cb (func (export "start") (result i32) unreachable) (func (export "cb") (param i32 i32 i32) (result i32) unreachable))
        (core instance $cb (instantiate $cb))
        (func $l async (canon lift (core func $cb "start") async (callback (core func $cb "cb"))))
        (export "f" (func $l)))`,
      "async-function: the export `f` is lifted asynchronously, in the callback form",
    ],
    [
      "an async call of an import",
      lowerInto(
        `(import "f" (func $f async)) (core func $low (canon lower (func $f) async))`,
        "(func (result i32))",
        "(func $low)",
      ),
      "async-function: the import `f` is called asynchronously",
    ],
    [
      "threads",
      lowerInto(`(core func $t (canon thread.index))`, "(func (result i32))", "(func $t)"),
      "unsupported-component: the component uses threads (`thread.index`)",
    ],
  ])("refuses %s", async (_, text, message) => {
    expect(messages(await tryPlan(text))).toEqual([message]);
  });

  // A component that is given another module than it declares passes decoding, which looks at one component at a time.
  const given = (declared: string, actual: string, definitions: string) => `(component
    (component $c
      (import "r" (type $r (sub resource)))
      (import "f" (func $f (param "x" u64)))
      (import "m" (core module $m ${declared}))
      ${definitions})
    (core module $m ${actual})
    (import "r" (type $r (sub resource)))
    (import "f" (func $f (param "x" u64)))
    (instance $c (instantiate $c (with "r" (type $r)) (with "f" (func $f)) (with "m" (core module $m))))
    (export "c" (instance $c)))`;
  const lift = (options: string) => `(core instance $i (instantiate $m))
    (func $l (param "x" u32) (canon lift (core func $i "f") ${options})) (export "f" (func $l))`;

  it.each([
    [
      "core function",
      given(`(export "f" (func (param i32)))`, `(func (export "f"))`, lift("")),
      "the core function of the export `c#f` has the core type () -> () instead of (i32) -> ()",
    ],
    [
      "post-return",
      given(
        `(export "f" (func (param i32))) (export "p" (func))`,
        `(func (export "f") (param i32)) (func (export "p") (param i32))`,
        lift(`(post-return (core func $i "p"))`),
      ),
      "the post-return of the export `c#f` has the core type (i32) -> () instead of () -> ()",
    ],
    [
      "imported function",
      given(
        `(import "" "x" (func (param i64)))`,
        `(import "" "x" (func (param i32)))`,
        `(core func $low (canon lower (func $f)))
         (core instance (instantiate $m (with "" (instance (export "x" (func $low))))))`,
      ),
      "the import `f` has the core type (i32) -> () instead of (i64) -> ()",
    ],
    [
      "resource builtin",
      given(
        `(import "" "x" (func (param i32)))`,
        `(import "" "x" (func (param i64)))`,
        `(core func $drop (canon resource.drop $r))
         (core instance (instantiate $m (with "" (instance (export "x" (func $drop))))))`,
      ),
      "`resource.drop` has the core type (i64) -> () instead of (i32) -> ()",
    ],
    [
      "core import",
      given(
        `(import "" "x" (func (param i32)))`,
        `(import "" "x" (func (param i64)))`,
        `(core module $g (func (export "x") (param i32))) (core instance $g (instantiate $g))
         (core instance (instantiate $m (with "" (instance $g))))`,
      ),
      "the core import `` `x` is given a func of another type",
    ],
  ])("refuses a %s whose type is not the declared one", async (_, text, message) => {
    expect(messages(await tryPlan(text))).toEqual([`malformed-component: ${message}`]);
  });

  it("reports all of them at once", async () => {
    const outcome = await tryPlan(`(component
      (import "f" (func $f async)) (export "a" (func $f))
      (import "g" (func $g async)) (export "b" (func $g)))`);
    expect(messages(outcome)).toHaveLength(2);
  });

  it("does not mind an async export that the world does not name", async () => {
    const evaluated = await evaluate(`(component ${guest}
      (core module $cb (func (export "start") (result i32) unreachable) (func (export "cb") (param i32 i32 i32) (result i32) unreachable))
      (core instance $cb (instantiate $cb))
      (func $l async (canon lift (core func $cb "start") async (callback (core func $cb "cb"))))
      (export "f" (func $l))
      (func $s (canon lift (core func $f)))
      (export "g" (func $s)))`);
    const made = unwrap(makePlan(await worldOf("package a:b; world w { export g: func(); }"), evaluated, artifact, "x")).plan;
    expect(made.exports.map((each) => each.function)).toEqual(["g"]);
  });
});

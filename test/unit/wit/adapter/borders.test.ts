/** Entering and leaving component instances, and handles that pass between them. */

import { describe, expect, it } from "vitest";
import { plannedText } from "./planned.js";
import { type HostImport, LinkedComponent } from "./reference-linker.js";

async function linked(text: string, imports: Readonly<Record<string, HostImport>> = {}): Promise<LinkedComponent> {
  const { linking, bytes, world } = await plannedText(text);
  return new LinkedComponent(linking, bytes, world, imports);
}

const bump = `(global $top (mut i32) (i32.const 1024))
  (func $alloc (param i32) (result i32)
    (global.set $top (i32.add (global.get $top) (local.get 0))) (i32.sub (global.get $top) (local.get 0)))`;

describe("leaving", () => {
  /** A callee that calls the host's `log` inside its realloc (1), its function (2) or its post-return (4). */
  const callee = (canon: string, when: number) => `(component $Callee
    (import "log" (func $log))
    (core func $log (canon lower (func $log)))
    (type $r (resource (rep i32)))
    (core func $new (canon resource.new $r))
    (core module $m (import "" "log" (func $log)) (import "" "new" (func $new (param i32) (result i32)))
      (memory (export "memory") 1) ${bump}
      (func $maybe (param i32) (if (i32.and (local.get 0) (i32.const ${when})) (then ${canon})))
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (call $maybe (i32.const 1)) (call $alloc (local.get 3)))
      (func (export "f") (param i32 i32) (result i32) (call $maybe (i32.const 2)) (i32.const 0))
      (func (export "post") (param i32) (call $maybe (i32.const 4))))
    (core instance $i (instantiate $m (with "" (instance (export "log" (func $log)) (export "new" (func $new))))))
    (func (export "f") (param "s" string) (result string) (canon lift (core func $i "f")
      (memory (core memory $i "memory")) (realloc (core func $i "realloc")) (post-return (core func $i "post")))))`;
  const composed = (inner: string, exported = "run") => `(component
    (import "log" (func $log))
    ${inner}
    (instance $callee (instantiate $Callee (with "log" (func $log))))
    (core module $libc (memory (export "memory") 1) ${bump}
      (func (export "realloc") (param i32 i32 i32 i32) (result i32) (call $alloc (local.get 3))))
    (core instance $libc (instantiate $libc))
    (core func $f (canon lower (func $callee "f") (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
    (core module $m (import "" "f" (func $f (param i32 i32 i32)))
      (func (export "run") (call $f (i32.const 0) (i32.const 1) (i32.const 16))))
    (core instance $i (instantiate $m (with "" (instance (export "f" (func $f))))))
    (func $run (canon lift (core func $i "run")))
    (export "run" (func ${exported === "run" ? "$run" : '$callee "f"'})))`;
  const logged = (calls: string[]): Record<string, HostImport> => ({ log: () => void calls.push("log") });

  it("is allowed while the function runs", async () => {
    const calls: string[] = [];
    expect((await linked(composed(callee("(call $log)", 2)), logged(calls))).call("run", [])).toBeNull();
    expect(calls).toEqual(["log"]);
  });

  it.each([
    ["the host's function in realloc", "(call $log)", 1, "log"],
    ["the host's function in post-return", "(call $log)", 4, "log"],
    ["a builtin in realloc", "(drop (call $new (i32.const 1)))", 1, "resource.new"],
  ])("is refused: %s", async (_, canon, when, what) => {
    const calls: string[] = [];
    const component = await linked(composed(callee(canon, when)), logged(calls));
    expect(() => component.call("run", [])).toThrow(`cannot-leave in ${what}`);
    expect(calls).toEqual([]);
  });

  it.each([1, 4])("is refused when the host is the caller (%i)", async (when) => {
    const calls: string[] = [];
    const component = await linked(composed(callee("(call $log)", when), "f"), logged(calls));
    expect(() => component.call("run", ["s"])).toThrow("cannot-leave in log");
    expect(calls).toEqual([]);
  });
});

describe("entering", () => {
  /** The root's `again`, which the child calls, does what `body` says; the child has `f`, which calls it, and `g`. */
  const donut = (body: string) => `(component
    (core module $table (table (export "t") 1 funcref) (type $f (func))
      (func (export "again") (call_indirect (type $f) (i32.const 0))))
    (core instance $table (instantiate $table))
    (func $again (canon lift (core func $table "again")))
    (component $Child
      (import "again" (func $again))
      (core func $again (canon lower (func $again)))
      (core module $m (import "" "again" (func $again)) (func (export "f") (call $again)) (func (export "g")))
      (core instance $i (instantiate $m (with "" (instance (export "again" (func $again))))))
      (func (export "f") (canon lift (core func $i "f")))
      (func (export "g") (canon lift (core func $i "g"))))
    (instance $child (instantiate $Child (with "again" (func $again))))
    (core func $f (canon lower (func $child "f")))
    (core func $g (canon lower (func $child "g")))
    (core module $m (import "" "t" (table 1 funcref)) (import "" "f" (func $f)) (import "" "g" (func $g))
      (elem (i32.const 0) $again)
      (func $again ${body})
      (func (export "run") (call $f)))
    (core instance $i (instantiate $m (with "" (instance
      (export "t" (table $table "t")) (export "f" (func $f)) (export "g" (func $g))))))
    (func (export "run") (canon lift (core func $i "run"))))`;

  it("allows a child to call its parent", async () => {
    const component = await linked(donut(""));
    expect(component.call("run", [])).toBeNull();
    expect(component.call("run", [])).toBeNull();
  });

  it("refuses a child that a call is in", async () => {
    const component = await linked(donut("(call $g)"));
    expect(() => component.call("run", [])).toThrow("cannot-enter in g");
  });

  /** As above; the child has a resource, of which the root has a handle from `make`, and drops it inside or after the call of the child. */
  const dropping = (inside: string, after: string, destructor: string) => `(component
    (core module $table (table (export "t") 1 funcref) (type $f (func))
      (func (export "again") (call_indirect (type $f) (i32.const 0))))
    (core instance $table (instantiate $table))
    (func $again (canon lift (core func $table "again")))
    (component $Child
      (import "again" (func $again))
      (core func $again (canon lower (func $again)))
      (core module $d (func (export "dtor") (param i32)))
      (core instance $d (instantiate $d))
      (type $r (resource (rep i32) ${destructor}))
      (export $r' "r" (type $r))
      (core func $new (canon resource.new $r))
      (core module $m (import "" "again" (func $again)) (import "" "new" (func $new (param i32) (result i32)))
        (func (export "f") (call $again)) (func (export "make") (result i32) (call $new (i32.const 3))))
      (core instance $i (instantiate $m (with "" (instance (export "again" (func $again)) (export "new" (func $new))))))
      (func (export "f") (canon lift (core func $i "f")))
      (func (export "make") (result (own $r')) (canon lift (core func $i "make"))))
    (instance $child (instantiate $Child (with "again" (func $again))))
    (alias export $child "r" (type $r))
    (core func $f (canon lower (func $child "f")))
    (core func $make (canon lower (func $child "make")))
    (core func $drop (canon resource.drop $r))
    (core module $m (import "" "t" (table 1 funcref)) (import "" "f" (func $f)) (import "" "make" (func $make (result i32)))
      (import "" "drop" (func $drop (param i32)))
      (elem (i32.const 0) $again)
      (func $again ${inside})
      (func (export "run") (drop (call $make)) (call $f) ${after}))
    (core instance $i (instantiate $m (with "" (instance
      (export "t" (table $table "t")) (export "f" (func $f)) (export "make" (func $make)) (export "drop" (func $drop))))))
    (func (export "run") (canon lift (core func $i "run"))))`;
  const drop = "(call $drop (i32.const 1))";
  const dtor = `(dtor (core func $d "dtor"))`;

  it.each([
    ["with a destructor", dtor],
    ["without one", ""],
  ])("refuses the destruction of a resource of such a child, %s", async (_, destructor) => {
    const component = await linked(dropping(drop, "", destructor));
    expect(() => component.call("run", [])).toThrow("cannot-enter in resource.drop");
    expect((await linked(dropping("", drop, destructor))).call("run", [])).toBeNull();
  });

  it("refuses a call of an instance to itself", async () => {
    const component = await linked(`(component
      (core module $a (func (export "f")))
      (core instance $a (instantiate $a))
      (func $f (canon lift (core func $a "f")))
      (core func $f (canon lower (func $f)))
      (core module $m (import "" "f" (func $f)) (func (export "run") (call $f)))
      (core instance $i (instantiate $m (with "" (instance (export "f" (func $f))))))
      (func (export "run") (canon lift (core func $i "run"))))`);
    expect(() => component.call("run", [])).toThrow("cannot-enter in f");
  });

  it("lets a start function call what is there already", async () => {
    const component = await linked(`(component
      (component $C (core module $m (global $n (mut i32) (i32.const 0))
        (func (export "f") (global.set $n (i32.add (global.get $n) (i32.const 1)))) (func (export "n") (result i32) (global.get $n)))
        (core instance $i (instantiate $m))
        (func (export "f") (canon lift (core func $i "f")))
        (func (export "n") (result u32) (canon lift (core func $i "n"))))
      (instance $c (instantiate $C))
      (core func $f (canon lower (func $c "f")))
      (core module $m (import "" "f" (func $f)) (start $f))
      (core instance (instantiate $m (with "" (instance (export "f" (func $f))))))
      (export "n" (func $c "n")))`);
    expect(component.call("n", [])).toBe(1);
  });
});

describe("handles", () => {
  /** A child that defines a resource, and a root that uses it as `run` does. */
  const owner = (run: string, more = "") => `(component
    (component $Owner
      (core module $d (global $n (export "n") (mut i32) (i32.const 0)) (func (export "dtor") (param i32) (global.set $n (local.get 0)))
        (func (export "last") (result i32) (global.get $n)))
      (core instance $d (instantiate $d))
      (type $r (resource (rep i32) (dtor (core func $d "dtor"))))
      (export $r' "r" (type $r))
      (core func $new (canon resource.new $r))
      (core module $m (import "" "new" (func $new (param i32) (result i32)))
        (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
        (func (export "rep") (param i32) (result i32) (local.get 0))
        (func (export "take") (param i32)))
      (core instance $i (instantiate $m (with "" (instance (export "new" (func $new))))))
      (func (export "make") (param "rep" u32) (result (own $r')) (canon lift (core func $i "make")))
      (func (export "rep") (param "r" (borrow $r')) (result u32) (canon lift (core func $i "rep")))
      (func (export "take") (param "r" (own $r')) (canon lift (core func $i "take")))
      (func (export "last") (result u32) (canon lift (core func $d "last"))))
    (instance $owner (instantiate $Owner))
    (alias export $owner "r" (type $r))
    (core func $make (canon lower (func $owner "make")))
    (core func $rep (canon lower (func $owner "rep")))
    (core func $take (canon lower (func $owner "take")))
    (core func $drop (canon resource.drop $r))
    ${more}
    (core module $m
      (import "" "make" (func $make (param i32) (result i32))) (import "" "rep" (func $rep (param i32) (result i32)))
      (import "" "take" (func $take (param i32))) (import "" "drop" (func $drop (param i32)))
      (func (export "run") (result i32) (local $h i32) ${run}))
    (core instance $i (instantiate $m (with "" (instance
      (export "make" (func $make)) (export "rep" (func $rep)) (export "take" (func $take)) (export "drop" (func $drop))))))
    (func (export "run") (result u32) (canon lift (core func $i "run")))
    (export "last" (func $owner "last")))`;
  const make = "(local.set $h (call $make (i32.const 77)))";

  it("of the callee: it gets the representation of a borrow, and the destructor runs", async () => {
    const component = await linked(owner(`${make} (call $rep (local.get $h)) (call $drop (local.get $h))`));
    expect(component.call("run", [])).toBe(77);
    expect(component.call("last", [])).toBe(77);
  });

  it.each([
    ["one that is not there", "(call $rep (i32.const 5))", "unknown handle"],
    ["one that was given away", `${make} (call $take (local.get $h)) (call $rep (local.get $h))`, "unknown handle"],
    ["one that was dropped", `${make} (call $drop (local.get $h)) (call $rep (local.get $h))`, "unknown handle"],
  ])("are refused: %s", async (_, run, message) => {
    const component = await linked(owner(run));
    expect(() => component.call("run", [])).toThrow(message);
  });

  /** A third part takes a borrow of what the root got from the owner, and does as `body` says with the handle. */
  const third = (body: string, run: string) => {
    const part = `(component $Third
      (import "r" (type $r (sub resource)))
      (core func $drop (canon resource.drop $r))
      (core module $m (import "" "drop" (func $drop (param i32))) (func (export "use") (param i32) ${body}))
      (core instance $i (instantiate $m (with "" (instance (export "drop" (func $drop))))))
      (func (export "use") (param "r" (borrow $r)) (canon lift (core func $i "use"))))
    (instance $third (instantiate $Third (with "r" (type $r))))
    (core func $use (canon lower (func $third "use")))`;
    return owner(run, part)
      .replace(
        `(import "" "drop" (func $drop (param i32)))\n      (func (export "run")`,
        `(import "" "drop" (func $drop (param i32))) (import "" "use" (func $use (param i32)))\n      (func (export "run")`,
      )
      .replace(
        `(export "drop" (func $drop))))))\n    (func (export "run")`,
        `(export "drop" (func $drop)) (export "use" (func $use))))))\n    (func (export "run")`,
      );
  };

  it("are lent to a third part, which drops them", async () => {
    const run = `${make} (call $use (local.get $h)) (call $use (local.get $h)) (call $rep (local.get $h)) (call $drop (local.get $h))`;
    expect((await linked(third("(call $drop (local.get 0))", run))).call("run", [])).toBe(77);
  });

  it("must be dropped by whom they were lent to", async () => {
    const component = await linked(third("", `${make} (call $use (local.get $h)) (i32.const 0)`));
    expect(() => component.call("run", [])).toThrow("borrowed handles remain: use");
  });
});

describe("imports that are exported as they are", () => {
  const world = `(component
    (import "f" (func $f (param "s" string) (param "n" u8) (result (tuple string u64))))
    (import "g" (func $g (result u32)))
    (export "f" (func $f)) (export "g" (func $g)))`;

  it("pass values from the host to the host", async () => {
    const component = await linked(world, { f: (text, n) => [`${text}${n}`.repeat(9), "7"], g: () => 5 });
    for (const text of ["", "ab", "x".repeat(200_000)]) {
      expect(component.call("f", [text, 3])).toEqual([`${text}3`.repeat(9), "7"]);
      expect(component.call("g", [])).toBe(5);
    }
  });

  it("pass handles, own and borrowed", async () => {
    const text = `(component (import "r" (type $r (sub resource))) (type $o (own $r)) (type $b (borrow $r))
      (import "make" (func $make (result $o))) (import "look" (func $look (param "r" $b) (result u32)))
      (export "m" (func $make)) (export "l" (func $look)))`;
    const component = await linked(text, { make: () => ({ rep: 42 }), look: (r) => (r as { rep: number }).rep + 1 });
    expect(component.call("m", [])).toEqual({ rep: 42 });
    for (let i = 0; i < 3; i++) expect(component.call("l", [{ rep: 9 }])).toBe(10);
  });

  const seventeen = Array.from({ length: 17 }, (_, i) => `(param "p${i}" (option $b))`).join(" ");
  it.each<[string, string, readonly unknown[]]>([
    ["a list", `(param "x" (list $b))`, [[{ rep: 1 }, { rep: 2 }, { rep: 3 }]]],
    [
      "a list in a list",
      `(param "x" (list (tuple u8 (list $b))))`,
      [
        [
          [1, [{ rep: 1 }, { rep: 2 }]],
          [2, []],
          [3, [{ rep: 3 }]],
        ],
      ],
    ],
    ["an option", `(param "x" (option $b)) (param "y" (option $b))`, [{ some: { rep: 1 } }, null]],
    ["a result that shares its core values", `(param "x" (result u64 (error $b)))`, [{ err: { rep: 1 } }]],
    ["a result in a list", `(param "x" (list (result f64 (error (tuple $b u64)))))`, [[{ ok: 1.5 }, { err: [{ rep: 1 }, "7"] }]]],
    ["more than sixteen arguments", seventeen, Array.from({ length: 17 }, (_, i) => (i % 3 === 0 ? { some: { rep: i } } : null))],
    [
      "a map",
      `(param "x" (map string $b))`,
      [
        [
          ["a", { rep: 1 }],
          ["b", { rep: 2 }],
        ],
      ],
    ],
    [
      "both kinds of handles",
      `(param "x" (list (tuple $o $b)))`,
      [
        [
          [{ rep: 1 }, { rep: 2 }],
          [{ rep: 3 }, { rep: 4 }],
        ],
      ],
    ],
  ])("give back handles that are borrowed in %s", async (_, params, args) => {
    const text = `(component (import "r" (type $r (sub resource))) (type $o (own $r)) (type $b (borrow $r))
      (import "f" (func $f ${params} (result u32))) (export "g" (func $f)))`;
    const seen: (readonly unknown[])[] = [];
    const component = await linked(text, { f: (...passed) => seen.push(passed) });
    for (const call of [1, 2]) expect(component.call("g", args)).toBe(call);
    expect(seen).toEqual([args, args]);
  });

  it("may be lowered and lifted again", async () => {
    const text = `(component (import "g" (func $g (param "x" u8) (result u32)))
      (core func $l (canon lower (func $g)))
      (func (export "h") (param "x" u8) (result u32) (canon lift (core func $l))))`;
    expect((await linked(text, { g: (x) => Number(x) + 1 })).call("h", [200])).toBe(201);
  });
});

import { describe, expect, test } from "vitest";
import { decodedText, definitions, refusal } from "./assemble.js";

test("every definition stands in file order, with its offset", async () => {
  const { definitions } = await decodedText(`(component
    (core module $m (func (export "f")))
    (core instance $i (instantiate $m))
    (alias core export $i "f" (core func $f))
    (type $t (func))
    (func $g (type $t) (canon lift (core func $f)))
    (component $c (import "x" (func)))
    (instance (instantiate $c (with "x" (func $g))))
    (export "g" (func $g)))`);
  expect(definitions.map(({ kind }) => kind)).toEqual([
    "core-module",
    "core-instance",
    "alias",
    "type",
    "canon",
    "component",
    "instance",
    "export",
  ]);
  const offsets = definitions.map(({ at }) => at);
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
});

test("an export is an item of its own that later definitions can use", async () => {
  const component = await decodedText(`(component
    (import "r" (type $r (sub resource)))
    (export $e "e" (type $r))
    (type (own $e)))`);
  expect(definitions(component, "type")[0]?.type).toEqual({ kind: "own", resource: 1 });
});

test("module types have their function types in place, also those of the component", async () => {
  const component = await decodedText(`(component
    (core type $f (func (param i32)))
    (core type (module (alias outer 1 $f (type $g)) (import "a" "b" (func (type $g))) (export "c" (memory 1)))))`);
  expect(definitions(component, "core-type")[1]?.type).toEqual({
    kind: "module",
    imports: [{ module: "a", name: "b", type: { kind: "func", type: { params: ["i32"], results: [] } } }],
    exports: [{ name: "c", type: { kind: "memory", memory64: false, shared: false, min: 1 } }],
  });
});

test("outer aliases reach enclosing components and types", async () => {
  await decodedText(`(component $c
    (type $t u8)
    (core module $m)
    (component (alias outer $c $m (core module)) (component (alias outer $c $t (type $u)) (type (list $u))))
    (type (instance (alias outer $c $t (type $u)) (export "u" (type (eq $u))))))`);
});

test("a resource that comes back from an inner component is still local", async () => {
  await decodedText(`(component
    (type $r (resource (rep i32)))
    (component $c (import "x" (type $x (sub resource))) (export "y" (type $x)))
    (instance $i (instantiate $c (with "x" (type $r))))
    (alias export $i "y" (type $y))
    (core func (canon resource.new $y)))`);
});

describe("what does not fit together", () => {
  const twoModules = (wants: string, has: string) => `
    (core module $a (import "x" "y" ${wants}))
    (core module $b ${has})
    (core instance $i (instantiate $b))
    (core instance (instantiate $a (with "x" (instance $i))))`;
  test.each([
    ["(core instance (instantiate 0))", "core module index 0 is out of bounds: none is defined before"],
    ["(type $t u8) (alias outer 0 3 (type))", "type index 3 is out of bounds: 1 are defined before"],
    ["(alias outer 1 0 (type))", "goes 1 scopes outwards"],
    ["(core type $m (module)) (core type (module (alias outer 1 $m (type))))", "a module type cannot alias a module type"],
    ["(core type (module (alias outer 2 0 (type))))", "goes 2 scopes outwards"],
    ['(instance $i) (alias export $i "x" (func))', "instance 0 has no export named `x`"],
    [
      '(core module $m) (core instance $i (instantiate $m)) (alias core export $i "x" (core func))',
      "core instance 0 has no export named `x`",
    ],
    [
      '(import "i" (instance $i (export "f" (func)))) (alias export $i "f" (type))',
      "the export `f` of instance 0 is of the sort func, not type",
    ],
    ['(type $t u8) (import "f" (func (type $t)))', "type 0 is not a func type"],
    ['(core type $t (func)) (import "m" (core module (type $t)))', "core type 0 is not a module type"],
    ['(component $c (import "x" (func))) (instance (instantiate $c))', "the argument `x` of an instantiation is missing"],
    [
      '(component $c (import "x" (func))) (instance $i) (instance (instantiate $c (with "x" (instance $i))))',
      "must be of the sort func, not instance",
    ],
    [
      '(component $c (import "x" (type (sub resource)))) (type $t u8) (instance (instantiate $c (with "x" (type $t))))',
      "must be a type of the kind resource, not value",
    ],
    [
      '(component $c) (instance $i) (instance (instantiate $c (with "x" (instance $i)) (with "x" (instance $i))))',
      "is given twice",
    ],
    ['(core module $m (import "x" "y" (func))) (core instance (instantiate $m))', "the argument `x` of a core module is missing"],
    [twoModules("(func)", ""), "does not export `y`"],
    [twoModules("(func)", '(func (export "y") (param i32))'), "the export `y` of the argument `x` does not match"],
    [twoModules("(global i32)", '(global (export "y") (mut i32) (i32.const 0))'), "does not match"],
    [twoModules("(memory 2)", '(memory (export "y") 1)'), "does not match"],
    [twoModules("(table 1 1 funcref)", '(table (export "y") 1 funcref)'), "does not match"],
    [
      "(type $r (resource (rep i32))) (type $l (list (own $r))) (component (alias outer 1 $l (type)))",
      "mentions a resource of another component",
    ],
    [
      '(type (component (import "i" (instance $i (export "f" (func)))) (alias export $i "f" (func))))',
      "can only refer to types or instances",
    ],
    ['(import "f" (func $f)) (export "a" (func $f)) (export "A" (func $f))', "the export name `A` conflicts"],
    ['(import "f" (func $f)) (instance (export "a" (func $f)) (export "a" (func $f)))', "the export name `a` conflicts"],
  ])("%s", async (wat, message) => {
    expect(await refusal(`(component ${wat})`)).toContain(message);
  });
});

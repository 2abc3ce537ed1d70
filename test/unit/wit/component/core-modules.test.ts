import { describe, expect, test } from "vitest";
import type { CoreModule } from "../../../../wit/component/decoded-component.js";
import { component, decoded, decodedText, definitions, modulePreamble, refusal, refused, section } from "./assemble.js";

async function coreModule(wat: string): Promise<CoreModule> {
  const [definition] = definitions(await decodedText(`(component (core module ${wat}))`), "core-module");
  if (definition === undefined) throw new Error("no core module");
  return definition.module;
}

test("imports and exports have their types", async () => {
  const { imports, exports } = await coreModule(`
    (import "a" "f" (func (param i32) (result i64)))
    (import "a" "t" (table 1 2 funcref))
    (import "a" "m" (memory 1))
    (import "a" "g" (global (mut f32)))
    (func (export "f2") (param f64 externref))
    (export "m2" (memory 0))
    (export "t2" (table 0))
    (export "g2" (global 0))
    (tag (export "e"))`);
  expect(imports).toEqual([
    { module: "a", name: "f", type: { kind: "func", type: { params: ["i32"], results: ["i64"] } } },
    { module: "a", name: "t", type: { kind: "table", element: "funcref", min: 1, max: 2 } },
    { module: "a", name: "m", type: { kind: "memory", memory64: false, shared: false, min: 1 } },
    { module: "a", name: "g", type: { kind: "global", type: "f32", mutable: true } },
  ]);
  expect(exports.map(({ name, type }) => [name, type.kind])).toEqual([
    ["f2", "func"],
    ["m2", "memory"],
    ["t2", "table"],
    ["g2", "global"],
    ["e", "tag"],
  ]);
  expect(exports[0]?.type).toEqual({ kind: "func", type: { params: ["f64", "externref"], results: [] } });
});

describe("the features that a module uses", () => {
  test.each([
    ["", []],
    ['(func (param i32) local.get 0 drop) (memory 1) (global i32 (i32.const -1)) (data (i32.const 0) "x")', []],
    ["(func (drop (i32.extend8_s (i32.const 0))))", ["sign-extension"]],
    ["(func (drop (i64.trunc_sat_f64_u (f64.const 1))))", ["saturating-float-to-int"]],
    ["(func (result i32 i32) unreachable)", ["multi-value"]],
    ["(func (i32.const 0) (block (param i32) drop))", ["multi-value"]],
    ["(memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 0)))", ["bulk-memory"]],
    ['(memory 1) (data "x")', ["bulk-memory"]],
    ["(func (param externref))", ["reference-types"]],
    ["(func (drop (ref.null func)))", ["reference-types"]],
    ["(table 1 funcref) (table 1 funcref)", ["reference-types"]],
    ["(table 1 funcref) (table 1 funcref) (func (call_indirect 1 (i32.const 0)))", ["reference-types"]],
    ['(global (export "g") (mut i32) (i32.const 0))', ["mutable-global"]],
    ["(func (local v128))", ["simd"]],
    [
      "(func (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (v128.const i64x2 0 0) (v128.const i64x2 0 0))))",
      ["simd"],
    ],
    ["(memory 1) (func (drop (v128.load8_lane 3 (i32.const 0) (v128.const i64x2 0 0))))", ["simd"]],
    ["(func (param v128) (drop (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))", ["relaxed-simd", "simd"]],
    ["(global i32 (i32.add (i32.const 1) (i32.const 2)))", ["extended-const"]],
    ["(func $f (return_call $f))", ["tail-call"]],
    ["(memory 1) (memory 1)", ["multi-memory"]],
    ["(memory 1) (memory 1) (func (drop (i32.load 1 offset=6 (i32.const 0))))", ["multi-memory"]],
    ["(memory i64 1)", ["memory64"]],
    ["(memory 1 2 shared)", ["threads"]],
    ["(memory 1) (func (drop (i32.atomic.rmw.add (i32.const 0) (i32.const 0))) (atomic.fence))", ["threads"]],
    ["(tag $t) (func (throw $t))", ["exceptions"]],
    ["(tag $t) (func (block $b (try_table (catch $t $b) (catch_all $b))))", ["exceptions"]],
    ["(type (struct (field i8) (field (mut i32))))", ["gc"]],
    ["(rec (type (func)) (type (array i32)))", ["gc"]],
    ["(func (drop (ref.i31 (i32.const 0))))", ["gc"]],
    ["(global $a i32 (i32.const 0)) (global i32 (global.get $a))", ["gc"]],
    ["(type $f (func)) (func (param (ref $f)) (call_ref $f (local.get 0)))", ["function-references"]],
    [
      "(type $f (func)) (type $c (cont $f)) (func (param (ref null $c)) (resume $c (local.get 0)))",
      ["function-references", "stack-switching"],
    ],
    ["(func (param i64) (i64.add128 (local.get 0) (local.get 0) (local.get 0) (local.get 0)) drop drop)", ["wide-arithmetic"]],
    ["(memory 1 (pagesize 1))", ["custom-page-sizes"]],
    [
      "(memory 1) (func (br_table 0 0 0 (i32.const 0)) (drop (select (result i32) (i32.const 1) (i32.const 1) (i32.const 1))))",
      ["reference-types"],
    ],
  ])("%s", async (wat, features) => {
    expect((await coreModule(wat)).features).toEqual(features);
  });
});

test("a type of a recursion group has an index of its own", async () => {
  const { exports } = await coreModule('(rec (type (struct)) (type $f (func (param i64)))) (func (export "f") (type $f))');
  expect(exports[0]?.type).toEqual({ kind: "func", type: { params: ["i64"], results: [] } });
});

const within = (...contents: readonly (readonly number[])[]) => component(section(1, modulePreamble, ...contents));
const type = section(1, [1, 0x60, 0, 0]);
const code = (...body: readonly number[]) => within(type, section(3, [1, 0]), section(10, [1], [body.length], body));

test("exception handling of the first proposal, which the assembler no longer writes, is told apart", () => {
  const [definition] = definitions(decoded(code(0x00, 0x06, 0x40, 0x19, 0x0b, 0x0b)), "core-module");
  expect(definition?.module.features).toEqual(["legacy-exceptions"]);
});

describe("a damaged module", () => {
  test.each([
    ["sections out of order", within(section(3, [0]), type), "core section 1 is repeated or out of order"],
    ["an unknown section", within(section(14, [0])), "0x0e is not the id of a core section"],
    ["a function type that is not there", within(section(3, [1, 0])), "core type index 0 is out of bounds"],
    ["a function without code", within(type, section(3, [1, 0])), "declares 1 functions and has code for 0"],
    [
      "an export that is not there",
      within(section(7, [1, 1, 0x66, 0, 0])),
      "the core export `f` refers to func 0, but there are 0",
    ],
    ["a body without end", code(0x00, 0x01), "does not end with `end`"],
    ["a body cut within an instruction", code(0x00, 0x41), "a 32-bit constant is missing or cut short"],
    ["a constant of more than 32 bits", code(0x00, 0x41, 0x80, 0x80, 0x80, 0x80, 0x08, 0x0b), "does not fit into 32 bits"],
    [
      "a constant expression without end",
      within(section(6, [1, 0x7f, 0, 0x41, 0])),
      "a constant expression is missing or cut short",
    ],
    ["a memory above 4 GiB", within(section(5, [1, 0, 0x81, 0x80, 0x04])), "a memory size must be at most 65536 pages"],
    ["limits the wrong way round", within(section(5, [1, 1, 2, 1])), "the minimum size 2 is larger than the maximum 1"],
  ])("%s is malformed", (_, bytes, message) => {
    const diagnostic = refused(bytes);
    expect(diagnostic.code).toBe("malformed-component");
    expect(diagnostic.message).toContain(message);
  });

  test("an instruction that nobody knows is unsupported", () => {
    expect(refused(code(0x00, 0xff, 0x0b))).toMatchObject({ code: "unsupported-component", place: { offset: 33 } });
    expect(refused(code(0x00, 0xfc, 0x40, 0x0b)).message).toContain("unknown instruction 0xfc 0x40");
  });

  test("smallest and largest constants are read", () => {
    const bytes = code(
      0x00,
      0x41,
      0x80,
      0x80,
      0x80,
      0x80,
      0x78,
      0x1a,
      0x42,
      ...Array.from({ length: 9 }, () => 0xff),
      0x00,
      0x1a,
      0x0b,
    );
    expect(() => refused(bytes)).toThrow("accepted");
  });

  test.each([
    ['(core module (export "a" (func 0)) (func) (export "a" (func 0)))', "a core module exports `a` twice"],
    ['(core module (import "a" "b" (func)) (import "a" "b" (func)))', "a core module imports `a` `b` twice"],
    ['(core type (module (import "a" "b" (func)) (import "a" "b" (func))))', "a core module imports `a` `b` twice"],
  ])("%s", async (wat, message) => {
    expect(await refusal(`(component ${wat})`)).toContain(message);
  });
});

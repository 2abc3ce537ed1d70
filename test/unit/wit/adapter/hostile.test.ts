/** Parts that break each rule that printed code checks, once; and calls that look like it and are allowed. */

import { describe, expect, it } from "vitest";
import { plannedText } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

const good = "(local.set 0 (global.get $top)) (global.set $top (i32.add (global.get $top) (local.get 3))) (local.get 0)";

const libc = (realloc: string) => `(memory (export "memory") 1) (global $top (mut i32) (i32.const 1024))
  (func (export "realloc") (param i32 i32 i32 i32) (result i32) ${realloc})`;

interface Parts {
  /** E.g. `(param "x" (list u8))`. */
  readonly type: string;
  /** The core type of the lowered function. */
  readonly lowered?: string;
  /** The core function `f` of the callee: its type and body. */
  readonly callee?: string;
  /** Bodies of the allocators. */
  readonly calleeRealloc?: string;
  readonly callerRealloc?: string;
  /** What the caller does. */
  readonly run: string;
}

const options = (instance: string) => `(memory (core memory ${instance} "memory")) (realloc (core func ${instance} "realloc"))`;

/** A component whose part `run` calls another part's `f`. */
function parts({ type, lowered = "", callee = lowered, calleeRealloc = good, callerRealloc = good, run }: Parts): string {
  return `(component
    (component $Callee
      (core module $m ${libc(calleeRealloc)} (func (export "f") ${callee}))
      (core instance $i (instantiate $m))
      (func (export "f") ${type} (canon lift (core func $i "f") ${options("$i")})))
    (instance $callee (instantiate $Callee))
    (core module $libc ${libc(callerRealloc)})
    (core instance $libc (instantiate $libc))
    (core func $f (canon lower (func $callee "f") ${options("$libc")}))
    (core module $m (import "" "f" (func $f ${lowered})) (import "libc" "memory" (memory 1))
      (func (export "run") ${run}))
    (core instance $i (instantiate $m (with "" (instance (export "f" (func $f)))) (with "libc" (instance $libc))))
    (func (export "run") (canon lift (core func $i "run"))))`;
}

async function running(text: string): Promise<() => unknown> {
  const { linking, bytes, world } = await plannedText(text);
  const component = new LinkedComponent(linking, bytes, world);
  return () => component.call("run", []);
}

const list = (element: string) => ({ type: `(param "x" (list ${element}))`, lowered: "(param i32 i32)" });
const text = { type: `(param "x" string)`, lowered: "(param i32 i32)" };
const result = (inner: string, callee: string) => ({
  type: `(result ${inner})`,
  lowered: "(param i32)",
  callee: `(result i32) ${callee}`,
});
const call = (...args: readonly number[]) => `(call $f ${args.map((arg) => `(i32.const ${arg})`).join(" ")})`;
const seventeen = Array(17).fill(`u32`);
const many = {
  type: seventeen.map((type, i) => `(param "p${i}" ${type})`).join(" "),
  lowered: "(param i32)",
};
const end = 65_536;

describe("pointers", () => {
  it.each<[string, string, Parts]>([
    ["of an unaligned list", "unaligned-pointer", { ...list("u32"), run: call(2, 0) }],
    ["of a list that ends outside", "pointer-out-of-bounds", { ...list("u32"), run: call(end - 4, 2) }],
    ["of an empty list outside", "pointer-out-of-bounds", { ...list("u8"), run: call(end + 1, 0) }],
    ["at the far end of the address space", "pointer-out-of-bounds", { ...list("u8"), run: call(-1, 2) }],
    ["of a list that is too long", "too-long", { ...list("u64"), run: call(0, 2 ** 25) }],
    ["of a list whose length in bytes wraps", "too-long", { ...list("u64"), run: call(0, 2 ** 29 + 1) }],
    ["of a string outside", "pointer-out-of-bounds", { ...text, run: call(end, 1) }],
    ["of a string that is too long", "too-long", { ...text, run: call(0, 2 ** 28) }],
    ["of unaligned arguments", "unaligned-pointer", { ...many, run: call(2) }],
    ["of arguments outside", "pointer-out-of-bounds", { ...many, run: call(end - 64) }],
    [
      "of a list in a list",
      "pointer-out-of-bounds",
      { ...list("(list u8)"), run: `(i32.store (i32.const 8) (i32.const -8)) ${call(8, 1)}` },
    ],
    ["of an unaligned result", "unaligned-pointer", { ...result("(tuple u8 u32)", "(i32.const 2)"), run: call(8) }],
    ["of a result outside", "pointer-out-of-bounds", { ...result("(tuple u8 u32)", `(i32.const ${end - 4})`), run: call(8) }],
    ["to an unaligned place for the result", "unaligned-pointer", { ...result("(tuple u8 u32)", "(i32.const 8)"), run: call(2) }],
    [
      "to a place for the result outside",
      "pointer-out-of-bounds",
      { ...result("(tuple u8 u32)", "(i32.const 8)"), run: call(end - 4) },
    ],
  ])("%s are refused", async (_, fault, made) => {
    expect(await running(parts(made))).toThrow(`${fault} in f`);
  });

  it("may reach the very end", async () => {
    expect((await running(parts({ ...list("u32"), run: call(end - 8, 2) })))()).toBeNull();
    expect((await running(parts({ ...list("u32"), run: call(end, 0) })))()).toBeNull();
  });
});

describe("what realloc gives", () => {
  it.each<[string, string, Parts]>([
    ["unaligned, for a list", "unaligned-allocation", { ...list("u32"), calleeRealloc: "(i32.const 2)", run: call(0, 1) }],
    ["outside, for a list", "allocation-out-of-bounds", { ...list("u32"), calleeRealloc: `(i32.const ${end})`, run: call(0, 1) }],
    ["outside, for nothing", "allocation-out-of-bounds", { ...list("u8"), calleeRealloc: "(i32.const -1)", run: call(0, 0) }],
    ["outside, for a string", "allocation-out-of-bounds", { ...text, calleeRealloc: `(i32.const ${end})`, run: call(0, 1) }],
    ["unaligned, for arguments", "unaligned-allocation", { ...many, calleeRealloc: "(i32.const 1)", run: call(0) }],
    [
      "outside, for a result",
      "allocation-out-of-bounds",
      {
        ...result("string", "(i32.store (i32.const 4) (i32.const 1)) (i32.const 0)"),
        callerRealloc: "(i32.const -1)",
        run: call(8),
      },
    ],
  ])("%s is refused", async (_, fault, made) => {
    expect(await running(parts(made))).toThrow(`${fault} in f`);
  });
});

describe("values", () => {
  const variant = `(variant (case "a" u8) (case "b" string))`;
  const char = (value: number) => `(i32.store (i32.const 8) (i32.const ${value}))`;
  it.each<[string, string, Parts]>([
    ["a char above the last", "invalid-char", { type: `(param "x" char)`, lowered: "(param i32)", run: call(0x110000) }],
    ["a surrogate", "invalid-char", { type: `(param "x" char)`, lowered: "(param i32)", run: call(0xdfff) }],
    ["a surrogate in a list", "invalid-char", { ...list("char"), run: `${char(0xd800)} ${call(8, 1)}` }],
    [
      "a case that is not there",
      "invalid-discriminant",
      { type: `(param "x" ${variant})`, lowered: "(param i32 i32 i32)", run: call(2, 0, 0) },
    ],
    ["a case that is not there, in memory", "invalid-discriminant", { ...list(variant), run: `${char(2)} ${call(8, 1)}` }],
    [
      "a member of an enum that is not there",
      "invalid-discriminant",
      { ...list(`(enum "a" "b")`), run: `${char(2)} ${call(8, 1)}` },
    ],
    ["text that is not UTF-8", "invalid-utf8", { ...text, run: `${char(0xc0)} ${call(8, 1)}` }],
    [
      "a result that is not UTF-8",
      "invalid-utf8",
      {
        ...result(
          "string",
          `(i32.store (i32.const 4) (i32.const 1)) (i32.store (i32.const 16) (i32.const 0x80)) (i32.store (i32.const 0) (i32.const 16)) (i32.const 0)`,
        ),
        run: call(8),
      },
    ],
  ])("%s is refused", async (_, fault, made) => {
    expect(await running(parts(made))).toThrow(`${fault} in f`);
  });
});

describe("bits that mean nothing", () => {
  /** What the callee finds in the first byte of a list, or as its first core value. */
  const seen = (type: string, lowered: string, read: string, value: string) => `(component
    (component $Callee
      (core module $m ${libc(good)} (global $seen (mut i32) (i32.const 0))
        (func (export "f") ${lowered} (global.set $seen ${read})) (func (export "seen") (result i32) (global.get $seen)))
      (core instance $i (instantiate $m))
      (func (export "f") (param "x" ${type}) (canon lift (core func $i "f") ${options("$i")}))
      (func (export "seen") (result u32) (canon lift (core func $i "seen"))))
    (instance $callee (instantiate $Callee))
    (core module $libc ${libc(good)})
    (core instance $libc (instantiate $libc))
    (core func $f (canon lower (func $callee "f") ${options("$libc")}))
    (core module $m (import "" "f" (func $f ${lowered})) (import "libc" "memory" (memory 1))
      (func (export "run") (i32.store (i32.const 8) (i32.const -1)) ${value}))
    (core instance $i (instantiate $m (with "" (instance (export "f" (func $f)))) (with "libc" (instance $libc))))
    (func (export "run") (canon lift (core func $i "run")))
    (export "seen" (func $callee "seen")))`;
  const first = "(i32.load8_u (local.get 0))";

  it.each([
    ["flags in a list", seen('(list (flags "a" "b" "c"))', "(param i32 i32)", first, call(8, 1)), 7],
    ["flags", seen('(flags "a" "b" "c")', "(param i32)", "(local.get 0)", call(-1)), 7],
    ["a bool in a list", seen("(list bool)", "(param i32 i32)", first, call(8, 1)), 1],
    ["a u16", seen("u16", "(param i32)", "(local.get 0)", call(-1)), 0xffff],
    ["a s8", seen("s8", "(param i32)", "(local.get 0)", call(0x180)), 0xffffff80],
  ])("are gone from %s", async (_, component, expected) => {
    const { linking, bytes, world } = await plannedText(component);
    const made = new LinkedComponent(linking, bytes, world);
    made.call("run", []);
    expect(made.call("seen", [])).toBe(expected);
  });
});

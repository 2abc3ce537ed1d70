/** Calls between the host and a component whose values lie in a memory of the host's. Random types: see random-types.test.ts. */

import { describe, expect, it } from "vitest";
import { plannedText } from "./planned.js";
import { type HostImport, LinkedComponent } from "./reference-linker.js";

/** Of the function `echo`, what its result is and what `realloc` and its post-return do. */
interface Guest {
  /** Instructions that leave pointer and length of the result. */
  readonly result?: string;
  readonly realloc?: string;
  readonly postReturn?: string;
  readonly type?: string;
}

/** `echo` gives its argument, `name` what the import `named` gives, `freed` how often a result was freed, which overwrites it. */
const guest = ({ result = "(local.get 0) (local.get 1)", realloc = "", postReturn = "", type = "string" }: Guest) => `(component
  (import "log" (func $log))
  (import "named" (func $named (param "name" ${type}) (result ${type})))
  (core module $libc (import "" "log" (func $log)) (memory (export "memory") 1) (global $top (mut i32) (i32.const 1024))
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) ${realloc}
      (global.set $top (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
      (global.set $top (i32.add (global.get $top) (local.get 3)))
      (block $enough (br_if $enough (i32.le_u (global.get $top) (i32.shl (memory.size) (i32.const 16))))
        (drop (memory.grow (i32.add (i32.shr_u (local.get 3) (i32.const 16)) (i32.const 1)))))
      (i32.sub (global.get $top) (local.get 3))))
  (core func $log (canon lower (func $log)))
  (core instance $libc (instantiate $libc (with "" (instance (export "log" (func $log))))))
  (core func $named (canon lower (func $named) (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core module $m (import "libc" "memory" (memory 1)) (import "" "log" (func $log)) (import "" "named" (func $named (param i32 i32 i32)))
    (global $freed (mut i32) (i32.const 0))
    (func (export "echo") (param i32 i32) (result i32) (local i32 i32)
      ${result} (local.set 3) (local.set 2)
      (i32.store (i32.const 16) (local.get 2)) (i32.store (i32.const 20) (local.get 3)) (i32.const 16))
    (func (export "name") (param i32 i32) (result i32) (call $named (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16))
    (func (export "free") (param i32) ${postReturn}
      (global.set $freed (i32.add (global.get $freed) (i32.const 1)))
      (memory.fill (i32.load (local.get 0)) (i32.const 0x58) (i32.load offset=4 (local.get 0))))
    (func (export "freed") (result i32) (global.get $freed)))
  (core instance $i (instantiate $m (with "libc" (instance $libc))
    (with "" (instance (export "log" (func $log)) (export "named" (func $named))))))
  (alias core export $libc "memory" (core memory $memory)) (alias core export $libc "realloc" (core func $realloc))
  (func (export "echo") (param "s" ${type}) (result ${type})
    (canon lift (core func $i "echo") (memory $memory) (realloc $realloc) (post-return (core func $i "free"))))
  (func (export "name") (param "s" ${type}) (result ${type}) (canon lift (core func $i "name") (memory $memory) (realloc $realloc)))
  (func (export "freed") (result u32) (canon lift (core func $i "freed"))))`;

const imports: Readonly<Record<string, HostImport>> = { log: () => null, named: (value) => value };

async function exchanged(made: Guest, given = imports): Promise<LinkedComponent> {
  const { linking, bytes, world } = await plannedText(guest(made), undefined, { exchange: true });
  return new LinkedComponent(linking, bytes, world, given);
}

describe("values in the exchange", () => {
  it.each(["", "a", "x".repeat(2048), "x".repeat(2049), "€".repeat(100_000)])(
    "arrive, and are freed when they were read (%#)",
    async (text) => {
      const component = await exchanged({});
      for (const times of [1, 2, 3]) {
        expect(component.call("echo", [text])).toBe(text);
        expect(component.call("freed", [])).toBe(times);
      }
    },
  );

  it.each([0, 1, 512, 513, 100_000])("are lists of numbers, too (%i)", async (length) => {
    const component = await exchanged({ type: "(list u32)" });
    const numbers = Array.from({ length }, (_, i) => (i * 77_777) % 2 ** 32);
    expect(component.call("echo", [numbers])).toEqual(numbers);
    expect(component.call("name", [numbers])).toEqual(numbers);
    expect(component.call("freed", [])).toBe(1);
  });

  it.each(["", "a", "x".repeat(5000)])("pass an import (%#)", async (text) => {
    const component = await exchanged({}, { ...imports, named: (name) => `${name}, ${name}` });
    expect(component.call("name", [text])).toBe(`${text}, ${text}`);
  });
});

describe("a guest that may not call out", () => {
  const log = "(call $log)";
  it.each([
    ["in realloc for an argument", { realloc: log }, "echo"],
    ["in realloc for what an import gives", { realloc: log }, "name"],
    ["in post-return", { postReturn: log }, "echo"],
  ] as const)("is stopped %s", async (_, made, name) => {
    const calls: string[] = [];
    const component = await exchanged(made, { ...imports, log: () => calls.push("log") });
    expect(() => component.call(name, ["s"])).toThrow("cannot-leave in log");
    expect(calls).toEqual([]);
  });

  it("is stopped where the host has it allocate and free", async () => {
    const long = "x".repeat(5000);
    await expect(exchanged({ realloc: log }).then((it) => it.call("echo", [long]))).rejects.toThrow("cannot-leave in log");
    await expect(exchanged({ postReturn: log }).then((it) => it.call("echo", [long]))).rejects.toThrow("cannot-leave in log");
  });

  it("is stopped at an import that passes the exchange", async () => {
    const component = await exchanged({ postReturn: "(call $named (i32.const 0) (i32.const 0) (i32.const 64))" });
    expect(() => component.call("echo", ["s"])).toThrow("cannot-leave in named");
  });
});

describe("a guest that lies", () => {
  it.each([
    ["pointer-out-of-bounds", "(i32.const -1) (i32.const 2)"],
    ["pointer-out-of-bounds", "(i32.const 65535) (i32.const 3000)"],
    ["too-long", "(i32.const 0) (i32.const 0x10000000)"],
    ["invalid-utf8", "(i32.store8 (i32.const 512) (i32.const 0xff)) (i32.const 512) (i32.const 1)"],
  ])("ends with %s (%#)", async (fault, result) => {
    const component = await exchanged({ result });
    expect(() => component.call("echo", ["s"])).toThrow(`${fault} in echo`);
  });

  it("is not believed where it allocates", async () => {
    const component = await exchanged({ realloc: "(return (i32.const -8))" });
    expect(() => component.call("echo", ["s"])).toThrow("allocation-out-of-bounds in echo");
  });

  it("cannot make the host take its memory for the exchange", async () => {
    const component = await exchanged({ type: "(list u32)", result: "(i32.const 2) (i32.const 1)" });
    expect(() => component.call("echo", [[]])).toThrow("unaligned-pointer in echo");
  });
});

describe("a plan", () => {
  const scalars = `(component (core module $m (func (export "f") (param i32) (result i32) (local.get 0))) (core instance $i (instantiate $m))
    (func (export "f") (param "x" u32) (result u32) (canon lift (core func $i "f"))))`;

  it("is the same where no values pass the exchange", async () => {
    const plan = async (exchange: boolean) => (await plannedText(scalars, undefined, { exchange })).linking;
    expect(await plan(true)).toEqual(await plan(false));
  });

  it("names the exchange in the options of the calls that pass it", async () => {
    const { plan } = (await plannedText(guest({}), undefined, { exchange: true })).linking;
    const room = 16 + 16;
    const of = (options: number) => plan.options[options]?.exchange?.start;
    expect(plan.exports.map(({ function: path, options }) => [path, of(options)])).toEqual([
      ["echo", room],
      ["name", room],
      ["freed", undefined],
    ]);
    const imports = plan.hostFunctions.flatMap((it) => (it.kind === "import" ? [[it.function, of(it.options)]] : []));
    expect(imports).toEqual([
      ["log", undefined],
      ["named", room],
    ]);
  });
});

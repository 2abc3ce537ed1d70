/** What comes from outside when a client is made: options, artifacts, link plans. */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { backendInput } from "../backend-input.js";
import { componentOf, type Guest, writePackage } from "./generate-package.js";

const guest: Guest = {
  wit: `
    package t:out;
    interface store { resource blob { size: func() -> u32; } open: func(name: string) -> blob; }
    interface api {
      resource cart { constructor(id: string); }
      fill: func(lines: list<string>) -> u32;
      table: func(more: u32) -> u32;
      pages: func(more: u32) -> u32;
    }
    world out { import store; import log: func(text: string); export api; }`,
  wat: `
    (module
      (import "$root" "log" (func $log (param i32 i32)))
      (import "t:out/store" "open" (func $open (param i32 i32) (result i32)))
      (import "t:out/store" "[method]blob.size" (func $size (param i32) (result i32)))
      (import "t:out/store" "[resource-drop]blob" (func $drop (param i32)))
      (import "[export]t:out/api" "[resource-new]cart" (func $new (param i32) (result i32)))
      (memory (export "memory") 2)
      (table $t 1 externref)
      (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
      (func (export "t:out/api#[constructor]cart") (param i32 i32) (result i32) (call $new (i32.const 1)))
      (func (export "t:out/api#[dtor]cart") (param i32))
      (func (export "t:out/api#fill") (param i32 i32) (result i32) (call $log (i32.const 0) (i32.const 0)) (local.get 1))
      (func (export "t:out/api#table") (param i32) (result i32) (table.grow $t (ref.null extern) (local.get 0)))
      (func (export "t:out/api#pages") (param i32) (result i32) (memory.grow (local.get 0)))
      (func (export "wide") (param i64) (result i32) (i32.const 1)))`,
};

const imports = { log: () => {}, store: { open: () => ({ size: () => 1 }) } };
// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let sdk: any;
// biome-ignore lint/suspicious/noExplicitAny: JSON that tests damage
let plan: any;
let component: Uint8Array;
let folder: string;
beforeAll(async () => {
  component = await componentOf(guest);
  const input = await backendInput(guest.wit, component);
  folder = writePackage(input);
  sdk = await import(pathToFileURL(path.join(folder, "index.js")).href);
  plan = JSON.parse(JSON.stringify(input.plan));
});
const load = (options: object = {}) => sdk.Out.load({ imports, ...options });

describe("options", () => {
  test.each([
    [{ memoryLimit: "1gb" }, 'memoryLimit: "1gb" is not a number of bytes'],
    [{ memoryLimit: Number.NaN }, "memoryLimit: NaN is not a number of bytes"],
    [{ memoryLimit: -1 }, "memoryLimit: -1 is not a number of bytes"],
    [{ memorylimit: 1 }, "options.memorylimit: unknown: known are imports, artifact, memoryLimit"],
    [{ artifact: null }, "artifact: null is not an object"],
    [{ artifact: 7 }, "artifact: 7 is not an object"],
    [{ artifact: { bytes: 1 } }, "artifact.bytes: unknown: known are component, modules, plan"],
    [{ artifact: { component: 7 } }, "artifact.component: it is neither bytes nor a URL or path"],
    [{ artifact: { modules: [{}] } }, "artifact.modules[0]: it is not a WebAssembly.Module"],
    [{ imports: null }, "imports.store.open is missing"],
  ])("%j", async (options, message) => {
    await expect(load(options)).rejects.toThrow(message);
  });

  test("that are none", async () => {
    await expect(sdk.Out.load(null)).rejects.toThrow(new TypeError("options: null is not an object"));
  });
});

describe("an artifact that cannot be had", () => {
  test.each([
    ["a file that is not there", "none.wasm", "ENOENT"],
    ["a device", "/dev/zero", "/dev/zero is no regular file"],
    ["a folder", "/", "/ is no regular file"],
    ["an address that is none", "http://", "the artifact cannot be loaded"],
    ["bytes that are no wasm", new Uint8Array(10), "is not the one that its plan describes"],
  ])("%s", async (_, artifact, message) => {
    const error = await load({ artifact }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(sdk.SdkError);
    expect(error.message).toContain(message);
  });

  test("says what to do", async () => {
    await expect(load({ artifact: "none.wasm" })).rejects.toThrow('give it with the option "artifact"');
  });
});

test("an artifact that is verified is compiled once", async () => {
  // biome-ignore lint/suspicious/noExplicitAny: its types are those of browsers
  const engine = (globalThis as any).WebAssembly;
  const { compile } = engine;
  let compiled = 0;
  engine.compile = (bytes: unknown) => {
    compiled++;
    return compile(bytes);
  };
  try {
    for (let i = 0; i < 3; i++) (await load({ artifact: component.slice() })).close();
  } finally {
    engine.compile = compile;
  }
  expect(compiled).toBe(plan.modules.length);
});

describe("limits", () => {
  test("hold for tables without an option", async () => {
    const { api } = await load();
    expect(api.table(99_999)).toBe(1);
    expect(api.table(1)).toBe(0xffffffff);
  });

  test("hold for memories and tables together", async () => {
    const { api } = await load({ memoryLimit: 20 * 65536 });
    expect(api.table(99_999)).toBe(1);
    expect(api.pages(6)).toBe(0xffffffff);
    expect(api.pages(5)).toBe(2);
  });
});

describe("a link plan", () => {
  const set = (at: readonly (string | number)[], value: unknown) => {
    const damaged = structuredClone(plan);
    const owner = at.slice(0, -1).reduce((part, key) => part[key], damaged);
    if (value === undefined) delete owner[at.at(-1) ?? ""];
    else owner[at.at(-1) ?? ""] = value;
    return damaged;
  };
  const open = (damaged: unknown) => load({ artifact: { component, plan: damaged } });

  test.each([
    [["steps", 1, "imports", 0, "from"], { instance: 9, name: "memory" }, "steps[1].imports[0].from.instance: 9 is out of range"],
    [["steps", 1, "imports", 0, "from"], { instance: 1, name: "memory" }, "steps[1].imports[0].from.instance: 1 is out of range"],
    [["components", 0, "parent"], 0, "components[0].parent: 0 is out of range"],
    [["modules", 0, "offset"], 1e9, "bytes of the artifact"],
    [["hostFunctions", 0, "kind"], "launch", 'hostFunctions[0].kind: "launch" is not "import" or '],
    [["options", 0, "encoding"], "utf7", 'options[0].encoding: "utf7" is not "utf8" or "utf16"'],
    [["format"], 2, "format: 2 is not 1"],
    [["exports"], null, "exports: null is not a list"],
  ])("%j", async (at, value, message) => {
    await expect(open(set(at, value))).rejects.toThrow(message);
    await expect(open(set(at, value))).rejects.toThrow(sdk.SdkError);
  });

  test("whose function has other core types ends the client, and says so", async () => {
    const index = plan.exports.findIndex((it: { function: string }) => it.function.endsWith("#pages"));
    const client = await open(set(["exports", index, "core", "name"], "wide"));
    const message = "the artifact does not fit its link plan: a function has other core types";
    expect(() => client.api.pages(1)).toThrow(new sdk.SdkError(message));
    expect(() => client.api.table(0)).toThrow(sdk.ClosedError);
  });

  /** Every place in the plan. */
  function* places(part: unknown, at: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
    if (at.length > 0) yield at;
    if (typeof part !== "object" || part === null) return;
    for (const [key, value] of Object.entries(part)) yield* places(value, [...at, Array.isArray(part) ? Number(key) : key]);
  }

  test("that is damaged anywhere is refused, or works", async () => {
    const values = [
      -1,
      5,
      1e6,
      2 ** 53,
      1.5,
      "",
      "memory",
      "cabi_realloc",
      "__proto__",
      "x".repeat(1e5),
      null,
      [],
      {},
      true,
      undefined,
    ];
    let refused = 0;
    for (const at of places(plan)) {
      for (const value of values) {
        const client = await open(set(at, value)).catch((error: unknown) => error);
        if (client instanceof sdk.SdkError) refused++;
        else if (client instanceof Error) throw new Error(`${at.join(".")} = ${String(value).slice(0, 20)}`, { cause: client });
        else client.close();
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  test.each([["text"], [[]], [7], [null], [{}]])("that is none: %j", async (damaged) => {
    await expect(open(damaged)).rejects.toThrow(sdk.SdkError);
  });
});

test("a package loads where Error.prototype is frozen", () => {
  const script = `Object.freeze(Error.prototype); const sdk = await import(${JSON.stringify(path.join(folder, "index.js"))}); console.log(new sdk.SdkError("a").name);`;
  expect(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" })).toBe("SdkError\n");
});

test("an async function does not type-check where nothing is returned", () => {
  const compile = (text: string) => {
    const project = path.join(folder, "types");
    mkdirSync(project, { recursive: true });
    writeFileSync(
      path.join(project, "use.ts"),
      `import type { Imports } from "../index.js";\nconst lines: string[] = [];\n${text}\nvoid lines;\nvoid log;\n`,
    );
    const tsc = path.resolve(import.meta.dirname, "../../../../node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "use.ts"];
    try {
      return execFileSync(process.execPath, [tsc, ...flags], { cwd: project, encoding: "utf8" });
    } catch (error) {
      return String((error as { stdout: string }).stdout);
    }
  };
  const typed = (body: string) => `const log: Imports["log"] = ${body};`;
  expect(compile(typed("async () => {}"))).toContain("Promise<void>");
  expect(compile(typed("async (text) => { lines.push(text); }"))).toContain("Promise<void>");
  const right = [
    "(text) => lines.push(text)",
    "(text) => { lines.push(text); }",
    "() => undefined",
    "() => null",
    "() => lines",
    "() => true",
    "() => new Map()",
    "() => { throw new Error(); }",
  ];
  expect(compile(`${right.map((body, i) => typed(body).replace("log", `log${i}`)).join("\n")}\nconst log = 1;`)).toBe("");
});

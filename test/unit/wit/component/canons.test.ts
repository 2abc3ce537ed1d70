import { describe, expect, test } from "vitest";
import type { Canon } from "../../../../wit/component/decoded-component.js";
import { component, decoded, decodedText, definitions, refusal, refused, section } from "./assemble.js";

const guest = `
  (core module $m
    (memory (export "mem") 1)
    (memory (export "big") i64 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) unreachable)
    (func (export "text") (param i32 i32) (result i32) unreachable)
    (func (export "post") (param i32))
    (func (export "nothing"))
    (func (export "callback") (param i32 i32 i32) (result i32) unreachable)
    (func (export "status") (result i32) unreachable)
    (func (export "many") (param i32) unreachable))
  (core instance $i (instantiate $m))
  (alias core export $i "mem" (core memory $mem))
  (alias core export $i "big" (core memory $big))
  (alias core export $i "realloc" (core func $realloc))
  (alias core export $i "text" (core func $text))
  (alias core export $i "post" (core func $post))
  (alias core export $i "nothing" (core func $nothing))
  (alias core export $i "callback" (core func $callback))
  (alias core export $i "status" (core func $status))
  (alias core export $i "many" (core func $many))
  (type $plain (func))
  (type $strings (func (param "s" string) (result string)))
  (type $task (func async))
  (type $wide (func ${Array.from({ length: 17 }, (_, i) => `(param "p${i}" u8)`).join(" ")}))`;

/** The canonical functions of `wat`, which stands after the definitions of `guest`. */
async function canons(wat: string): Promise<readonly Canon[]> {
  return definitions(await decodedText(`(component ${guest} ${wat})`), "canon").map(({ canon }) => canon);
}

test("lift and lower are read with their options", async () => {
  const [lift, lower] = await canons(`
    (func $f (type $strings) (canon lift (core func $text) (memory $mem) (realloc $realloc) (post-return $post)))
    (core func (canon lower (func $f) string-encoding=latin1+utf16 (memory $mem) (realloc $realloc)))`);
  expect(lift).toEqual({
    kind: "lift",
    coreFunc: 1,
    options: { encoding: "utf8", async: false, memory: 0, realloc: 0, postReturn: 2 },
    type: 1,
  });
  expect(lower).toEqual({ kind: "lower", func: 0, options: { encoding: "latin1+utf16", async: false, memory: 0, realloc: 0 } });
});

test("an async lift is read with its callback", async () => {
  const [lift] = await canons("(func (type $task) (canon lift (core func $status) async (callback $callback)))");
  expect(lift).toMatchObject({ kind: "lift", options: { async: true, callback: 4 } });
});

test("resource functions are read", async () => {
  const found = await canons(`
    (type $r (resource (rep i32)))
    (core func (canon resource.new $r)) (core func (canon resource.drop $r)) (core func (canon resource.rep $r))`);
  expect(found).toEqual([
    { kind: "resource-new", resource: 4 },
    { kind: "resource-drop", resource: 4, async: false },
    { kind: "resource-rep", resource: 4 },
  ]);
});

describe("builtins have their core signature", () => {
  test.each([
    ["task.cancel", [0x05], [], []],
    ["subtask.cancel", [0x06, 1], ["i32"], ["i32"]],
    ["backpressure.set", [0x08], ["i32"], []],
    ["context.get", [0x0a, 0x7f, 0], [], ["i32"]],
    ["context.set", [0x0b, 0x7f, 1], ["i32"], []],
    ["thread.yield", [0x0c, 0], [], ["i32"]],
    ["subtask.drop", [0x0d], ["i32"], []],
    ["stream.new", [0x0e, 0], [], ["i64"]],
    ["stream.read", [0x0f, 0, 1, 0x06], ["i32", "i32", "i32"], ["i32"]],
    ["stream.cancel-write", [0x12, 0, 1], ["i32"], ["i32"]],
    ["stream.drop-readable", [0x13, 0], ["i32"], []],
    ["future.new", [0x15, 1], [], ["i64"]],
    ["future.write", [0x17, 1, 0], ["i32", "i32"], ["i32"]],
    ["error-context.new", [0x1c, 0], ["i32", "i32"], ["i32"]],
    ["error-context.debug-message", [0x1d, 0], ["i32", "i32"], []],
    ["waitable-set.new", [0x1f], [], ["i32"]],
    ["waitable-set.drop", [0x22], ["i32"], []],
    ["waitable.join", [0x23], ["i32", "i32"], []],
    ["backpressure.inc", [0x24], [], []],
    ["thread.index", [0x26], [], ["i32"]],
    ["thread.resume-later", [0x28], ["i32"], []],
    ["thread.suspend", [0x29, 0], [], ["i32"]],
    ["thread.yield-then-promote", [0x2d, 1], ["i32"], ["i32"]],
    ["thread.available-parallelism", [0x42, 0], [], ["i32"]],
  ])("%s", (name, bytes, params, results) => {
    const [found] = definitions(decoded(component(section(7, [2, 0x66, 0, 0x65, 0]), section(8, [1], bytes))), "canon");
    expect(found?.canon).toMatchObject({ kind: "builtin", name, signature: { kind: "fixed", type: { params, results } } });
  });

  test("task.return carries its result type", () => {
    const bytes = component(section(8, [2], [0x09, 0x00, 0x79, 0], [0x09, 0x01, 0x00, 0]));
    expect(definitions(decoded(bytes), "canon").map(({ canon }) => canon)).toEqual([
      {
        kind: "builtin",
        name: "task.return",
        signature: { kind: "task-return", result: { kind: "primitive", type: "u32" } },
        uses: [],
      },
      { kind: "builtin", name: "task.return", signature: { kind: "task-return" }, uses: [] },
    ]);
  });

  test.each([
    [[0x0e, 5], "type index 5 is out of bounds"],
    [[0x15, 0], "`future.new` needs a future type, which type 0 is not"],
    [[0x20, 0, 3], "core memory index 3 is out of bounds"],
    [[0x27, 0, 0], "core type index 0 is out of bounds"],
    [[0x06, 2], "0x02 is not an `async`, `cancellable` or `shared` flag"],
    [[0x2e], "0x2e is not a canonical function"],
  ])("%j is refused", (bytes, message) => {
    expect(refused(component(section(7, [1, 0x66, 0]), section(8, [1], bytes))).message).toContain(message);
  });
});

test("a single flat result needs no memory", async () => {
  const [lift] = await canons("(func (result u8) (canon lift (core func $status)))");
  expect(lift).toMatchObject({ kind: "lift", options: { encoding: "utf8", async: false } });
});

test("the asynchronous resource.drop of 2025 is read", () => {
  const bytes = component(section(7, [1, 0x3f, 0x7f, 0]), section(8, [1, 0x07, 0]));
  expect(definitions(decoded(bytes), "canon")[0]?.canon).toEqual({ kind: "resource-drop", resource: 0, async: true });
});

describe("what options must be", () => {
  const lower = (options: string, type = "$strings") =>
    `(import "f" (func $f (type ${type}))) (core func (canon lower (func $f) ${options}))`;
  test.each([
    ["(func (type $plain) (canon lift (core func $text)))", "core function 1 is lifted, but its type is not [] -> []"],
    ["(func (type $plain) (canon lift (core func $nothing) async))", "needs an async function type"],
    ["(func (type $plain) (canon lift (core func $nothing) (callback $callback)))", "`callback` needs the option `async`"],
    ["(func (type $strings) (canon lift (core func $text) (memory $mem)))", "`realloc` is missing"],
    ["(func (type $wide) (canon lift (core func $many) (memory $mem)))", "`realloc` is missing"],
    ["(func (type $strings) (canon lift (core func $text)))", "`memory` is missing"],
    [
      "(func (type $strings) (canon lift (core func $text) (memory $mem) (realloc $post)))",
      "is the `realloc` option, but its type is not [i32 i32 i32 i32] -> [i32]",
    ],
    [
      "(func (type $strings) (canon lift (core func $text) (memory $mem) (realloc $realloc) (post-return $nothing)))",
      "is the `post-return` option, but its type is not [i32] -> []",
    ],
    [lower(""), "`memory` is missing"],
    [lower("(memory $mem)"), "`realloc` is missing"],
    [lower("(realloc $realloc)", "$plain"), "`realloc` needs the option `memory`"],
    [lower("(memory $mem) (realloc $realloc) (post-return $post)"), "`post-return` is not for lowered functions"],
    [lower("(memory $mem) (memory $mem)"), "`memory` is given twice"],
    [lower("string-encoding=utf8 string-encoding=utf16", "$plain"), "utf16 conflicts with the encoding utf8"],
    [lower("(memory 7)", "$plain"), "core memory index 7 is out of bounds"],
    [lower("(memory $big) (realloc $realloc)"), "uses a 64-bit memory"],
    [
      '(import "r" (type $r (sub resource))) (core func (canon resource.new $r))',
      "is not a resource that this component defines",
    ],
    ["(func (result (tuple u8 u8)) (canon lift (core func $status)))", "`memory` is missing"],
    ["(type (resource (rep i32) (dtor (core func $nothing))))", "core function 3 is not a destructor"],
    ["(core func (canon resource.drop $plain))", "type 0 is not a resource type"],
  ])("%s", async (wat, message) => {
    expect(await refusal(`(component ${guest} ${wat})`)).toContain(message);
  });

  test("the canonical ABI for garbage-collected values is unsupported", () => {
    const bytes = component(
      section(7, [1, 0x40, 0, 0x01, 0]),
      section(10, [1, 0, 1, 0x66, 0x01, 0]),
      section(8, [1, 0x01, 0, 0, 1, 0x09]),
    );
    expect(refused(bytes)).toMatchObject({ code: "unsupported-component" });
  });
});

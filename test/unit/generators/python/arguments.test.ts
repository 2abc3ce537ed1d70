/** Arguments are taken over: read once, deep, before the call waits for the instance. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasInterpreter, interpreter, run, writePackage } from "./python-package.js";

const wit = `package test:arguments;
interface host { hold: func(); }
interface api {
  record item { id: u32, tags: list<string> }
  variant shape { circle(u32), point }
  hold: func();
  total: func(items: list<item>) -> u32;
  length: func(of: string) -> u32;
  area: func(of: shape) -> u32;
}
world arguments { import host; export api; }
`;

const wat = `(module
  (import "test:arguments/host" "hold" (func $hold))
  (memory (export "memory") 1)
  (global $next (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $next (i32.and (i32.add (global.get $next) (i32.const 7)) (i32.const -8)))
    (global.get $next)
    (global.set $next (i32.add (global.get $next) (local.get 3))))
  (func (export "test:arguments/api#hold") (call $hold))
  (func (export "test:arguments/api#length") (param i32 i32) (result i32) (local.get 1))
  (func (export "test:arguments/api#area") (param i32 i32) (result i32) (local.get 1))
  (func (export "test:arguments/api#total") (param $at i32) (param $length i32) (result i32) (local $sum i32)
    (loop $next
      (if (local.get $length) (then
        (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 12)))
        (local.set $length (i32.sub (local.get $length) (i32.const 1)))
        (br $next))))
    (local.get $sum)))`;

describe.skipIf(!hasInterpreter)("arguments", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-python-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  beforeAll(() => writePackage(root, wit, wat, false));

  it.each(["fast", "public"])("are taken over, over the %s store", (store) => {
    const program = path.join(import.meta.dirname, "programs/arguments.py");
    const ended = run(interpreter, [program], { PYTHONPATH: path.join(root, "src"), SDK_RUNTIME_STORE: store });
    expect(ended).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  });
});

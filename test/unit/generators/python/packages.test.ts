/** Generated packages as a customer's program uses them: two in one process, interrupted, built and installed. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MANIFEST_NAME } from "../../../../cli/output/manifest.js";
import { hasInterpreter, interpreter, run, writePackage } from "./python-package.js";

const wit = (name: string) => `package test:${name};
interface host { tick: func(n: u32) -> u32; }
interface api {
  enum kind { a, b }
  record item { id: u32, kind: kind }
  add: func(a: u32, b: u32) -> u32;
  tick: func(n: u32) -> u32;
  spin: func();
  wrong-items: func() -> list<item>;
}
world ${name} { import host; export api; }
`;

const wat = (name: string) => `(module
  (import "test:${name}/host" "tick" (func $tick (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "test:${name}/api#add") (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "test:${name}/api#tick") (param i32) (result i32) (call $tick (local.get 0)))
  (func (export "test:${name}/api#spin") (loop $l (br $l)))
  (func (export "test:${name}/api#wrong-items") (result i32) (i32.const 16))
  (data (i32.const 16) "\\20\\00\\00\\00\\02\\00\\00\\00")
  (data (i32.const 32) "\\01\\00\\00\\00\\00\\00\\00\\00\\02\\00\\00\\00\\07\\00\\00\\00"))`;

const programs = path.join(import.meta.dirname, "programs");

describe.skipIf(!hasInterpreter)("generated packages", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-python-"));
  const folder = (name: string) => path.join(root, name);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    await writePackage(folder("one"), wit("one"), wat("one"), false);
    await writePackage(folder("two"), wit("two"), wat("two"), true);
  });

  const sources = ["one", "two"].map((name) => path.join(folder(name), "src")).join(path.delimiter);
  const runProgram = (args: readonly string[], store: string) =>
    run(interpreter, args, { PYTHONPATH: sources, SDK_RUNTIME_STORE: store });

  describe.each(["fast", "public"])("over the %s store", (store) => {
    it.each(["two_packages.py", "failed_lift.py"])("run %s", (program) => {
      const ended = runProgram([path.join(programs, program)], store);
      expect(ended).toEqual({ status: 0, stdout: "done\n", stderr: "" });
    });

    it.each(["ctrl_c.py", "ctrl_c_async.py"])("are interrupted in `python -c`: %s", (program) => {
      const ended = runProgram(["-c", readFileSync(path.join(programs, program), "utf8")], store);
      expect(ended).toEqual({ status: 0, stdout: "done\n", stderr: "" });
    });
  });

  it("are built as sdist and wheel, and work where only the wheel and the engine are", () => {
    writeFileSync(path.join(folder("one"), MANIFEST_NAME), "{}");
    // The wheel is made from the sdist.
    const built = run(interpreter, ["-m", "build", "--no-isolation", "--outdir", folder("dist"), folder("one")]);
    expect(built.status, built.stdout + built.stderr).toBe(0);
    const [wheel = "", sdist] = readdirSync(folder("dist")).sort();
    expect([wheel, sdist]).toEqual(["test_one-1.0.0-py3-none-any.whl", "test_one-1.0.0.tar.gz"]);

    const listed = spawnSync("tar", ["-tzf", path.join(folder("dist"), "test_one-1.0.0.tar.gz")], { encoding: "utf8" });
    expect(listed.stdout).toContain("pyproject.toml");
    expect(listed.stdout).not.toContain(MANIFEST_NAME);

    const venv = folder("venv");
    expect(run(interpreter, ["-m", "venv", "--without-pip", venv]).status).toBe(0);
    const installed = path.join(venv, "bin/python");
    linkEngine(installed);
    const pip = ["-m", "pip", "--python", installed, "--disable-pip-version-check"];
    const wheelFile = path.join(folder("dist"), wheel);
    const install = run(interpreter, [...pip, "install", "--quiet", "--no-index", wheelFile]);
    expect(install.status, install.stderr).toBe(0);
    const ended = run(installed, ["-I", path.join(programs, "installed.py"), wheelFile]);
    expect(ended).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  }, 180_000);
});

/** The engine and its metadata, from the venv of the tests: pip finds the dependency there and needs no index. */
function linkEngine(python: string): void {
  const siteOf = (command: string) =>
    run(command, ["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).stdout.trim();
  const from = siteOf(interpreter);
  const to = siteOf(python);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((name) => /^wasmtime(-.*\.dist-info)?$/.test(name))) {
    symlinkSync(path.join(from, name), path.join(to, name));
  }
}

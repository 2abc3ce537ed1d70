/** WIT names that shadow what generated code uses: the checkers have no complaint, and calls reach the guest. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPython } from "../../../conformance/checks/python.js";
import { hasInterpreter, interpreter, run, writeDummyPackage } from "./python-package.js";

const programs = path.join(import.meta.dirname, "programs");

describe.skipIf(!hasInterpreter)("names that shadow", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-python-"));
  const folder = path.join(root, "shadow");
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  beforeAll(() => writeDummyPackage(folder, readFileSync(path.join(programs, "shadow.wit"), "utf8")));

  it("are clean under the strictest checkers", async () => {
    expect(await checkPython([{ name: "shadow", folder }])).toEqual(new Map());
  }, 120_000);

  it("do not hide what bodies use", () => {
    const ended = run(interpreter, [path.join(programs, "shadow.py")], { PYTHONPATH: path.join(folder, "src") });
    expect(ended).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  });
});

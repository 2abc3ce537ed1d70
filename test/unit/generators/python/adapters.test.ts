/** Packages of components whose parts call each other: what goes wrong in such a call, and where the printed modules come from. */

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { python } from "../../../../generators/python/backend.js";
import { faults } from "../../../../wit/plan/link-plan.js";
import { assemble } from "../../wit/component/assemble.js";
import { backendInput, type InputSettings, taken, writeFiles } from "../backend-input.js";
import { chainText, chainWit, partsText, partsWit, passingText, passingWit } from "../parts.js";
import { hasInterpreter, interpreter, run, writeDummyPackage } from "./python-package.js";

const programs = path.join(import.meta.dirname, "programs");

describe.skipIf(!hasInterpreter)("a package whose component has parts", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-python-parts-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  beforeAll(async () => {
    const write = async (folder: string, wit: string, text: string, settings: InputSettings = {}) => {
      const input = await backendInput(wit, await assemble(text), settings);
      writeFiles(path.join(root, folder), taken(python.generate(input, python.options({}, input.surface))).files);
    };
    await write("parts", partsWit, partsText);
    await write("stateless", partsWit, partsText, { stateless: true });
    await write("passing", passingWit, passingText);
    await write("nodes", chainWit, chainText);
  }, 60_000);

  const runs = ["fast", "public"].flatMap((store) => [
    { store, folder: "parts", program: "parts.py" },
    { store, folder: "stateless", program: "stateless_parts.py" },
    { store, folder: "passing", program: "passing.py" },
    { store, folder: "nodes", program: "nodes.py" },
  ]);

  it.each(runs)("runs $program over the $store store", ({ store, folder, program }) => {
    const env = { PYTHONPATH: path.join(root, folder, "src"), SDK_RUNTIME_STORE: store };
    expect(run(interpreter, [path.join(programs, program)], env)).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  });

  it("has words for every rule that printed code checks", () => {
    const rules = "from t_parts._runtime.adapters import RULES; print(len(RULES), len(set(RULES)))";
    const { stdout } = run(interpreter, ["-c", rules], { PYTHONPATH: path.join(root, "parts/src") });
    expect(stdout).toBe(`${faults.length} ${faults.length}\n`);
  });

  it("has no such file without them", async () => {
    await writeDummyPackage(path.join(root, "plain"), partsWit);
    const adapters = (folder: string) => existsSync(path.join(root, folder, "src/t_parts/parts.wasm.adapters.wasm"));
    expect([adapters("parts"), adapters("plain")]).toEqual([true, false]);
  });
});

/** Modules of components whose parts call each other, as programs of a customer's use them. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { faults } from "../../../../wit/plan/link-plan.js";
import { assemble } from "../../wit/component/assemble.js";
import { writeFiles } from "../backend-input.js";
import { chainText, chainWit, partsText, partsWit, passingText, passingWit } from "../parts.js";
import { hasGo, run, writeModule } from "./go-module.js";

const MINUTES = 300_000;

describe.skipIf(!hasGo)("a component whose parts call each other", () => {
  const root = mkdtempSync(path.join(tmpdir(), "wasm-sdk-go-parts-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const program = (name: string) => readFileSync(path.join(import.meta.dirname, "programs", `${name}_test.go`), "utf8");

  it.each([
    ["parts", partsWit, partsText],
    ["passing", passingWit, passingText],
    ["nodes", chainWit, chainText],
  ])(
    "does what the tests of %s say",
    async (name, wit, text) => {
      const folder = path.join(root, name);
      await writeModule(folder, wit, await assemble(text), { module: `example.com/${name}` });
      writeFiles(folder, [
        { path: `${name}_test.go`, contents: program(name) },
        { path: "internal/component/rules_test.go", contents: program("rules") },
      ]);
      expect(run(folder, "gofmt", ["-l", "."])).toBe("");
      expect(run(folder, "go", ["vet", "./..."])).toBe("");
      expect(run(folder, "go", ["test", "-race", "."], { CGO_ENABLED: "1" })).toMatch(/^ok/);
      expect(run(folder, "go", ["test", "-v", "./internal/component"])).toContain(`rules: ${faults.length}\n`);
    },
    MINUTES,
  );
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { missingToolchain, prepare } from "../../../../cli/suite/toolchain.js";
import { tempFolder } from "../temp-folder.js";

const node = (script: string) => [process.execPath, "-e", script] as const;

describe("missingToolchain", () => {
  it("names what a failing probe stands for", async () => {
    const check = (script: string) => missingToolchain({ probe: node(script), needs: "Go 1.25" }, tempFolder(), process.env);
    expect(await check("")).toBeUndefined();
    expect(await check("process.exit(1)")).toBe("needs Go 1.25");
  });
});

describe("prepare", () => {
  const append = "require('fs').appendFileSync('log', 'x')";

  it("runs a step once, also when several wait for it, and one without `unless` each time", async () => {
    const folder = tempFolder();
    const once = { argv: node(append), cwd: folder, unless: path.join(folder, "log") };
    await Promise.all([1, 2, 3].map(() => prepare([once], folder, process.env)));
    expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("x");
    await prepare([{ argv: node(append), cwd: folder }], folder, process.env);
    expect(readFileSync(path.join(folder, "log"), "utf8")).toBe("xx");
  });

  it("stops at a step that fails, with its output", async () => {
    const folder = tempFolder();
    const steps = [node("console.error('offline'); process.exit(1)"), node(append)].map((argv) => ({ argv, cwd: folder }));
    expect(await prepare(steps, folder, process.env)).toMatch(/^`.*` exited with status 1\noffline$/);
    expect(() => readFileSync(path.join(folder, "log"))).toThrow("ENOENT");
  });
});

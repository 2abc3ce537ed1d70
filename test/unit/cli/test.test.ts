import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { buildComponent } from "./build-component.js";
import { runIn } from "./run-in.js";
import { tempFolder } from "./temp-folder.js";

vi.mock("../../../generators/registry.js", () => import("./suite/suite-backends.js"));

let component: Uint8Array;
beforeAll(async () => {
  component = await buildComponent("package acme:shop; world shop { export add: func(a: u32) -> u32; }");
});

const add = (more: object) => ({ call: "add", args: [1], ...more });
const fixture = (...steps: object[]) => JSON.stringify({ steps });
const shop = (files: Record<string, string>) => tempFolder({ "shop.wasm": component, ...files });
const env = { ...(process.env as Record<string, string>) };

/** Runs `wasm-sdk test` on one fixture file of these steps. */
async function test(languages: string, steps: readonly object[], ...more: string[]) {
  const folder = shop({ "a.json": fixture(...steps) });
  const cache = path.join(folder, "cache");
  const flags = ["test", "--component", "shop.wasm", "--lang", languages, "--fixtures", "a.json", "--cache", cache, ...more];
  return runIn(folder, flags, { env });
}

describe("test", () => {
  it("runs the fixtures against a package that is made for it", async () => {
    const { status, out, err } = await test("typescript", [add({ returns: 2 }), add({ traps: true })]);
    expect([status, err]).toEqual([0, ""]);
    expect(out.split("\n").map((line) => line.trimEnd())).toEqual([
      "            passed  failed  skipped",
      "typescript       2       0        0",
      "",
    ]);
  });

  it("shows what failed, and exits with 1", async () => {
    const { status, out } = await test("typescript", [add({ returns: 2 }), add({ traps: "failed" })]);
    expect(status).toBe(1);
    expect(out).toContain('\n\ntypescript: a.json:1 steps[1] add\n  expected: {"traps":"failed"}\n  got: it was Root\n');
  });

  it("annotates what failed at its place in the fixture file", async () => {
    const { status, out, err } = await test("typescript", [add({ returns: 2 }), add({ traps: "failed" })], "--format", "github");
    expect([status, err]).toEqual([
      1,
      '::error file=a.json,line=1,col=49,title=typescript steps[1] add::expected: {"traps":"failed"}%0Agot: it was Root\n',
    ]);
    expect(out).toContain("typescript: a.json:1 steps[1] add");
  });

  it("takes a crash for a failure, with what the runner printed", async () => {
    const { status, out } = await test("typescript", [add({}), add({ traps: "crash" }), add({})]);
    expect(status).toBe(1);
    expect(out).toMatch(/typescript {7}1 {7}2 {8}0/);
    expect(out).toMatch(
      /steps\[1\] add\n.*\n {2}got: not reported, nor were 1 more: the test runner was killed by SIGABRT\n[\s\S]*fatal: heap/,
    );
  });

  it("ends a suite that hangs", async () => {
    const { status, out } = await test("typescript", [add({ traps: "hang" })], "--time-limit", "0.7");
    expect(status).toBe(1);
    expect(out).toContain("got: not reported: the test runner did not end within 0.7 s");
  });

  it("fails for a language that cannot run, by what it lacks, and runs the others", async () => {
    const { status, out } = await test("typescript,python,ruby", [add({})], "--json");
    expect(status).toBe(1);
    expect(JSON.parse(out).languages).toEqual([
      expect.objectContaining({ language: "typescript", passed: 1 }),
      expect.objectContaining({
        language: "python",
        skipped: 1,
        cannotRun: expect.stringMatching(/could not be prepared: [\s\S]*offline/),
      }),
      expect.objectContaining({ language: "ruby", skipped: 1, cannotRun: "needs Ruby 3.3 or newer" }),
    ]);
  });

  it("fails for a language for which no folder can be written to", async () => {
    const { status, out } = await test("typescript", [add({})], "--cache", "shop.wasm/cache");
    expect([status, out]).toEqual([1, expect.stringContaining("needs folders to write to; `--cache` and TMPDIR choose them")]);
  });

  it("takes no time limit that a timer cannot keep", async () => {
    const { status, err } = await test("typescript", [add({})], "--time-limit", "3000000");
    expect([status, err]).toEqual([2, expect.stringContaining("it must be a number of seconds, at most 604800")]);
  });

  it("leaves nothing behind, unless asked to", async () => {
    const temporary = tempFolder();
    vi.stubEnv("TMPDIR", temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await test("typescript", [add({})])).err).toBe("");
    expect(readdirSync(temporary).filter((name) => name.startsWith("wasm-sdk-suite-"))).toEqual([]);
    const kept = /^kept in (.*)\n$/.exec((await test("typescript", [add({})], "--keep")).err)?.[1] ?? "";
    expect(path.dirname(kept)).toBe(temporary);
    expect(readdirSync(kept).sort()).toEqual(["package", "suite"]);
  });

  it("names all that is wrong with the fixtures at once", async () => {
    const config = { component: "shop.wasm", fixtures: ["*.fixture.json", "none/*"], targets: { typescript: { out: "ts" } } };
    const folder = shop({
      "wasm-sdk.json": JSON.stringify(config),
      "a.fixture.json": fixture({ call: "ad", args: [] }, add({ returns: "2" })),
      "b.fixture.json": "{",
    });
    const told = await runIn(folder, ["test"], { env });
    expect(told.status).toBe(2);
    expect(told.err.match(/(error|warning)\[[a-z-]+\]/g)).toEqual([
      "warning[unmatched-fixtures]",
      "error[fixture-function]",
      "error[fixture-value]",
      "error[fixture-syntax]",
    ]);
    expect(await runIn(folder, ["generate"])).toMatchObject({ status: 2, err: told.err });
  });

  it("needs fixtures", async () => {
    const { status, err } = await runIn(shop({}), ["test", "--component", "shop.wasm", "--lang", "typescript"], { env });
    expect([status, err]).toEqual([2, expect.stringContaining("error[no-fixtures]")]);
  });
});

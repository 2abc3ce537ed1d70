/** The installed package in the versions of Node that it supports, in bundles for Node, in Bun and in workerd; and that nothing of it is left there. */

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeBundles, runEsbuild } from "./bundles.js";
import { node, run } from "./command.js";
import { outcome } from "./outcome.js";
import { customerProject } from "./project.js";
import { installTools } from "./tools.js";

const MB = 2 ** 20;

let project: string;
let tools: string;

beforeAll(async () => {
  project = await customerProject("servers");
  tools = await installTools();
}, 300_000);

/** The npm packages that hold programs exist for some platforms only. */
function program(file: string, skip: (why: string) => void): string {
  const found = path.join(tools, file);
  if (!existsSync(found) && !process.env.CI) {
    // vitest's JSON reporter drops the reason of a skip.
    process.stderr.write(`SKIPPED: needs ${file}, which npm does not have for this platform\n`);
    skip("not for this platform");
  }
  return found;
}

describe.each(["20", "22", "24"])("Node %s", (version) => {
  const file = `node-${version}-${process.platform}-${process.arch}/bin/node`;

  it.for(["node.js", "node.cjs", "node-worker.js"])("runs %s", async (script, { skip }) => {
    const binary = program(file, skip);
    expect(await run(binary, ["--version"], project)).toMatch(new RegExp(`^v${version}\\.`));
    expect(JSON.parse(await run(binary, [script], project))).toEqual(outcome);
  });

  it("is left as it was by 10,000 clients, and by 10,000 resources that nobody closed", async ({ skip }) => {
    const { resources, alive, clients } = JSON.parse(await run(program(file, skip), ["--expose-gc", "leak.js"], project));
    expect(alive).toBe(0);
    for (const grown of [resources, clients]) {
      expect(grown.heap).toBeLessThan(1 * MB);
      expect(grown.process).toBeLessThan(40 * MB);
    }
  });
});

describe("Node", () => {
  it.each(Object.entries(nodeBundles))("runs a bundle of %s", async (_, bundle) => {
    const file = await bundle(project, tools);
    expect(JSON.parse(await node([file], project))).toEqual(outcome);
  });
});

/** JavaScriptCore, the engine of Safari, where V8 is everywhere else. */
describe("Bun", () => {
  it("runs node.js", async ({ skip }) => {
    const binary = program(`@oven/bun-${process.platform}-${process.arch.replace("arm64", "aarch64")}/bin/bun`, skip);
    expect(JSON.parse(await run(binary, ["node.js"], project))).toEqual(outcome);
  });
});

describe("workerd", () => {
  it("runs compiled modules: it compiles nothing itself", async ({ skip }) => {
    const binary = program(`@cloudflare/workerd-${process.platform}-${process.arch.replace("x64", "64")}/bin/workerd`, skip);
    const folder = path.join(project, "workerd");
    await node(["compile.js"], folder);
    expect(readdirSync(folder).filter((name) => name.endsWith(".wasm"))).toHaveLength(3);
    await runEsbuild(tools, ["worker.js", "--format=esm", "--external:*.wasm", "--outdir=dist"], folder);
    expect(JSON.parse(await run(binary, ["test", "workerd.capnp"], folder))).toEqual(outcome);
  });
});

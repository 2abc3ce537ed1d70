/** The installed package wherever JavaScript runs: the same program gives the same values. */

import { existsSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { browserBundles, nodeBundles, viteDevServer } from "./bundles.js";
import { chromium, visit } from "./chromium.js";
import { node, run } from "./command.js";
import { outcome } from "./outcome.js";
import { filesOf, withServer } from "./page-server.js";
import { customerProject } from "./project.js";
import { installTools } from "./tools.js";

let project: string;
let tools: string;

beforeAll(async () => {
  project = await customerProject("places");
  tools = await installTools();
}, 300_000);

if (chromium === undefined) console.error("SKIPPED browsers: needs Chromium (Debian's package chromium)");

describe.skipIf(chromium === undefined && !process.env.CI)("browsers", () => {
  /** In the page itself, then in a Worker. */
  async function expectIn(pages: Parameters<typeof withServer>[0], location: string): Promise<void> {
    const report = await withServer(pages, (address, reported) => visit(`${address}${location}`, reported));
    const where = location.endsWith("?worker") ? "DedicatedWorkerGlobalScope" : "Window";
    expect(report).toEqual({ where, value: outcome });
  }

  describe.each(Object.entries(browserBundles))("bundled by %s", (_, bundle) => {
    let folder: string;
    beforeAll(async () => {
      folder = await bundle(project, tools);
    });
    it("runs in a page", () => expectIn(filesOf(folder), "/"));
    it("runs in a Worker", () => expectIn(filesOf(folder), "/?worker"));
  });

  describe("served by vite while developing", () => {
    it.each(["/", "/?worker"])("%s", async (location) => {
      await using server = await viteDevServer(project, tools);
      await expectIn(server.pages, location);
    });
  });

  describe("unbundled", () => {
    it("runs in a page", () => expectIn(filesOf(project), "/unbundled/"));
    it("runs in a Worker", () => expectIn(filesOf(project), "/unbundled/?worker"));
  });
});

describe("Node", () => {
  const versions = ["20", "22", "24"].map((version) => ({ version, name: `node-${version}-${process.platform}-${process.arch}` }));
  const binary = (name: string) => path.join(tools, name, "bin/node");

  describe.each(versions)("$version", ({ name }) => {
    it.for(["node.js", "node.cjs", "node-worker.js"])("%s", async (script, { skip }) => {
      if (!existsSync(binary(name)) && !process.env.CI) skip(`no npm package has this Node for ${process.platform}-${process.arch}`);
      expect(JSON.parse(await run(binary(name), [script], project))).toEqual(outcome);
    });
  });

  it.each(Object.entries(nodeBundles))("bundled by %s", async (_, bundle) => {
    const file = await bundle(project, tools);
    expect(JSON.parse(await node([file], project))).toEqual(outcome);
  });
});

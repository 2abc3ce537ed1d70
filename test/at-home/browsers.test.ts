/** The installed package in Chromium, as bundlers and plain servers bring it there. */

import { beforeAll, describe, expect, it } from "vitest";
import { browserBundles, viteDevServer } from "./bundles.js";
import { chromium, visit } from "./chromium.js";
import { outcome } from "./outcome.js";
import { filesOf, withServer } from "./page-server.js";
import { customerProject } from "./project.js";
import { installTools } from "./tools.js";

const isSkipped = chromium === undefined && !process.env.CI;
// vitest's JSON reporter drops what goes to the console.
if (isSkipped) process.stderr.write("SKIPPED browsers: needs Chromium (Debian's package chromium)\n");

describe.skipIf(isSkipped)("browsers", () => {
  let project: string;
  let tools: string;

  beforeAll(async () => {
    project = await customerProject("browsers");
    tools = await installTools();
  }, 300_000);

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
    it.each(["/", "/?worker"])("runs in %s", async (location) => {
      await using server = await viteDevServer(project, tools);
      await expectIn(server.pages, location);
    });
  });

  describe("unbundled", () => {
    it("runs in a page", () => expectIn(filesOf(project), "/unbundled/"));
    it("runs in a Worker", () => expectIn(filesOf(project), "/unbundled/?worker"));
  });
});

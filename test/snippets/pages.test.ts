/** What the pages in `docs/` show is what happens. */

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { compositionTools } from "../toolchains.mjs";
import { type Page, readPage } from "./page.js";
import { runPage } from "./run-page.js";
import { makeWorkplace } from "./workplace.js";

const root = join(import.meta.dirname, "../..");
const docs = join(root, "docs");
const pages = readdirSync(docs)
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) => {
    const page = readPage(readFileSync(join(docs, name), "utf8"));
    return page === undefined ? [] : [{ name, page }];
  });
const PAGE_MS = 600_000;

describe.each(pages)("$name", ({ name, page }) => {
  const tools = toolsOf(page);
  it.skipIf(tools === undefined)(
    "does what it says",
    () => {
      const copy = makeWorkplace(basename(name, ".md"), page.folder.split("/")[0] ?? "", [builtSample()]);
      expect(runPage(page, { folder: join(copy, page.folder), tools: tools ?? [] })).toEqual([]);
    },
    PAGE_MS,
  );
});

it("there are pages that run", () => expect(pages.map(({ name }) => name)).toContain("composing.md"));

/** Folders with the commands that the page needs; undefined where they cannot be had. */
function toolsOf({ snippets }: Page): readonly string[] | undefined {
  const commands = snippets.flatMap((snippet) => (snippet.kind === "session" ? snippet.commands : []));
  return commands.some(({ text }) => text.startsWith("wac ")) ? compositionTools() : [];
}

function builtSample(): string {
  const component = "sample-api/build/billing.wasm";
  if (!existsSync(join(root, component)))
    execFileSync(process.execPath, [join(root, "sample-api/build.mjs")], { stdio: "inherit" });
  return component;
}

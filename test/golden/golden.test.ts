/**
 * What each language's back end makes of a world, as plain files: `UPDATE_GOLDENS=1` writes them anew. The component is made of the WIT and
 * does nothing; the artifact, and runtime files that ship as they are, are not kept.
 */

import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BackendInput } from "../../generators/core/backend-input.js";
import { languageIds } from "../../generators/core/languages.js";
import { loadBackend } from "../../generators/registry.js";
import { buildComponent } from "../unit/cli/build-component.js";
import { backendInput, taken, writeFiles } from "../unit/generators/backend-input.js";

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.each(folders.map((entry) => entry.name))("%s", (name) => {
  it.each(languageIds)("%s", async (language) => {
    const backend = await loadBackend(language);
    const input = await inputOf(path.join(here, name, "world.wit"));
    const { files } = taken(backend.generate(input, backend.options({}, input.surface)));
    const rendered = new Map(
      files.flatMap(({ path: file, contents }) => (typeof contents === "string" ? [[file, contents]] : [])),
    );
    const folder = path.join(here, name, language);
    if (process.env.UPDATE_GOLDENS) write(folder, rendered);
    expect(filesOf(folder)).toEqual(rendered);
  });
});

async function inputOf(file: string): Promise<BackendInput> {
  const text = readFileSync(file, "utf8");
  const input = await backendInput(text, await buildComponent(text), { initialisms: ["USD", "EUR"] });
  const sdk = { version: "1.4.0", name: "Acme Billing", description: "Invoices from line items.", license: "MIT" };
  return { ...input, sdk };
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  writeFiles(
    folder,
    [...files].map(([name, contents]) => ({ path: name, contents })),
  );
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file, "utf8")];
    }),
  );
}

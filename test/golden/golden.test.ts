/**
 * What each language's back end makes of a world, as plain files: `UPDATE_GOLDENS=1` writes them anew. The component is made of the WIT and
 * does nothing; the artifact, and runtime files that ship as they are, are not kept.
 */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type BackendInput, languageIds } from "../../generators/core/backend.js";
import { buildSurface } from "../../generators/core/build-surface.js";
import { namePolicies } from "../../generators/name-policies.js";
import { loadBackend } from "../../generators/registry.js";
import { decodeComponent } from "../../wit/component/decode.js";
import { evaluateComponent } from "../../wit/component/evaluate.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { makePlan } from "../../wit/plan/make-plan.js";
import { readWit } from "../../wit/source/read-wit.js";
import { worldFromWit } from "../../wit/world/world-from-wit.js";
import { buildComponent } from "../unit/cli/build-component.js";

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

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((it) => it.message).join("\n"));
  return outcome.value;
}

async function inputOf(file: string): Promise<BackendInput> {
  const text = readFileSync(file, "utf8");
  const bytes = await buildComponent(text);
  const world = taken(worldFromWit(taken(await readWit([{ path: "world.wit", text }]))));
  const evaluated = taken(evaluateComponent(taken(decodeComponent(bytes, "guest.wasm")), "guest.wasm"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    surface: taken(buildSurface(world, namePolicies, { rename: {}, initialisms: ["USD", "EUR"] })),
    plan: taken(makePlan(world, evaluated, { sha256, size: bytes.length }, "guest.wasm")),
    artifact: { bytes, fileName: `${world.name.kebab}.wasm`, sha256 },
    sdk: { version: "1.4.0", name: "Acme Billing", description: "Invoices from line items.", license: "MIT" },
    stateless: false,
    reach: evaluated.imports.map((each) => each.name),
  };
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
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

/** Nothing that WIT or the config says becomes code. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fitsPattern, readSchema } from "../../cli/config/schema-check.js";
import type { BackendInput } from "../../generators/core/backend-input.js";
import type { PackageFile } from "../../generators/core/files/file-set.js";
import { type LanguageId, languageIds } from "../../generators/core/languages.js";
import { buildSurface } from "../../generators/core/surface/build-surface.js";
import { namePolicies } from "../../generators/name-policies.js";
import { loadBackend } from "../../generators/registry.js";
import { isPresent } from "../conformance/harness/language-tests.js";
import { buildComponent } from "../unit/cli/build-component.js";
import { backendInput, taken, writeFiles } from "../unit/generators/backend-input.js";
import { documented, wit } from "./documented-world.js";
import { nastyDocs, nastyLines, PLAIN } from "./nasty-texts.js";
import { typescriptCode } from "./typescript-code.js";

const here = import.meta.dirname;
const folder = mkdtempSync(path.join(os.tmpdir(), "wasm-sdk-docs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let input: BackendInput;
const harmless = new Map<LanguageId, unknown>();
beforeAll(async () => {
  input = await backendInput(wit, await buildComponent(wit));
  for (const language of languageIds.filter(isPresent)) harmless.set(language, await codeOf(language, () => PLAIN, "Plain"));
});

/** What the package says as code, with these docs on its items, and this text wherever the config says something about the SDK. */
async function codeOf(language: LanguageId, docs: () => string, about: string): Promise<unknown> {
  const backend = await loadBackend(language);
  const surface = taken(buildSurface(documented(input.surface.world, docs), namePolicies, { rename: {}, initialisms: [] }));
  const sdk = { ...input.sdk, name: about, description: about, license: about, author: about, keywords: [about] };
  const { files } = taken(backend.generate({ ...input, surface, sdk }, backend.options({}, surface)));
  return languageCode[language](files);
}

const languageCode: Readonly<Record<LanguageId, (files: readonly PackageFile[]) => unknown>> = {
  typescript: typescriptCode,
  go: (files) => printed(files, "go", "run", path.join(here, "code.go")),
  python: (files) => printed(files, "python3", path.join(here, "code.py")),
  ruby: (files) => printed(files, "ruby", path.join(here, "code.rb")),
};

function printed(files: readonly PackageFile[], command: string, ...args: string[]): unknown {
  const written = mkdtempSync(path.join(folder, "package-"));
  writeFiles(written, files);
  return JSON.parse(execFileSync(command, [...args, written, PLAIN], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

/** What a config may say; the rest is refused there. */
const sentences = nastyLines.filter((line) => {
  const { name, author } = readSchema().properties?.sdk?.properties ?? {};
  return name !== undefined && author !== undefined && fitsPattern(line, name) && fitsPattern(line, author);
});

const everyNth = (step: number) => [...nastyLines.keys()].filter((i) => i % step === 0);

describe.each(languageIds)("%s", (language) => {
  it.skipIf(!isPresent(language)).each(everyNth(8))("all of it on every item, from line %i on", async (start) => {
    const about = sentences[start % sentences.length] ?? PLAIN;
    expect(await codeOf(language, () => nastyDocs(start), about)).toEqual(harmless.get(language));
  });

  it.skipIf(!isPresent(language)).each(everyNth(7))("one line on each item, from line %i on", async (start) => {
    let index = start;
    const next = () => nastyLines[index++ % nastyLines.length] ?? PLAIN;
    const about = sentences[(start + 3) % sentences.length] ?? PLAIN;
    expect(withoutCounts(await codeOf(language, next, about))).toEqual(withoutCounts(harmless.get(language)));
  });
});

/** The harmless word is not in single lines. */
function withoutCounts(code: unknown): unknown {
  return JSON.parse(JSON.stringify(code, (key, value) => (key === "documented" ? undefined : value)));
}

/** The data beside the repository: conformance vectors, real guests, worlds that are hard to name. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll } from "vitest";
import { worldOfWit } from "../../../cli/pipeline/wit-world.js";
import { callEverything } from "./call-everything.js";
import type { Refusal, TestCase } from "./test-case.js";

const shared = join(import.meta.dirname, "../../../../shared");

/** A client comes to life, and nothing is called. */
const comesToLife = join(import.meta.dirname, "comes-to-life.json");

interface ConformanceEntry {
  readonly name: string;
  readonly kind: "sync" | "async";
  readonly fused: boolean;
  readonly builtins: readonly string[];
  readonly types: readonly string[];
  readonly features: readonly string[];
}

export function conformanceCases(): readonly TestCase[] {
  return entries<ConformanceEntry>("conformance", "cases").map((entry) => {
    const testCase = vectorCase("conformance", entry.name);
    const features = entry.features.filter((feature) => !feature.startsWith("cm-"));
    const refusal = refusalOf(entry);
    if (refusal !== undefined) return { ...testCase, features, refusal };
    return entry.kind === "sync"
      ? { ...testCase, features }
      : { ...testCase, features, fixtures: testCase.fixtures.map(everyCallTraps) };
  });
}

function refusalOf({ fused, builtins, types }: ConformanceEntry): Refusal | undefined {
  if (fused) return { code: "fused-call", about: "fused call" };
  if (builtins.some((name) => name.startsWith("lift.async"))) return { code: "async-function", about: "async" };
  if (builtins.some((name) => name.startsWith("thread."))) return { code: "unsupported-component", about: "threads" };
  if (types.includes("future")) return { code: "unsupported-wit", about: "future" };
  return undefined;
}

/** Fixtures that are made from what is there. */
const derived = mkdtempSync(join(os.tmpdir(), "wasm-sdk-derived-"));
afterAll(() => rmSync(derived, { recursive: true, force: true }));

/** Async builtins of a component without async functions are stubs that trap. */
function everyCallTraps(file: string): string {
  const { steps, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  const trapping = steps.map(({ returns: _, ...step }: { readonly call?: string; readonly returns?: unknown }) =>
    step.call === undefined ? step : { ...step, traps: true },
  );
  return write(basename(dirname(file)), JSON.stringify({ ...rest, steps: trapping }));
}

function write(name: string, fixture: string): string {
  const file = join(derived, `${name.replaceAll("/", "-")}.json`);
  writeFileSync(file, fixture);
  return file;
}

export function guestCases(): readonly TestCase[] {
  const folder = join(shared, "guests");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, "component.wasm"))) : [];
  return names.map((name) => vectorCase("guests", name));
}

function vectorCase(set: string, name: string): TestCase {
  const folder = join(shared, set, name);
  return {
    name: `${set}/${name}`,
    component: join(folder, "component.wasm"),
    wit: join(folder, "world.wit"),
    fixtures: [join(folder, "vectors.json")],
    features: [],
  };
}

/** Their components trap whenever they are called. */
export async function witNamesCases(): Promise<readonly TestCase[]> {
  const named = entries<{ readonly name: string; readonly world: string }>("wit-names", "cases");
  return Promise.all(
    named.map(async ({ name, world }) => {
      const testCase = { ...vectorCase("wit-names", name), world };
      return { ...testCase, fixtures: [await everyFunctionTraps(testCase)] };
    }),
  );
}

async function everyFunctionTraps({ name, wit = "", world }: TestCase): Promise<string> {
  const meant = await worldOfWit({ absolute: wit, shown: wit }, world);
  if (!meant.ok) throw new Error(JSON.stringify(meant.diagnostics));
  return write(name, callEverything(meant.value.world));
}

interface ValidEntry {
  readonly file: string;
  readonly instantiate: boolean;
}

/** What their interface asks for, and no package offers. */
const validRefusals: Readonly<Record<string, Refusal>> = {
  "binary-binary-L0974.wasm": { code: "fused-call", about: "fused call" },
  "binary-binary-L1433.wasm": { code: "unsupported-component", about: "core module" },
};

/** Components of the suite that are never called, as far as they must come to life. */
export function validCases(): readonly TestCase[] {
  const files = entries<ValidEntry>("conformance/valid", "files").filter(({ instantiate }) => instantiate);
  return files.map(({ file }) => ({
    name: `valid/${file.replace(/\.wasm$/, "")}`,
    component: join(shared, "conformance/valid", file),
    fixtures: [comesToLife],
    features: [],
    ...(validRefusals[file] && { refusal: validRefusals[file] }),
  }));
}

function entries<Entry>(set: string, key: string): readonly Entry[] {
  const index = join(shared, set, "index.json");
  if (existsSync(index)) return JSON.parse(readFileSync(index, "utf8"))[key];
  console.warn(`SKIPPED: ${set} is not there; its components are not run`);
  return [];
}

/** The data beside the repository: conformance vectors, real guests, worlds that are hard to name. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { worldOfWit } from "../../../cli/pipeline/wit-world.js";
import { callEverything } from "./call-everything.js";
import { fusedCall, type Refusal, type TestCase } from "./test-case.js";

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
  /** Steps that expect what the specification no longer asks for: wasmtime returns there. */
  readonly disputed?: readonly number[];
}

export function conformanceCases(): readonly TestCase[] {
  return entries<ConformanceEntry>("conformance", "cases").map((entry) => {
    const testCase = vectorCase("conformance", entry.name);
    const features = entry.features.filter((feature) => !feature.startsWith("cm-"));
    const refusal = refusalOf(entry);
    if (refusal !== undefined) return { ...testCase, features, refusal };
    const fixtures = testCase.fixtures.map((file) => rewritten(file, entry));
    return { ...testCase, features, fixtures };
  });
}

const threads: Refusal = { code: "unsupported-component", about: "threads" };

/** Asynchronous cases whose fused calls are synchronous. */
const fusedSynchronously: ReadonlySet<string> = new Set([
  "async-during-sync-call-no-exclusive-resume-L0008",
  "async-during-sync-call-no-sibling-resume-L0016",
  "values-post-return-L0004",
]);

function refusalOf({ name, kind, fused, builtins, types }: ConformanceEntry): Refusal | undefined {
  if (fused && kind === "async") return fusedSynchronously.has(name) ? threads : fusedCall;
  if (builtins.some((name) => name.startsWith("lift.async"))) return { code: "async-function", about: "async" };
  if (builtins.some((name) => name.startsWith("thread."))) return threads;
  if (types.includes("future")) return { code: "unsupported-wit", about: "future" };
  return undefined;
}

/** Fixtures that are made from what is there. */
const derived = mkdtempSync(join(os.tmpdir(), "wasm-sdk-derived-"));
afterAll(() => rmSync(derived, { recursive: true, force: true }));

interface Step {
  readonly call?: string;
  readonly returns?: unknown;
  readonly traps?: unknown;
}

/** Async builtins of a component without async functions are stubs that trap; what a disputed call does is another matter. */
function rewritten(file: string, { name, kind, disputed }: ConformanceEntry): string {
  if (kind === "sync" && disputed === undefined) return file;
  const { steps, ...rest }: { readonly steps: readonly Step[] } = JSON.parse(readFileSync(file, "utf8"));
  const change = (step: Step, index: number): Step => {
    const { returns: _, traps: __, ...bare } = step;
    if (kind === "async") return step.call === undefined ? step : { ...bare, traps: true };
    return disputed?.includes(index) ? bare : step;
  };
  return write(name, JSON.stringify({ ...rest, steps: steps.map(change) }));
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

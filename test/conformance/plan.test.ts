/** The front end over the components beside the repository: conformance vectors, real guests, worlds that are hard to name. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { decodeComponent } from "../../wit/component/decode.js";
import { evaluateComponent } from "../../wit/component/evaluate.js";
import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { hasErrors, type Outcome } from "../../wit/diagnostic.js";
import type { LinkPlan } from "../../wit/plan/link-plan.js";
import { type Linking, makePlan } from "../../wit/plan/make-plan.js";
import type { Wanted } from "../../wit/plan/planning.js";
import { readWit } from "../../wit/source/read-wit.js";
import { matchWorld } from "../../wit/world/match-world.js";
import { printWorld } from "../../wit/world/print-wit.js";
import type { World } from "../../wit/world/world.js";
import { worldFromComponent } from "../../wit/world/world-from-component.js";
import { worldFromWit } from "../../wit/world/world-from-wit.js";

const shared = resolve(import.meta.dirname, "../../../shared");
if (!existsSync(shared)) console.warn(`SKIPPED: the components of ${shared} are not there`);

interface Case {
  readonly set: string;
  readonly name: string;
}

interface ConformanceEntry {
  readonly name: string;
  readonly kind: "sync" | "async";
  readonly fused: boolean;
  readonly builtins: readonly string[];
}

const sets = ["conformance", "guests", "wit-names"];
const cases: readonly Case[] = existsSync(shared)
  ? sets.flatMap((set) => {
      const names = readdirSync(resolve(shared, set)).sort();
      return names.filter((name) => existsSync(path({ set, name }, "component.wasm"))).map((name) => ({ set, name }));
    })
  : [];
const conformance: ReadonlyMap<string, ConformanceEntry> = new Map(
  (existsSync(shared) ? readIndex<ConformanceEntry>("conformance") : []).map((entry) => [entry.name, entry]),
);
const worldNames: ReadonlyMap<string, string> = new Map(
  (existsSync(shared) ? readIndex<{ name: string; world: string }>("wit-names") : []).map((entry) => [entry.name, entry.world]),
);

function readIndex<T>(set: string): readonly T[] {
  return JSON.parse(readFileSync(resolve(shared, set, "index.json"), "utf8")).cases;
}

function path({ set, name }: Case, file: string): string {
  return resolve(shared, set, name, file);
}

function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((each) => `${each.code}: ${each.message}`).join("\n"));
  return outcome.value;
}

function evaluate(each: Case): EvaluatedComponent {
  const bytes = readFileSync(path(each, "component.wasm"));
  return unwrap(evaluateComponent(unwrap(decodeComponent(bytes, each.name)), each.name));
}

async function readWorld(each: Case): Promise<World> {
  const text = readFileSync(path(each, "world.wit"), "utf8");
  const name = each.set === "wit-names" ? worldNames.get(each.name) : undefined;
  return unwrap(worldFromWit(unwrap(await readWit([{ path: "world.wit", text }], name))));
}

async function plan(each: Case, wanted: Wanted = {}): Promise<Outcome<Linking>> {
  return makePlan(await readWorld(each), evaluate(each), { sha256: "0".repeat(64), size: 1 }, each.name, undefined, wanted);
}

/** The lines of a world, sorted: encoders order types as they need them. */
function sortedLines(world: World): readonly string[] {
  return printWorld(world).split("\n").slice(1).sort();
}

describe.skipIf(cases.length === 0)("components beside the repository", () => {
  it.each(cases)("$set $name: the component fits its WIT", async (each) => {
    expect(hasErrors(matchWorld(await readWorld(each), evaluate(each), each.name))).toBe(false);
  });

  it.each(cases)("$set $name: WIT and component give the same World", async (each) => {
    const wit = sortedLines(await readWorld(each));
    const component = sortedLines(unwrap(worldFromComponent(evaluate(each), each.name)));
    // Encoders drop types that nothing uses, and toolchains add WASI.
    const onlyInWit = wit.filter((line) => !component.includes(line));
    const usesWasi = component.some((line) => line.startsWith("import interface wasi:"));
    expect(onlyInWit.filter((line) => !/^ {2}(record|variant|enum|flags|type) /.test(line))).toEqual([]);
    if (!usesWasi) expect(component.filter((line) => !wit.includes(line))).toEqual([]);
  });

  it.each(cases.filter((each) => conformance.get(each.name)?.kind !== "async"))("$set $name: is planned", async (each) => {
    const linking = unwrap(await plan(each));
    expect(fitsSchema(JSON.parse(JSON.stringify(linking.plan))), JSON.stringify(fitsSchema.errors)).toBe(true);
    checkReferences(linking.plan);
    checkPrinted(linking);
    expect(linking.adapters !== undefined).toBe(conformance.get(each.name)?.fused ?? false);
  });

  it.each(cases.filter((each) => conformance.get(each.name)?.kind !== "async"))(
    "$set $name: is planned with an exchange",
    async (each) => {
      const linking = unwrap(await plan(each, { exchange: true }));
      expect(fitsSchema(JSON.parse(JSON.stringify(linking.plan))), JSON.stringify(fitsSchema.errors)).toBe(true);
      checkReferences(linking.plan);
      checkPrinted(linking);
    },
  );

  it.each(cases.filter(isAsyncFused))("$set $name: is refused, as it is asynchronous", async (each) => {
    const outcome = await plan(each);
    expect(outcome.ok).toBe(false);
    for (const one of outcome.diagnostics) expect(["fused-call", "async-function", "unsupported-component"]).toContain(one.code);
  });

  it.each(cases.filter((each) => conformance.get(each.name)?.kind === "async" && !conformance.get(each.name)?.fused))(
    "$set $name: is planned when only builtins are async",
    async (each) => {
      const builtins = conformance.get(each.name)?.builtins ?? [];
      const outcome = await plan(each);
      expect(outcome.ok).toBe(!builtins.some((name) => /^(lift\.async|thread\.)/.test(name)));
      for (const one of outcome.diagnostics) expect(["async-function", "unsupported-component"]).toContain(one.code);
    },
  );

  it("damaged components give diagnostics, never an exception", { timeout: 300_000 }, () => {
    const random = pseudoRandom(7);
    for (const each of cases.filter((_, i) => i % 3 === 0)) {
      const bytes = readFileSync(path(each, "component.wasm"));
      if (bytes.length > 20_000) continue;
      for (let round = 0; round < 40; round++) runFrontEnd(flipBits(bytes, random));
    }
  });
});

const fitsSchema = new Ajv().compile(
  JSON.parse(readFileSync(resolve(import.meta.dirname, "../../wit/plan/link-plan.schema.json"), "utf8")),
);

function isAsyncFused({ name }: Case): boolean {
  const entry = conformance.get(name);
  return entry?.kind === "async" && entry.fused;
}

/** What is printed is valid, and imports just what the plan gives it. */
function checkPrinted({ plan: made, adapters }: Linking): void {
  for (const [index, { source, offset, length }] of made.modules.entries()) {
    if (source !== "adapters") continue;
    const bytes = adapters?.subarray(offset, offset + length) ?? new Uint8Array();
    expect(WebAssembly.validate(bytes)).toBe(true);
    const wanted = WebAssembly.Module.imports(new WebAssembly.Module(bytes)).map(({ module, name }) => [module, name]);
    for (const step of made.steps.filter((it) => it.module === index)) {
      expect(step.imports.map(({ module, name }) => [module, name])).toEqual(wanted);
    }
  }
}

/** Every reference of a plan leads somewhere, and core instances only to earlier ones. */
function checkReferences(made: LinkPlan): void {
  for (const [index, step] of made.steps.entries()) {
    expect(made.modules[step.module]).toBeDefined();
    for (const { from } of step.imports) {
      if ("host" in from) expect(made.hostFunctions[from.host]).toBeDefined();
      else expect(from.instance).toBeLessThan(index);
    }
  }
  const used = new Set(made.steps.flatMap((step) => step.imports.flatMap(({ from }) => ("host" in from ? [from.host] : []))));
  expect(used.size).toBe(made.hostFunctions.length);
  expect(new Set(made.steps.map((step) => step.module)).size).toBe(made.modules.length);
  for (const each of made.exports) {
    expect(made.options[each.options]).toBeDefined();
    expect(made.components[each.component]).toBeDefined();
    expect(each.core.instance).toBeLessThan(made.steps.length);
  }
}

function runFrontEnd(bytes: Uint8Array): void {
  const decoded = decodeComponent(bytes, "x");
  const evaluated = decoded.ok ? evaluateComponent(decoded.value, "x") : decoded;
  if (!evaluated.ok) return;
  const world = worldFromComponent(evaluated.value, "x");
  if (!world.ok) return;
  matchWorld(world.value, evaluated.value, "x");
  makePlan(world.value, evaluated.value, { sha256: "", size: bytes.length }, "x");
}

function flipBits(bytes: Uint8Array, random: () => number): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  const flips = 1 + (random() % 3);
  for (let i = 0; i < flips; i++) {
    const at = 8 + (random() % (damaged.length - 8));
    damaged[at] = (damaged[at] ?? 0) ^ (1 << (random() % 8));
  }
  return damaged;
}

/** A linear congruential generator: the same numbers in each run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state >>> 8;
  };
}

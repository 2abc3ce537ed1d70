/** Every case of a set in one language: refused by name, or all of its steps pass in the language's own runner. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FixtureStep } from "../../../cli/suite/read-fixtures.js";
import { type LanguageId, languageIds } from "../../../generators/core/languages.js";
import { loadBackend } from "../../../generators/registry.js";
import { inParallel } from "./in-parallel.js";
import { type CaseOutcome, runCase } from "./run-case.js";
import type { Refusal, TestCase } from "./test-case.js";

const ALL_CASES_MS = 1_200_000;
const AT_A_TIME = 2;

const backends = await Promise.all(languageIds.map(loadBackend));

/** Those that test/run.mjs found toolchains for; without it all. */
export function isPresent(language: LanguageId): boolean {
  const { WASM_SDK_LANGUAGES: found } = process.env;
  return found === undefined || found.split(",").includes(language);
}

export function testCases(set: string, language: LanguageId, cases: readonly TestCase[]): void {
  describe.skipIf(cases.length === 0 || !isPresent(language))(`${set}, ${language}`, () => {
    let outcomes: ReadonlyMap<TestCase, CaseOutcome> = new Map();
    const outcomeOf = (testCase: TestCase): CaseOutcome => {
      const outcome = outcomes.get(testCase);
      if (outcome === undefined) throw new Error("the case was not run");
      return outcome;
    };
    beforeAll(async () => {
      outcomes = await inParallel(cases, AT_A_TIME, (testCase) => runCase(testCase, language));
    }, ALL_CASES_MS);
    afterAll(() => console.log(summary(`${set}, ${language}`, cases, outcomes)));

    for (const testCase of cases) {
      const refusal = refusalIn(testCase, language);
      describe(testCase.name, () => {
        if (refusal === undefined) testSteps(testCase, () => outcomeOf(testCase));
        else it(`is refused: ${refusal.about}`, () => expectRefusal(outcomeOf(testCase), refusal));
      });
    }
  });
}

function refusalIn({ refusal, features }: TestCase, language: LanguageId): Refusal | undefined {
  if (refusal !== undefined) return refusal;
  const backend = backends.find(({ id }) => id === language);
  const coreFeatures: ReadonlySet<string> | undefined = backend?.coreFeatures;
  const lacking = features.find((feature) => coreFeatures?.has(feature) === false);
  return lacking === undefined ? undefined : { code: "unsupported-core-feature", about: lacking };
}

function expectRefusal(outcome: CaseOutcome, { code, about }: Refusal): void {
  expect(outcome.kind).toBe("refused");
  if (outcome.kind !== "refused") return;
  expect(outcome.errors).toContainEqual(expect.objectContaining({ code, message: expect.stringContaining(about) }));
}

function testSteps(testCase: TestCase, outcome: () => CaseOutcome): void {
  const steps = testCase.fixtures.map((file): [string, readonly FixtureStep[]] => [
    file,
    JSON.parse(readFileSync(file, "utf8")).steps,
  ]);
  for (const [file, index, step] of steps.flatMap(([file, list]) => list.map((step, i) => [file, i, step] as const))) {
    it(`steps[${index}] ${step.call ?? (step.drop === undefined ? "new" : `drop ${step.drop}`)}`, () => {
      expect(failuresOf(outcome()).filter((failure) => failure.file === file && failure.step === index)).toEqual([]);
    });
  }
  it("reports every step as passed, and nothing else", () => {
    const passed = steps.reduce((total, [, list]) => total + list.length, 0);
    const { kind } = outcome();
    expect({ kind, failures: failuresOf(outcome()), ...countsOf(outcome()) }).toEqual({
      kind: "ran",
      failures: [],
      passed,
      failed: 0,
      skipped: 0,
    });
  });
}

function failuresOf(outcome: CaseOutcome) {
  return outcome.kind === "ran" ? outcome.report.failures : [];
}

function countsOf(outcome: CaseOutcome) {
  if (outcome.kind === "refused") return { refused: outcome.errors.map(({ code, message }) => `${code}: ${message}`) };
  const { passed, failed, skipped, cannotRun } = outcome.report;
  return { passed, failed, skipped, ...(cannotRun !== undefined && { cannotRun }) };
}

/** E.g. `conformance, go: 709 steps passed, 0 failed; refused: 54 fused-call, 3 unsupported-core-feature`. */
function summary(title: string, cases: readonly TestCase[], outcomes: ReadonlyMap<TestCase, CaseOutcome>): string {
  const all = cases.flatMap((testCase) => outcomes.get(testCase) ?? []);
  const reports = all.flatMap((outcome) => (outcome.kind === "ran" ? outcome.report : []));
  const total = (key: "passed" | "failed" | "skipped") => reports.reduce((sum, each) => sum + each[key], 0);
  const refusals = new Map<string, number>();
  for (const outcome of all) {
    if (outcome.kind !== "refused") continue;
    for (const code of new Set(outcome.errors.map((error) => error.code))) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  }
  const refused = [...refusals].map(([code, number]) => `${number} ${code}`).join(", ");
  const ran = `${total("passed")} steps passed, ${total("failed")} failed, ${total("skipped")} skipped in ${reports.length} cases`;
  return `${title}: ${ran}; refused: ${refused || "none"}`;
}

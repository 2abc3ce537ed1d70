/**
 * From what a runner reported, and how it ended, to a verdict for every step. A step without a result has failed: a crash of the runner must not
 * look like a shorter suite.
 */

import type { LanguageId } from "../../generators/core/languages.js";
import type { TestResult } from "../../generators/core/suite/native-suite.js";
import type { TextPlace } from "../../wit/json/text-places.js";
import type { LanguageReport, StepFailure } from "./language-report.js";
import type { Fixture, FixtureStep } from "./read-fixtures.js";
import type { CommandRun } from "./run-command.js";

/** The end of a runner's output is where it says what happened. */
const SHOWN_OUTPUT = 4000;

export function judge(
  language: LanguageId,
  fixtures: readonly Fixture[],
  results: readonly TestResult[],
  run: CommandRun,
): LanguageReport {
  const ofFiles = fixtures.map((fixture) => judgeFile(fixture, results, run));
  const passed = count(results, "passed");
  const files = new Set(fixtures.map(({ suite }) => suite.file));
  // E.g. a test file that does not load, which the runner calls by its own path.
  const strays = results.filter(({ file, outcome }) => outcome === "failed" && !files.has(file));
  const unreported = sum(ofFiles.map((file) => file.unreported));
  const failures = [
    ...ofFiles.flatMap((file) => file.failures),
    // Some runners say only that it failed. Where steps are missing, the output stands there.
    ...strays.map(({ file, message = "failed" }) => ({ file, got: unreported > 0 ? message : `${message}: ${outputOf(run)}` })),
  ];
  const failed = count(results, "failed") + unreported;
  const unexplained = failed === 0 && !run.succeeded ? [{ file: fixtures[0]?.suite.file ?? "", got: outputOf(run) }] : [];
  return {
    language,
    passed,
    failed: failed + unexplained.length,
    skipped: count(results, "skipped"),
    skipReasons: [...new Set(results.flatMap((result) => (result.outcome === "skipped" ? (result.message ?? []) : [])))],
    failures: [...failures, ...unexplained],
  };
}

interface FileVerdict {
  readonly failures: readonly StepFailure[];
  /** How many steps have no result. */
  readonly unreported: number;
}

function judgeFile({ suite, steps }: Fixture, results: readonly TestResult[], run: CommandRun): FileVerdict {
  const own = results.filter(({ file }) => file === suite.file);
  const places = stepPlaces(suite);
  const reported = new Set(own.map((result) => result.step));
  const [firstMissing, ...others] = [...places.keys()].filter((step) => !reported.has(step));
  const locate = (step: number | undefined) => locateStep(suite.file, steps, places, step);
  const failures = own
    .filter((result) => result.outcome === "failed")
    .map((result): StepFailure => ({ ...locate(result.step), got: result.message ?? "failed" }));
  if (firstMissing === undefined) return { failures, unreported: 0 };
  const rest = others.length === 0 ? "" : `, nor were ${others.length} more`;
  const missing = { ...locate(firstMissing), got: `not reported${rest}: ${outputOf(run)}` };
  return { failures: [...failures, missing], unreported: 1 + others.length };
}

/** Every step that is a test of its own, in order. */
export function stepPlaces({ sessions }: Fixture["suite"]): ReadonlyMap<number, TextPlace> {
  return new Map(
    sessions.flatMap((session) => [
      ...(session.step === undefined ? [] : [[session.step, session.place] as const]),
      ...session.steps.map((step) => [step.step, step.place] as const),
    ]),
  );
}

function locateStep(
  file: string,
  steps: readonly FixtureStep[],
  places: ReadonlyMap<number, TextPlace>,
  index: number | undefined,
): Omit<StepFailure, "got"> {
  const step = index === undefined ? undefined : steps[index];
  if (index === undefined || step === undefined) return { file };
  const { call, drop, returns, traps, imports } = step;
  const expected = JSON.stringify({ returns, traps, imports }, (_, value) => (Object.is(value, -0) ? "-0" : value));
  return {
    file,
    ...places.get(index),
    step: index,
    subject: call ?? (drop === undefined ? "new" : `drop ${drop}`),
    expected: expected === "{}" ? "no trap" : expected,
  };
}

function outputOf({ end, stdout, stderr }: CommandRun): string {
  // A report's lines are objects; they are read, not shown.
  const printed = stdout.split("\n").filter((line) => !line.startsWith('{"'));
  const output = [...printed, stderr].join("\n").trim();
  const shown = output.length > SHOWN_OUTPUT ? `…${output.slice(-SHOWN_OUTPUT)}` : output;
  return `the test runner ${end}${shown === "" ? "" : `\n${shown}`}`;
}

function count(results: readonly TestResult[], outcome: TestResult["outcome"]): number {
  return results.filter((result) => result.outcome === outcome).length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

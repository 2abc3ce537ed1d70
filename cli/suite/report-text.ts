/** The reports of all languages for a person: one table, then what failed. */

import { alignColumns } from "../output/align-columns.js";
import { printable } from "../report.js";
import type { LanguageReport, StepFailure } from "./language-report.js";

export function reportText(reports: readonly LanguageReport[]): string {
  const failures = reports.flatMap(({ language, failures }) => failures.map((failure) => failureText(language, failure)));
  return [...table(reports), ...failures.flatMap((failure) => ["", failure])].join("\n").concat("\n");
}

function table(reports: readonly LanguageReport[]): string[] {
  const rows = reports.map((report) => [
    report.language,
    ...[report.passed, report.failed, report.skipped].map(String),
    [report.cannotRun ?? [], report.skipReasons].flat().map(indented).join("; "),
  ]);
  return alignColumns([["", "passed", "failed", "skipped", ""], ...rows]);
}

function failureText(language: string, { file, line, step, subject, expected, got }: StepFailure): string {
  const place = line === undefined ? file : `${file}:${line}`;
  const title = [`${language}: ${place}`, ...(step === undefined ? [] : [`steps[${step}]`]), subject ?? []].flat().join(" ");
  const parts = [...(expected === undefined ? [] : [`expected: ${expected}`]), `got: ${got}`];
  return [printable(title), ...parts.map((part) => `  ${indented(part)}`)].join("\n");
}

/** What a runner prints is not ours: no control character of it reaches the terminal. */
function indented(text: string): string {
  return text.split("\n").map(printable).join("\n    ");
}

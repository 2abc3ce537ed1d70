/** The reports of all languages for a person: one table, then what failed. */

import { alignColumns } from "../output/align-columns.js";
import { printable, workflowCommand } from "../report.js";
import type { LanguageReport, StepFailure } from "./language-report.js";

const SHOWN_EXPECTATION = 300;

export function reportText(reports: readonly LanguageReport[]): string {
  const failures = reports.flatMap(({ language, failures }) => failures.map((failure) => failureText(language, failure)));
  return [...table(reports), ...failures.flatMap((failure) => ["", failure])].join("\n").concat("\n");
}

function table(reports: readonly LanguageReport[]): string[] {
  const headings = ["passed", "failed", "skipped"] as const;
  const rows = reports.map((report) => [
    report.language,
    ...headings.map((heading) => String(report[heading]).padStart(heading.length)),
    [report.cannotRun ?? [], report.skipReasons].flat().map(indented).join("; "),
  ]);
  return alignColumns([["", ...headings, ""], ...rows]);
}

function failureText(language: string, failure: StepFailure): string {
  const { file, line } = failure;
  const title = titleOf(`${language}: ${line === undefined ? file : `${file}:${line}`}`, failure);
  return [title, ...outcomeLines(failure).map((line) => `  ${indented(line)}`)].join("\n");
}

function titleOf(place: string, { step, subject }: StepFailure): string {
  return printable([place, ...(step === undefined ? [] : [`steps[${step}]`]), subject ?? []].flat().join(" "));
}

function outcomeLines({ expected, got }: StepFailure): string[] {
  return [...(expected === undefined ? [] : [`expected: ${shortened(expected)}`]), `got: ${got}`];
}

/** An annotation at the place of each failure, for GitHub. */
export function reportAnnotations(reports: readonly LanguageReport[]): string {
  const annotations = reports.flatMap(({ language, failures }) => failures.map((failure) => annotation(language, failure)));
  return annotations.join("");
}

function annotation(language: string, failure: StepFailure): string {
  const message = outcomeLines(failure).map(indented).join("\n");
  return workflowCommand("error", failure, titleOf(language, failure), message);
}

/** A value may be a whole document; the file has all of it. */
function shortened(text: string): string {
  return text.length > SHOWN_EXPECTATION ? `${text.slice(0, SHOWN_EXPECTATION)}…` : text;
}

/** What a runner prints is not ours: no control character of it reaches the terminal. */
function indented(text: string): string {
  return text.split("\n").map(printable).join("\n    ");
}

import type { LanguageId } from "../../generators/core/languages.js";

/** How the fixtures fared in one language; printable as JSON. */
export interface LanguageReport {
  readonly language: LanguageId;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why it could not run at all; then all steps are skipped. */
  readonly cannotRun?: string;
  /** Why single steps were skipped, each reason once. */
  readonly skipReasons: readonly string[];
  readonly failures: readonly StepFailure[];
}

export interface StepFailure {
  /** The fixture file as the user gave it. */
  readonly file: string;
  /** From 1; where the step stands. */
  readonly line?: number;
  readonly column?: number;
  /** Index in the file's `steps`; absent for the file as a whole. */
  readonly step?: number;
  /** E.g. `acme:billing/invoices#create`, `new`, `drop a`. */
  readonly subject?: string;
  /** The step's own words, e.g. `{"returns":{"ok":null}}`. */
  readonly expected?: string;
  /** What the language's runner says. */
  readonly got: string;
}

export function succeeded({ failed, cannotRun }: LanguageReport): boolean {
  return failed === 0 && cannotRun === undefined;
}

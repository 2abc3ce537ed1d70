import type { Diagnostic } from "../wit/diagnostic.js";
import type { DiagnosticCode } from "../wit/diagnostic-codes.js";

/** The exit statuses are public: CI steps tell a stale package from a wrong input by them. */
export const ExitStatus = {
  done: 0,
  /** A check failed: `--check` found a stale package. */
  checkFailed: 1,
  /** The input is wrong or unsupported. */
  wrongInput: 2,
  /** Something in the tool, or beneath it, failed. */
  toolFailed: 3,
} as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

const statusOfCode: Partial<Record<DiagnosticCode, ExitStatus>> = {
  "stale-package": ExitStatus.checkFailed,
  "stale-lock": ExitStatus.checkFailed,
  "write-failed": ExitStatus.toolFailed,
};

/** The status that the gravest of the diagnostics asks for; warnings ask for none. */
export function exitStatusOf(diagnostics: readonly Diagnostic[]): ExitStatus {
  const codes = new Set(diagnostics.filter((d) => d.severity === "error").map((d) => d.code));
  return Math.max(ExitStatus.done, ...[...codes].map((code) => statusOfCode[code] ?? ExitStatus.wrongInput)) as ExitStatus;
}

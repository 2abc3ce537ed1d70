/**
 * What is wrong with an input, said once, for a person: the tool never throws for bad input, it collects these.
 * Internal faults throw ordinary errors instead.
 */

import type { DiagnosticCode } from "./diagnostic-codes.js";
import { diagnosticCodes } from "./diagnostic-codes.js";

export type Severity = "error" | "warning";

/** Where a diagnostic points. All parts but `file` are optional; lines and columns start at 1. */
export interface Place {
  /** Path as the user gave it, never an absolute path of our making. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Byte offset in a binary file. */
  readonly offset?: number;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence without a full stop: what is wrong, with the names involved. */
  readonly message: string;
  /** The remedy: what the user does next. */
  readonly help: string;
  readonly place?: Place;
}

/** A value, or the reasons there is none. Warnings may accompany a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Makes a diagnostic of a registered code; severity and the default remedy come from the registry. */
export function diagnostic(
  code: DiagnosticCode,
  message: string,
  more: { readonly place?: Place | undefined; readonly help?: string } = {},
): Diagnostic {
  const entry = diagnosticCodes[code];
  const help = more.help ?? entry.help;
  return {
    code,
    severity: entry.severity,
    message,
    help,
    ...(more.place === undefined ? {} : { place: more.place }),
  };
}

export function succeed<T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> {
  return { ok: true, value, diagnostics };
}

export function failed(...diagnostics: readonly Diagnostic[]): Outcome<never> {
  return { ok: false, diagnostics };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

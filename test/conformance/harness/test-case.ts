/** One component with its interface and its fixtures, and what must become of it. */

import type { DiagnosticCode } from "../../../wit/diagnostic-codes.js";

export interface TestCase {
  /** E.g. `conformance/values-strings-L0001`. */
  readonly name: string;
  /** Absolute paths. Without `wit` the interface comes from the component alone. */
  readonly component: string;
  readonly wit?: string;
  readonly world?: string;
  readonly fixtures: readonly string[];
  /** Refused in every language. */
  readonly refusal?: Refusal;
  /** Core features that it needs beyond WebAssembly 2.0; a language whose engines lack one refuses it by that name. */
  readonly features: readonly string[];
}

/** A case is refused with at least one diagnostic of `code` that mentions `about`; others may accompany it. */
export interface Refusal {
  readonly code: DiagnosticCode;
  readonly about: string;
}

export const fusedCall: Refusal = { code: "fused-call", about: "fused call" };

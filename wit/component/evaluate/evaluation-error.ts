import type { DiagnosticCode } from "../../diagnostic-codes.js";

type EvaluationErrorCode = Extract<DiagnosticCode, "malformed-component" | "unsupported-component">;

/** The one error thrown while evaluating. The entry points turn it into a diagnostic; it never leaves the front end. */
export class EvaluationError extends Error {
  readonly code: EvaluationErrorCode;
  /** Byte offset in the file. */
  readonly at: number;
  readonly help: string | undefined;

  constructor(code: EvaluationErrorCode, at: number, message: string, help?: string) {
    super(message);
    this.code = code;
    this.at = at;
    this.help = help;
  }
}

/** Refuses what validation of the component model refuses. */
export function malformed(at: number, message: string): never {
  throw new EvaluationError("malformed-component", at, message);
}

/** Refuses what the component model allows and this tool does not handle. */
export function unsupported(at: number, message: string, help?: string): never {
  throw new EvaluationError("unsupported-component", at, message, help);
}

import { type Diagnostic, diagnostic } from "../diagnostic.js";
import type { DiagnosticCode } from "../diagnostic-codes.js";

/** The one error thrown while planning: it ends the planning of one item, and `makePlan` collects its diagnostic. */
export class PlanError extends Error {
  readonly code: DiagnosticCode;
  /** Byte offset in the component; undefined where the fault is not in one place. */
  readonly at: number | undefined;
  readonly help: string | undefined;

  constructor(code: DiagnosticCode, message: string, at: number | undefined, help?: string) {
    super(message);
    this.code = code;
    this.at = at;
    this.help = help;
  }

  toDiagnostic(file: string): Diagnostic {
    const place = this.at === undefined ? { file } : { file, offset: this.at };
    return diagnostic(this.code, this.message, this.help === undefined ? { place } : { place, help: this.help });
  }
}

export function refuse(code: DiagnosticCode, message: string, at?: number, help?: string): never {
  throw new PlanError(code, message, at, help);
}

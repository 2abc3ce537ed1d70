/**
 * The one error of the front end: bytes that are refused. It is thrown at the place of the fault, since the walks over a binary are deep, and
 * becomes a diagnostic where a stage ends (`catchRefusal`); it never leaves `wit/`. Any other error is a fault of this program.
 */

import { type Diagnostic, diagnostic, failed, type Outcome, succeed } from "./diagnostic.js";
import type { DiagnosticCode } from "./diagnostic-codes.js";

export class Refusal extends Error {
  readonly code: DiagnosticCode;
  /** Byte offset in the file; undefined where the fault is not in one place. */
  readonly at: number | undefined;
  readonly help: string | undefined;

  constructor(code: DiagnosticCode, message: string, at?: number, help?: string) {
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
  throw new Refusal(code, message, at, help);
}

/** Refuses what the component model does not allow. */
export function malformed(at: number, message: string): never {
  return refuse("malformed-component", message, at);
}

/** Refuses what the component model allows and this tool does not handle. */
export function unsupported(at: number, message: string, help?: string): never {
  return refuse("unsupported-component", message, at, help);
}

/** What `body` gives, or the diagnostic of what it refused. */
export function catchRefusal<T>(file: string, body: () => T): Outcome<T> {
  try {
    return succeed(body());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed(error.toDiagnostic(file));
  }
}

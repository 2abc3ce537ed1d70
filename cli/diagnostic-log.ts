import type { Diagnostic, Outcome } from "../wit/diagnostic.js";
import { hasErrors } from "../wit/diagnostic.js";

/** Gathers diagnostics along the pipeline, so that all of them are reported at once. */
export class DiagnosticLog {
  readonly #diagnostics: Diagnostic[] = [];

  get all(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  get hasErrors(): boolean {
    return hasErrors(this.#diagnostics);
  }

  add(...diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  /** Keeps the outcome's diagnostics and gives its value, undefined where there is none. */
  take<T>(outcome: Outcome<T>): T | undefined {
    // One by one: a large fixture file can have more mistakes than a call can have arguments.
    for (const each of outcome.diagnostics) this.#diagnostics.push(each);
    return outcome.ok ? outcome.value : undefined;
  }

  /** The value with all diagnostics, or a failure if it is missing or one of them is an error. */
  conclude<T>(value: T | undefined): Outcome<T> {
    if (value === undefined || this.hasErrors) return { ok: false, diagnostics: this.#diagnostics };
    return { ok: true, value, diagnostics: this.#diagnostics };
  }
}

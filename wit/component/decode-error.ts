import type { DiagnosticCode } from "../diagnostic-codes.js";

export type DecodeErrorCode = Extract<
  DiagnosticCode,
  "not-wasm" | "core-module" | "malformed-component" | "unsupported-component"
>;

/** The one error thrown while decoding. `decodeComponent` turns it into a diagnostic; it never leaves this directory. */
export class DecodeError extends Error {
  readonly code: DecodeErrorCode;
  /** Byte offset in the file. */
  readonly offset: number;
  readonly help: string | undefined;

  constructor(code: DecodeErrorCode, offset: number, message: string, help?: string) {
    super(message);
    this.code = code;
    this.offset = offset;
    this.help = help;
  }
}

/** Refuses bytes that the component model does not allow. */
export function malformed(offset: number, message: string): never {
  throw new DecodeError("malformed-component", offset, message);
}

/** Refuses bytes that the component model allows and this tool does not handle. */
export function unsupported(offset: number, message: string, help?: string): never {
  throw new DecodeError("unsupported-component", offset, message, help);
}

/** A name out of the file, fit to be shown: short, and without control characters. */
export function quote(name: string): string {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  return `\`${shown.replace(/\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)}\``;
}

/** A byte as the specification writes it, e.g. `0x0d`. */
export function hex(byte: number): string {
  return `0x${byte.toString(16).padStart(2, "0")}`;
}

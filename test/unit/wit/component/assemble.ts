import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { decodeComponent } from "../../../../wit/component/decode.js";
import type { DecodedComponent, Definition } from "../../../../wit/component/decoded-component.js";
import type { Diagnostic } from "../../../../wit/diagnostic.js";

/** Assembles WebAssembly text; the assembler does not validate. */
export async function assemble(wat: string): Promise<Uint8Array> {
  return parse(wat);
}

/** A component of hand-made sections. */
export function component(...sections: readonly (readonly number[])[]): Uint8Array {
  return Uint8Array.from([...componentPreamble, ...sections.flat()]);
}

export function section(id: number, ...contents: readonly (readonly number[] | number)[]): readonly number[] {
  const bytes = contents.flat();
  return [id, ...leb(bytes.length), ...bytes];
}

/** A length-prefixed name. */
export function name(text: string): readonly number[] {
  const bytes = new TextEncoder().encode(text);
  return [...leb(bytes.length), ...bytes];
}

export function leb(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
}

export const componentPreamble = [0x00, 0x61, 0x73, 0x6d, 0x0d, 0x00, 0x01, 0x00] as const;
export const modulePreamble = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00] as const;

/** The component that must come of these bytes. */
export function decoded(bytes: Uint8Array): DecodedComponent {
  const outcome = decodeComponent(bytes, "test.wasm");
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => `${d.message} at ${d.place?.offset}`).join("; "));
  return outcome.value;
}

/** The one diagnostic that must come of these bytes. */
export function refused(bytes: Uint8Array): Diagnostic {
  const outcome = decodeComponent(bytes, "test.wasm");
  const [diagnostic] = outcome.diagnostics;
  if (outcome.ok || diagnostic === undefined) throw new Error("the component was accepted");
  return diagnostic;
}

export async function decodedText(wat: string): Promise<DecodedComponent> {
  return decoded(await assemble(wat));
}

export async function refusal(wat: string): Promise<string> {
  return refused(await assemble(wat)).message;
}

export function definitions<K extends Definition["kind"]>(
  component: DecodedComponent,
  kind: K,
): readonly Extract<Definition, { kind: K }>[] {
  return component.definitions.filter((definition): definition is Extract<Definition, { kind: K }> => definition.kind === kind);
}

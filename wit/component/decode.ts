import type { Outcome } from "../diagnostic.js";
import { catchRefusal } from "../refusal.js";
import { readComponent } from "./binary/component.js";
import { checkPreamble } from "./binary/preamble.js";
import { ByteReader } from "./byte-reader.js";
import type { DecodedComponent } from "./decoded-component.js";
import { checkStructure } from "./structure/check-structure.js";

/**
 * Decodes a component binary (component-model `design/mvp/Binary.md`) and checks its structure: every index refers to something of
 * the right sort, names follow the grammar and are unique, limits hold. Types are not compared with each other here.
 *
 * Never throws for bad input: the diagnostics are `not-wasm`, `core-module`, `malformed-component` and `unsupported-component`,
 * each with the byte offset. `file` is the name that diagnostics show.
 */
export function decodeComponent(bytes: Uint8Array, file: string): Outcome<DecodedComponent> {
  return catchRefusal(file, () => {
    checkPreamble(bytes);
    const component = readComponent(new ByteReader(bytes, 0, bytes.length));
    checkStructure(component);
    return component;
  });
}

/** The component that the tests package. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";

export const wit = readFileSync(path.join(import.meta.dirname, "world.wit"), "utf8");

/** `guest.wat` as a component, with some bytes that mean nothing: bundlers inline small files, and real components are not small. */
export async function buildGuest({ witSource = wit, padding = 20_000 } = {}): Promise<Uint8Array> {
  const binary = await parse(readFileSync(path.join(import.meta.dirname, "guest.wat"), "utf8"));
  const component = await componentNew(await componentEmbed({ binary, witSource }), []);
  return Buffer.concat([component, customSection(padding)]);
}

/** Of 2^14 to 2^21 bytes. */
function customSection(size: number): Uint8Array {
  const name = Buffer.from("\x07padding");
  const length = [(size & 127) | 128, ((size >>> 7) & 127) | 128, size >>> 14];
  return Buffer.concat([Uint8Array.of(0, ...length), name, Buffer.alloc(size - name.length)]);
}

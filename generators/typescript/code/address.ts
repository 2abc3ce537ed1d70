/** Addresses in guest memory, and where scalars lie there. */

import type { ScalarKind } from "../../../wit/world/world.js";
import type { NumberKind } from "../numbers.js";

/** A variable and a constant distance, in bytes. */
export interface Address {
  readonly base: string;
  readonly offset: number;
}

export function plus({ base, offset }: Address, more: number): Address {
  return { base, offset: offset + more };
}

/** E.g. `p + 4`. */
export function addressText({ base, offset }: Address): string {
  return offset === 0 ? base : `${base} + ${offset}`;
}

export type { NumberKind } from "../numbers.js";

/** The view of `Memory` that reads a scalar, and the number of bits by which its index is smaller than the address. */
const views: Readonly<Record<ScalarKind, readonly [view: string, shift: number]>> = {
  bool: ["u8", 0],
  u8: ["u8", 0],
  s8: ["s8", 0],
  u16: ["u16", 1],
  s16: ["s16", 1],
  u32: ["u32", 2],
  s32: ["s32", 2],
  char: ["u32", 2],
  f32: ["f32", 2],
  u64: ["u64", 3],
  s64: ["s64", 3],
  f64: ["f64", 3],
};

/** The element of a view at an address, to read or to assign, e.g. `$memory.u32[(p + 4) >>> 2]`. */
export function element(scalar: ScalarKind, address: Address): string {
  const [view, shift] = views[scalar];
  const text = addressText(address);
  if (shift === 0) return `$memory.${view}[${text}]`;
  return `$memory.${view}[${address.offset === 0 ? text : `(${text})`} >>> ${shift}]`;
}

/** The view for a discriminant or flags of so many bytes. */
export function unsigned(bytes: 1 | 2 | 4): NumberKind {
  return bytes === 1 ? "u8" : bytes === 2 ? "u16" : "u32";
}

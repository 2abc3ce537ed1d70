/** Flat core values: CanonicalABI.md, "Flattening". */

import type { Coercion, FlatType } from "./abi.js";
import { MAX_FLAT_PARAMS } from "./abi.js";

/** One more than may be passed flat: enough to know that a value is not. A `list<u8, 100000000>` must not cost as many entries. */
const CUT = MAX_FLAT_PARAMS + 1;

/** The flat values of several parts in a row. */
export function concatFlat(parts: Iterable<readonly FlatType[]>): readonly FlatType[] {
  const flat: FlatType[] = [];
  for (const part of parts) {
    flat.push(...part);
    if (flat.length >= CUT) return flat.slice(0, CUT);
  }
  return flat;
}

export function repeatFlat(part: readonly FlatType[], times: number): readonly FlatType[] {
  return concatFlat(Array(part.length === 0 ? 0 : Math.min(times, CUT)).fill(part));
}

/** The slots that all payloads of a variant share. */
export function joinFlat(payloads: readonly (readonly FlatType[])[]): readonly FlatType[] {
  const joined: FlatType[] = [];
  for (const flat of payloads) {
    flat.forEach((own, i) => {
      joined[i] = join(joined[i] ?? own, own);
    });
  }
  return joined;
}

function join(a: FlatType, b: FlatType): FlatType {
  if (a === b) return a;
  return is32(a) && is32(b) ? "i32" : "i64";
}

function is32(type: FlatType): boolean {
  return type === "i32" || type === "f32";
}

/** How a payload's own flat values travel in the joined ones. */
export function coercions(own: readonly FlatType[], joined: readonly FlatType[]): readonly Coercion[] {
  return own.slice(0, joined.length).map((type, i) => coercion(type, joined[i] ?? type));
}

function coercion(own: FlatType, joined: FlatType): Coercion {
  if (own === joined) return "same";
  return `${own}-${joined}` as Coercion;
}

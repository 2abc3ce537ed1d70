/** Tagged unions: variant, enum, option and result have one layout. */

import type { WitName } from "../name.js";
import type { AbiNode, CaseAbi, Discriminant, FlatType } from "./abi.js";
import { coercions, concatFlat, joinFlat } from "./flatten.js";
import { alignTo, maxAlign, summary } from "./layout.js";

export interface CasePart {
  readonly name: WitName;
  readonly payload?: AbiNode;
}

export interface VariantLayout {
  readonly size: number;
  readonly align: number;
  readonly flat: readonly FlatType[];
  readonly hasHandles: boolean;
  readonly hasPointers: boolean;
  readonly discriminant: Discriminant;
  readonly payloadOffset: number;
  readonly cases: readonly CaseAbi[];
}

export function variantLayout(parts: readonly CasePart[]): VariantLayout {
  const payloads = parts.flatMap((part) => part.payload ?? []);
  const discriminant = discriminantOf(parts.length);
  const payloadAlign = maxAlign(payloads);
  const align = Math.max(discriminant.bytes, payloadAlign);
  const payloadOffset = alignTo(discriminant.bytes, payloadAlign);
  const payloadSize = payloads.reduce((size, payload) => Math.max(size, payload.size), 0);
  const flat = concatFlat([["i32"], joinFlat(payloads.map((payload) => payload.flat))]);
  return {
    ...summary(payloads),
    size: alignTo(payloadOffset + payloadSize, align),
    align,
    flat,
    discriminant,
    payloadOffset,
    cases: parts.map((part) => ({ ...part, coercions: coercions(part.payload?.flat ?? [], flat.slice(1)) })),
  };
}

/** The smallest unsigned integer that numbers all cases. */
function discriminantOf(count: number): Discriminant {
  return { bytes: count <= 0x100 ? 1 : count <= 0x10000 ? 2 : 4, count };
}

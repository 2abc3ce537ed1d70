/** Places in memory: CanonicalABI.md, "Alignment" and "Element Size". */

import type { AbiNode, FlatType, Slot } from "./abi.js";
import { concatFlat } from "./flatten.js";

export interface Aggregate<S extends Slot> {
  readonly size: number;
  readonly align: number;
  readonly flat: readonly FlatType[];
  readonly hasHandles: boolean;
  readonly hasPointers: boolean;
  readonly slots: readonly S[];
}

export function alignTo(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

/** Lays out parts one after the other, as a record, a tuple and a parameter list are; `rest` is what a slot holds besides. */
export function aggregate<Rest extends object>(
  parts: readonly { readonly node: AbiNode; readonly rest: Rest }[],
): Aggregate<Slot & Rest> {
  const slots: (Slot & Rest)[] = [];
  let offset = 0;
  let flatIndex = 0;
  for (const { node, rest } of parts) {
    offset = alignTo(offset, node.align);
    slots.push({ ...rest, node, offset, flatIndex });
    offset += node.size;
    flatIndex += node.flat.length;
  }
  const nodes = parts.map((part) => part.node);
  const align = maxAlign(nodes);
  return { ...summary(nodes), size: alignTo(offset, align), align, flat: concatFlat(nodes.map((node) => node.flat)), slots };
}

export function maxAlign(nodes: readonly AbiNode[]): number {
  return nodes.reduce((align, node) => Math.max(align, node.align), 1);
}

export function summary(nodes: readonly AbiNode[]): { readonly hasHandles: boolean; readonly hasPointers: boolean } {
  return { hasHandles: nodes.some((node) => node.hasHandles), hasPointers: nodes.some((node) => node.hasPointers) };
}

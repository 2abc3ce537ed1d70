/** Says what storing or flattening a value will allocate, in the same order. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type CanonName, type Glue, ownCanon } from "./glue.js";
import { go, type Place, product } from "./go.js";
import { isBlock } from "./reservations.js";
import { type Step, statement } from "./steps.js";

/** Nothing for a node without pointers. */
export function reserve(
  glue: Glue,
  node: AbiNode,
  { value, address }: Place,
  { value: canon, receiver }: CanonName = ownCanon,
): readonly Step[] {
  if (!node.hasPointers) return [];
  if (node.kind === "string") return [statement(go`${receiver}.ReserveString(${value})`)];
  if (isBlock(node)) {
    const { size, align } = node.kind === "list" ? node.element : node.entry;
    const count = go`len(${value})`;
    return [statement(go`${receiver}.Reserve(${align}, ${size === 1 ? count : product`${count}*${size}`})`)];
  }
  return [statement(go`reserve${glue.name(node)}(${canon}, ${address})`)];
}

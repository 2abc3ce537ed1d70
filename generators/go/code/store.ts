/** Writes values to guest memory. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type CanonName, type Glue, isNumbers, isPlain, ownCanon } from "./glue.js";
import { component, type GoExpression, go, type Place, plus } from "./go.js";
import { lowerHandle } from "./handles.js";
import { bytesAt, putBits, putScalar, widthOf } from "./scalars.js";
import { failing, type Step, statement } from "./steps.js";

/** Into bytes that are at hand; for values without pointers and handles. */
export function put(glue: Glue, node: AbiNode, { value, address }: Place, memory: string | GoExpression, offset: number): Step {
  if (node.kind === "scalar") return putScalar(node.scalar, value, memory, offset);
  if (node.kind === "enum") {
    const width = widthOf(node.discriminant.bytes);
    return putBits(width, go`uint${width}(${glue.indexOf(node, value)})`, memory, offset);
  }
  if (node.kind === "flags") return putBits(widthOf(node.bytes), go`uint${node.bytes * 8}(${value})`, memory, offset);
  return statement(go`put${glue.name(node)}(${bytesAt(memory, offset)}, ${address})`);
}

/** To an address, allocating what the value points to. */
export function store(
  glue: Glue,
  node: AbiNode,
  place: Place,
  at: string,
  offset: number,
  { value: canon, receiver }: CanonName = ownCanon,
): Step {
  const target = plus(at, offset);
  if (isPlain(node)) return put(glue, node, place, go`${receiver}.At(${target}, ${node.size})`, 0);
  if (node.kind === "string") return failing(go`${receiver}.StoreString(${target}, ${place.value})`);
  if (node.kind === "own" || node.kind === "borrow") {
    const { method, args } = lowerHandle(glue, node, place.value);
    return failing(go`${receiver}.Store${method}(${target}, ${args})`);
  }
  if (isNumbers(node)) return failing(go`${component}.StoreNumbers(${canon}, ${target}, ${place.value})`);
  return failing(go`store${glue.name(node)}(${canon}, ${target}, ${place.address})`);
}

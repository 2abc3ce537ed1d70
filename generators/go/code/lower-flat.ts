/** Writes values as flat core values. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type CanonName, type Glue, isNumbers, ownCanon } from "./glue.js";
import { component, go, type Place } from "./go.js";
import { lowerHandle } from "./handles.js";
import { lowerFlatScalar } from "./scalars.js";
import { assignment, failing, type Step } from "./steps.js";

export function lowerFlat(
  glue: Glue,
  node: AbiNode,
  { value, address }: Place,
  flat: string,
  index: number,
  { value: canon, receiver }: CanonName = ownCanon,
): Step {
  const slot = go`${flat}[${index}]`;
  const slots = go`${flat}[${index}:${index + node.flat.length}]`;
  switch (node.kind) {
    case "scalar":
      return assignment(slot, lowerFlatScalar(node.scalar, value));
    case "enum":
      return assignment(slot, go`uint64(${glue.indexOf(node, value)})`);
    case "flags":
      return assignment(slot, go`uint64(${value})`);
    case "string":
      return failing(go`${receiver}.FlattenString(${value}, ${slots})`);
    case "own":
    case "borrow": {
      const { method, args } = lowerHandle(glue, node, value);
      return failing(go`${receiver}.Flatten${method}(${args}, &${slot})`);
    }
  }
  if (isNumbers(node)) return failing(go`${component}.FlattenNumbers(${canon}, ${value}, ${slots})`);
  return failing(go`flatten${glue.name(node)}(${canon}, ${address}, ${slots})`);
}

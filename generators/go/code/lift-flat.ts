/** Reads values from flat core values. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type CanonName, type Glue, isNumbers, ownCanon } from "./glue.js";
import { component, type GoExpression, go, type Place } from "./go.js";
import { liftHandle } from "./handles.js";
import { numbers } from "./load.js";
import { liftChar, liftFlatScalar } from "./scalars.js";
import { assignment, failing, type Step } from "./steps.js";

export function liftFlat(
  glue: Glue,
  node: AbiNode,
  flat: string,
  index: number,
  { value, address }: Place,
  { value: canon, receiver }: CanonName = ownCanon,
): Step {
  const slot = go`${flat}[${index}]`;
  const pair = go`uint32(${slot}), uint32(${flat}[${index + 1}])`;
  switch (node.kind) {
    case "scalar":
      if (node.scalar === "char") return liftChar(go`uint32(${slot})`, address);
      return assignment(value, liftFlatScalar(node.scalar, slot));
    case "enum":
      return failing(go`case${glue.name(node)}(uint32(${slot}), ${address})`);
    case "flags":
      return assignment(value, glue.flagsOf(node, slot));
    case "own":
    case "borrow":
      return liftHandle(glue, node, go`uint32(${slot})`, address, canon);
    case "string":
      return failing(go`${receiver}.LiftString(${pair}, ${address})`);
  }
  if (isNumbers(node)) return failing(go`${component}.Lift${numbers(node)}(${canon}, ${pair}, ${address})`);
  return failing(go`lift${glue.name(node)}(${canon}, ${flat}[${index}:${index + node.flat.length}], ${address})`);
}

/** What a core value is as a result, where none can be wrong; undefined for other types. */
export function flatResult(glue: Glue, node: AbiNode, value: string): GoExpression | undefined {
  if (node.kind === "flags") return glue.flagsOf(node, go`${value}`);
  return node.kind === "scalar" && node.scalar !== "char" ? liftFlatScalar(node.scalar, go`${value}`) : undefined;
}

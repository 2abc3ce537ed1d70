/** Reads values from bytes that have been checked to be there. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { type CanonName, type Glue, isNumbers, ownCanon } from "./glue.js";
import { component, go, type Place } from "./go.js";
import { liftHandle } from "./handles.js";
import { bytesAt, liftChar, loadBits, loadScalar, widthOf } from "./scalars.js";
import { assignment, failing, type Step } from "./steps.js";

export function load(
  glue: Glue,
  node: AbiNode,
  memory: string,
  offset: number,
  { value, address }: Place,
  { value: canon, receiver }: CanonName = ownCanon,
): Step {
  const bits = (bytes: 1 | 2 | 4) => loadBits(widthOf(bytes), memory, offset);
  switch (node.kind) {
    case "scalar":
      if (node.scalar === "char") return liftChar(bits(4), address);
      return assignment(value, loadScalar(node.scalar, memory, offset));
    case "enum":
      return failing(go`case${glue.name(node)}(uint32(${bits(node.discriminant.bytes)}), ${address})`);
    case "flags":
      return assignment(value, glue.flagsOf(node, bits(node.bytes)));
    case "own":
    case "borrow":
      return liftHandle(glue, node, bits(4), address, canon);
    case "string":
      return failing(go`${receiver}.LoadString(${bytesAt(memory, offset)}, ${address})`);
  }
  const place = go`${canon}, ${bytesAt(memory, offset)}, ${address}`;
  return failing(isNumbers(node) ? go`${component}.Load${numbers(node)}(${place})` : go`load${glue.name(node)}(${place})`);
}

/** Which of the runtime's functions copies such a list: floats have NaNs, which are made canonical. */
export function numbers({ element }: AbiNode & { kind: "list" }): "Floats" | "Numbers" {
  return element.kind === "scalar" && (element.scalar === "f32" || element.scalar === "f64") ? "Floats" : "Numbers";
}

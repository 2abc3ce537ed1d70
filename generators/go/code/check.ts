/** Checks what Go's types do not rule out, and claims handles of the guest. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { WitName } from "../../../wit/name.js";
import { camel } from "../../core/names/casing.js";
import { type Glue, holds, isNumbers } from "./glue.js";
import { component, type GoBlock, type GoCode, type GoExpression, go, goCode, type Place, primary } from "./go.js";
import { guarded } from "./steps.js";

export function needsCheck(node: AbiNode): boolean {
  switch (node.kind) {
    case "scalar":
      return node.scalar === "char";
    case "record":
      return node.fields.some((field) => needsCheck(field.node));
    case "tuple":
      return node.items.some((item) => needsCheck(item.node));
    case "fixed-list":
      return needsCheck(node.element);
    case "option":
    case "result":
      return node.cases.some(({ payload }) => payload !== undefined && needsCheck(payload));
    case "flags":
      return node.count < node.bytes * 8;
    default:
      return true;
  }
}

/** Whether the check of a value claims handles of the guest's resources, for which it needs the call. */
export function claimsHandles(glue: Glue, node: AbiNode): boolean {
  return holds(node, (part) => (part.kind === "own" || part.kind === "borrow") && glue.types.isExported(part.resource));
}

/** An expression of type `*component.ValueError`; only for nodes that need a check. */
export function check(glue: Glue, node: AbiNode, { value, address }: Place, call = "call"): GoExpression {
  if (node.kind === "scalar") return go`${component}.CheckChar(${value})`;
  if (node.kind === "string") return go`${component}.CheckString(${value})`;
  if (node.kind === "own" || node.kind === "borrow") {
    if (!glue.types.isExported(node.resource)) return go`${component}.CheckObject(${value})`;
    return go`${call}.${node.kind === "own" ? "CheckOwn" : "CheckBorrow"}(${primary(value)}.held())`;
  }
  if (isNumbers(node)) return go`${component}.CheckLength(len(${value}), ${node.element.size})`;
  return go`check${glue.name(node)}(${claimsHandles(glue, node) ? `${call}, ` : ""}${address})`;
}

/** Checks a value, if it needs that; `refuse` says what becomes of `bad`. */
export function checked(glue: Glue, node: AbiNode, value: Place, refuse: GoBlock): GoCode {
  return needsCheck(node) ? guarded("bad", check(glue, node, value), refuse) : goCode();
}

/** Checks a part of a value, which the error's path names. */
export function checkedPart(glue: Glue, node: AbiNode, value: Place, name: WitName | number): GoCode {
  const step = typeof name === "number" ? String(name) : camel(name);
  return checked(glue, node, value, `return bad.In("${step}")`);
}

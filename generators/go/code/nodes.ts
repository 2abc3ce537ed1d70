import type { AbiNode } from "../../../wit/abi/abi.js";
import { partsOf } from "../../core/shapes/shape-set.js";

/** Whether the node or one that it is made of, at any depth, is such a one. */
export function holds(node: AbiNode, test: (node: AbiNode) => boolean): boolean {
  return test(node) || partsOf(node).some((part) => holds(part, test));
}

/** Takes values over: puts a copy in their place, if they share memory with what they were copied from. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { Glue } from "./glue.js";
import { component, go, type Place } from "./go.js";
import { type Step, statement } from "./steps.js";
import { isFlatCopy, isPointer, isShared, payloadOf } from "./taken-shapes.js";

export function take(glue: Glue, node: AbiNode, place: Place): readonly Step[] {
  const { types } = glue;
  if (!isShared(types, node)) return [];
  if (isFlatCopy(types, node))
    return [statement(go`${component}.Take${node.kind === "list" ? "List" : "Map"}(${place.address})`)];
  if (node.kind === "option" && !isPointer(types, node)) return take(glue, payloadOf(node), place);
  return [statement(go`adopt${glue.name(node)}(${place.address})`)];
}

/**
 * A call that must wait for its instance takes over what the caller could change meanwhile: lists, maps, and what pointers lead to. Copies are made
 * only then; a call that has the instance at once reads the caller's own values.
 */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { partsOf, type Shape, type ShapeSet } from "../../core/shapes/shape-set.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { Surface } from "../../core/surface/surface.js";
import type { GoTypes } from "../api/types.js";

/** Whether a copy of a value shares memory with it. Strings do not change; a variant may be given as a pointer to a case. */
export function isShared(types: GoTypes, node: AbiNode): boolean {
  switch (node.kind) {
    case "list":
    case "map":
      return true;
    case "variant":
      return node.cases.some(({ payload }) => payload !== undefined);
    case "option":
      return isPointer(types, node) || partsOf(node).some((part) => isShared(types, part));
    default:
      return partsOf(node).some((part) => isShared(types, part));
  }
}

export function isPointer(types: GoTypes, node: AbiNode & { kind: "option" }): boolean {
  return types.option(payloadOf(node).type) === "pointer";
}

/** What an option holds. */
export function payloadOf(node: AbiNode & { kind: "option" }): AbiNode {
  const { payload } = node.cases[1];
  if (payload === undefined) throw new Error("an option has no payload");
  return payload;
}

/** Lists and maps whose elements share nothing are copied by the runtime. */
export function isFlatCopy(types: GoTypes, node: AbiNode): node is AbiNode & { kind: "list" | "map" } {
  return (node.kind === "list" || node.kind === "map") && !partsOf(node).some((part) => isShared(types, part));
}

/** The shapes for which a function must be printed that takes a value over. */
export function takenShapes(surface: Surface, types: GoTypes, shapes: ShapeSet): ReadonlySet<Shape> {
  const found = new Set<Shape>();
  for (const { direction, function: func } of allFunctions(surface))
    if (direction === "export") for (const { node } of func.abi.params.slots) visit(node);
  return found;

  function visit(node: AbiNode): void {
    const shape = shapes.of(node);
    if (shape === undefined || found.has(shape) || !isShared(types, node) || isFlatCopy(types, node)) return;
    // An option that is its payload's own nil is taken over as the payload.
    if (node.kind !== "option" || isPointer(types, node)) found.add(shape);
    partsOf(node).forEach(visit);
  }
}

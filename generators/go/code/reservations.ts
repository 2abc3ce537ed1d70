/** Reallocs are batched: before values are lowered, all that they will allocate is reserved, in the order in which lowering asks for it. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { partsOf, type Shape, type ShapeSet } from "../../core/shapes/shape-set.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";

/** Values that are lowered one after the other. */
export interface Lowering {
  readonly nodes: readonly AbiNode[];
  /** They go into a tuple in memory, which is allocated first. */
  readonly isSpilled: boolean;
}

export function argumentLowering({ abi }: ApiFunction): Lowering {
  return { nodes: abi.params.slots.map(({ node }) => node), isSpilled: abi.params.spilled };
}

/** Of an import's result, or of one side of it: where it goes to is the guest's. */
export function resultLowering(node: AbiNode | undefined): Lowering {
  return { nodes: node === undefined ? [] : [node], isSpilled: false };
}

/** Whether there can be more than one realloc: a batch of one would be a detour. */
export function isBatched({ nodes, isSpilled }: Lowering): boolean {
  return total(nodes.map(reallocs)) + (isSpilled ? 1 : 0) > 1;
}

/** How many reallocs lowering a value can take; what a list or map holds counts once. */
function reallocs(node: AbiNode): number {
  const parts = partsOf(node).map(reallocs);
  switch (node.kind) {
    case "string":
      return 1;
    case "list":
    case "map":
      return 1 + total(parts);
    case "fixed-list":
      return node.length * total(parts);
    case "variant":
    case "option":
    case "result":
      return Math.max(0, ...parts);
    default:
      return total(parts);
  }
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Whether `Reserve` itself says all that the node allocates: a block of elements that point nowhere. */
export function isBlock(node: AbiNode): node is AbiNode & { kind: "list" | "map" } {
  return (node.kind === "list" || node.kind === "map") && partsOf(node).every((part) => !part.hasPointers);
}

/** The shapes for which a function must be printed that reserves what a value allocates. */
export function reservedShapes(surface: Surface, shapes: ShapeSet): ReadonlySet<Shape> {
  const found = new Set<Shape>();
  for (const { direction, function: func } of allFunctions(surface)) {
    const lowerings = direction === "export" ? [argumentLowering(func)] : resultLowerings(func);
    for (const { nodes } of lowerings.filter(isBatched)) nodes.forEach(visit);
  }
  return found;

  function visit(node: AbiNode): void {
    const shape = shapes.of(node);
    if (shape === undefined || !node.hasPointers || isBlock(node) || found.has(shape)) return;
    found.add(shape);
    partsOf(node).forEach(visit);
  }
}

function resultLowerings({ abi, result }: ApiFunction): readonly Lowering[] {
  if (abi.result === undefined) return [];
  const given = result.kind === "fallible" ? partsOf(abi.result.node) : [abi.result.node];
  return given.map(resultLowering);
}

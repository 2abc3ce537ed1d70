/** Distinctions that the API makes and the ABI does not. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { NumberKind } from "./address.js";

export type ListNode = AbiNode & { readonly kind: "list" | "fixed-list" };

/** A list that is a typed array in the API. */
export function isNumbers(node: ListNode): boolean {
  const { element } = node;
  return element.kind === "scalar" && element.scalar !== "bool" && element.scalar !== "char";
}

export function numberKind(element: AbiNode): NumberKind {
  if (element.kind !== "scalar" || element.scalar === "bool" || element.scalar === "char")
    throw new Error(`${element.kind} is no number`);
  return element.scalar;
}

/** An option of an option is boxed: `{ some: … }`. */
export function isOption(node: AbiNode): node is AbiNode & { readonly kind: "option" } {
  return node.kind === "option";
}

/** How many handles a value may hold; what has a length may hold any number. */
export function handleCount(node: AbiNode): number {
  if (!node.hasHandles) return 0;
  switch (node.kind) {
    case "own":
    case "borrow":
      return 1;
    case "record":
      return sum(node.fields.map((field) => handleCount(field.node)));
    case "tuple":
      return sum(node.items.map((item) => handleCount(item.node)));
    case "variant":
    case "option":
    case "result":
      return Math.max(...node.cases.map(({ payload }) => (payload ? handleCount(payload) : 0)));
    default:
      return Number.POSITIVE_INFINITY;
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Whether a value may hold an own or a borrowed handle. */
export function holds(node: AbiNode, kind: "own" | "borrow"): boolean {
  if (!node.hasHandles) return false;
  switch (node.kind) {
    case "own":
    case "borrow":
      return node.kind === kind;
    case "record":
      return node.fields.some((field) => holds(field.node, kind));
    case "tuple":
      return node.items.some((item) => holds(item.node, kind));
    case "variant":
    case "option":
    case "result":
      return node.cases.some(({ payload }) => payload !== undefined && holds(payload, kind));
    case "list":
    case "fixed-list":
      return holds(node.element, kind);
    case "map":
      return holds(node.entry.value.node, kind);
    default:
      return false;
  }
}

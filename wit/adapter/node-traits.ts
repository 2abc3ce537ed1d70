import type { AbiNode, Slot } from "../abi/abi.js";

/** Whether every pattern of the value's bytes is a value that means the same everywhere, so that copying them is enough. */
export function isPlain(node: AbiNode): boolean {
  const known = plain.get(node);
  if (known !== undefined) return known;
  const found = findPlain(node);
  plain.set(node, found);
  return found;
}

const plain = new WeakMap<AbiNode, boolean>();

function findPlain(node: AbiNode): boolean {
  switch (node.kind) {
    case "scalar":
      return node.scalar !== "bool" && node.scalar !== "char";
    case "flags":
      return node.count === 8 * node.bytes;
    case "fixed-list":
      return isPlain(node.element);
    case "record":
    case "tuple":
      return slotsOf(node).every((slot) => isPlain(slot.node));
    default:
      return false;
  }
}

/** Whether it is a list of plain scalars. */
export function isNumbers(node: AbiNode): boolean {
  return node.kind === "list" && node.element.kind === "scalar" && isPlain(node.element);
}

export function slotsOf(node: Extract<AbiNode, { kind: "record" | "tuple" }>): readonly Slot[] {
  return node.kind === "record" ? node.fields : node.items;
}

/** How much code a value in memory takes, in fields and cases; what stands behind pointers and in loops counts as one. */
export function weightOf(node: AbiNode): number {
  const known = weights.get(node);
  if (known !== undefined) return known;
  const found = isPlain(node) ? Math.min(node.size / 8, 8) : partsOf(node).reduce((sum, part) => sum + weightOf(part), 1);
  weights.set(node, found);
  return found;
}

const weights = new WeakMap<AbiNode, number>();

function partsOf(node: AbiNode): readonly AbiNode[] {
  switch (node.kind) {
    case "record":
    case "tuple":
      return slotsOf(node).map((slot) => slot.node);
    case "variant":
    case "option":
    case "result":
      return node.cases.flatMap((each) => each.payload ?? []);
    case "fixed-list":
      return [node.element];
    default:
      return [];
  }
}

const numbers = new WeakMap<AbiNode, number>();
let next = 0;

/** A number for a node, for keys; it does not reach what is printed. */
export function numberOf(node: AbiNode): number {
  const known = numbers.get(node);
  if (known !== undefined) return known;
  next += 1;
  numbers.set(node, next);
  return next;
}

import type { AbiNode } from "../abi/abi.js";
import { copyValue, load, pushAddress, store } from "./copy.js";
import { type Address, type Crossing, callShared, shared } from "./crossing.js";
import { crossLeaf, isLeaf, type LeafNode } from "./leaf.js";
import { crossElements, crossList, elementOf } from "./list.js";
import { isPlain, numberOf, slotsOf, weightOf } from "./node-traits.js";
import { crossString } from "./string.js";
import { crossCases } from "./variant.js";

/** What is larger gets a function of its own, so that a type that is used twice is not printed twice. */
const MAX_INLINE_WEIGHT = 12;

/** Carries a value from memory to memory; both places are known to be right. */
export function crossMemory(crossing: Crossing, node: AbiNode, source: Address, target: Address): void {
  if (isPlain(node)) copyValue(crossing, source, target, node.size);
  else if (weightOf(node) > MAX_INLINE_WEIGHT || isPointer(node)) crossByCall(crossing, node, source, target);
  else crossParts(crossing, node, source, target);
}

function isPointer({ kind }: AbiNode): boolean {
  return kind === "string" || kind === "list" || kind === "map";
}

function crossByCall(crossing: Crossing, node: AbiNode, source: Address, target: Address): void {
  const type = { params: ["i32", "i32"], results: [] } as const;
  // All strings are alike, whatever they are called.
  const key = node.kind === "string" ? "string" : `value ${numberOf(node)}`;
  const func = shared(crossing, `${key} in memory`, type, (inner) => {
    const [from, to] = [inner.body.param(0), inner.body.param(1)];
    crossParts(inner, node, { base: from, offset: 0 }, { base: to, offset: 0 });
  });
  pushAddress(crossing, source);
  pushAddress(crossing, target);
  callShared(crossing, func);
}

function crossParts(crossing: Crossing, node: AbiNode, source: Address, target: Address): void {
  if (isLeaf(node)) {
    crossLoaded(crossing, node, source, target);
    return;
  }
  switch (node.kind) {
    case "string":
    case "list":
    case "map":
      crossPointer(crossing, node, source, target);
      break;
    case "record":
    case "tuple":
      for (const { node: part, offset } of slotsOf(node)) crossMemory(crossing, part, plus(source, offset), plus(target, offset));
      break;
    case "fixed-list":
      crossElements(crossing, elementOf(node), crossing.body.local("i32"), source, target, node.size);
      break;
    default:
      crossCases(crossing, node, source, target);
  }
}

function crossLoaded(crossing: Crossing, node: LeafNode, source: Address, target: Address): void {
  store(crossing, target, node.size, () => {
    load(crossing, source, node.size);
    crossLeaf(crossing, node, true);
  });
}

type PointerNode = Extract<AbiNode, { kind: "string" | "list" | "map" }>;

function crossPointer(crossing: Crossing, node: PointerNode, source: Address, target: Address): void {
  const { body } = crossing;
  const [pointer, length] = [body.local("i32"), body.local("i32")];
  load(crossing, source, 4);
  body.set(pointer);
  load(crossing, source, 4, 4);
  body.set(length);
  const made =
    node.kind === "string" ? crossString(crossing, { pointer, length }) : crossList(crossing, node, { pointer, length });
  store(crossing, target, 4, () => body.get(made.pointer));
  store(crossing, target, 4, () => body.get(made.length), 4);
}

export function plus({ base, offset }: Address, more: number): Address {
  return { base, offset: offset + more };
}

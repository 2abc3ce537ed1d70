import type { AbiNode } from "../abi/abi.js";
import type { Local } from "../core-wasm/instruction.js";
import type { Crossing } from "./crossing.js";
import { crossLeaf, isLeaf, passesAsItIs } from "./leaf.js";
import { crossList } from "./list.js";
import { slotsOf } from "./node-traits.js";
import { crossString } from "./string.js";
import { crossFlatCases } from "./variant.js";

/** Carries a value that is passed as core values: gives the locals that hold it for the other side. */
export function crossFlat(crossing: Crossing, node: AbiNode, source: readonly Local[]): readonly Local[] {
  if (isLeaf(node)) {
    const [value] = source;
    if (value === undefined) throw new Error("a leaf is one core value");
    if (passesAsItIs(node)) return source;
    const { body } = crossing;
    const made = body.local("i32");
    body.get(value);
    crossLeaf(crossing, node, false);
    body.set(made);
    return [made];
  }
  switch (node.kind) {
    case "string":
    case "list":
    case "map": {
      const [pointer, length] = source;
      if (pointer === undefined || length === undefined) throw new Error("a list is two core values");
      const made =
        node.kind === "string" ? crossString(crossing, { pointer, length }) : crossList(crossing, node, { pointer, length });
      return [made.pointer, made.length];
    }
    case "record":
    case "tuple":
      return slotsOf(node).flatMap(({ node: part, flatIndex }) => crossFlat(crossing, part, slice(source, flatIndex, part)));
    case "fixed-list": {
      const { element, length } = node;
      const starts = Array.from({ length }, (_, i) => i * element.flat.length);
      return starts.flatMap((start) => crossFlat(crossing, element, slice(source, start, element)));
    }
    default:
      return crossFlatCases(crossing, node, source);
  }
}

function slice(source: readonly Local[], start: number, { flat }: AbiNode): readonly Local[] {
  return source.slice(start, start + flat.length);
}

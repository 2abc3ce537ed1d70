/** Lists, fixed-length lists and maps. */

import type { AbiNode } from "../../wit/abi/abi.js";
import { type Codec, noTake, offset, type TakeView } from "./codec.js";
import { bracketed, tupled } from "./layout.js";
import { flatNames, spread } from "./leaves.js";

export interface ListView {
  readonly size: number;
  readonly align: number;
  readonly length: number;
  /** Whether one `struct` reads an element. */
  readonly isSpread: boolean;
  readonly struct: string;
  readonly take: TakeView;
  readonly lift: string;
  readonly load: string;
  readonly store: string;
  /** For a fixed-length list that is passed flat. */
  readonly liftList: string;
  readonly lowerTuple: string;
  /** For a map: the value; the key stands in the fields above. */
  readonly valueTake: TakeView;
  readonly valueLoad: string;
  readonly valueStore: string;
}

export function listView(codec: Codec, node: AbiNode & { readonly kind: "list" | "fixed-list" | "map" }): ListView {
  const element = node.kind === "map" ? node.entry.key.node : node.element;
  const { size, align } = node.kind === "map" ? node.entry : node.element;
  const key = node.kind === "map" ? offset("at", node.entry.key.offset) : "at";
  const value = node.kind === "map" ? node.entry.value : undefined;
  const isSpread = node.kind !== "map" && spread(element) !== undefined;
  const single = spread(element)?.length === 1;
  const length = node.kind === "fixed-list" ? node.length : 0;
  return {
    size,
    align,
    length,
    isSpread,
    struct: isSpread ? codec.struct(element) : "",
    take: codec.take(element, node.kind === "map" ? "key" : "v"),
    lift: codec.lift(element, single ? "flat[0]" : "*flat"),
    load: codec.load(element, key),
    store: codec.store(element, key, node.kind === "map" ? "key" : "element"),
    ...fixedFlat(codec, element, node.flat.length <= 16 ? length : 0),
    valueTake: value ? codec.take(value.node, "v") : noTake,
    valueLoad: value ? codec.load(value.node, offset("at", value.offset)) : "",
    valueStore: value ? codec.store(value.node, offset("at", value.offset), "element") : "",
  };
}

function fixedFlat(codec: Codec, element: AbiNode, length: number): Pick<ListView, "liftList" | "lowerTuple"> {
  const width = element.flat.length;
  const indices = Array.from({ length }, (_, i) => i);
  const lowered = indices.map((i) => {
    const { star, text } = codec.lower(element, `value[${i}]`);
    return star ? `*${text}` : text;
  });
  const lifted = indices.map((i) => codec.lift(element, flatNames(width, i * width).join(", ")));
  return { liftList: bracketed("return [", lifted, "]", "    "), lowerTuple: tupled("return ", lowered, "    ") };
}

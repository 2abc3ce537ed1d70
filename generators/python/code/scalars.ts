/**
 * The scalars that a value is made of, as `struct` reads and writes them. A value is spread where all its scalars stand at fixed places, so that one
 * `struct` call reads it: everything but variants, results and fixed-length lists.
 */

import type { AbiNode, FlatType } from "../../../wit/abi/abi.js";
import type { ScalarKind } from "../../../wit/world/world.js";
import { local, type Python, py } from "./python.js";

/** A view on the slots of a call (runtime `Slots`): by core type, and signed where Python's value is. */
export type SlotView = (typeof slotViewNames)[number];

export const slotViewNames = ["u32", "s32", "u64", "s64", "f32", "f64"] as const;

export interface Leaf {
  /** Bytes from the start of the value. */
  readonly offset: number;
  /** Bytes in memory. */
  readonly size: number;
  /** `struct` code in memory. */
  readonly code: string;
}

/** Larger records are read part by part. */
const MAX_SPREAD = 32;

const codes: Readonly<Record<ScalarKind, readonly [code: string, size: number]>> = {
  bool: ["?", 1],
  s8: ["b", 1],
  u8: ["B", 1],
  s16: ["h", 2],
  u16: ["H", 2],
  s32: ["i", 4],
  u32: ["I", 4],
  s64: ["q", 8],
  u64: ["Q", 8],
  f32: ["f", 4],
  f64: ["d", 8],
  char: ["I", 4],
};

const unsigned = { 1: "B", 2: "H", 4: "I" } as const;

/** The `struct` code of a scalar. */
export function scalarCode(scalar: ScalarKind): string {
  return codes[scalar][0];
}

/** The leaves of a spread value in memory, in order; undefined for a value that is not spread. */
export function spread(node: AbiNode): readonly Leaf[] | undefined {
  if (!spreads.has(node)) {
    const leaves = leavesOf(node);
    spreads.set(node, leaves !== undefined && leaves.length <= MAX_SPREAD ? leaves : undefined);
  }
  return spreads.get(node);
}

/** A type may hold another twice, and so on: each node is looked at once. */
const spreads = new WeakMap<AbiNode, readonly Leaf[] | undefined>();

function leavesOf(node: AbiNode): readonly Leaf[] | undefined {
  switch (node.kind) {
    case "scalar":
      return [{ offset: 0, code: codes[node.scalar][0], size: codes[node.scalar][1] }];
    case "string":
    case "list":
    case "map":
      return [0, 4].map((offset) => ({ offset, code: "I", size: 4 }));
    case "own":
    case "borrow":
      return [{ offset: 0, code: "I", size: 4 }];
    case "flags":
      return [{ offset: 0, code: unsigned[node.bytes], size: node.bytes }];
    case "enum":
      return [{ offset: 0, code: unsigned[node.discriminant.bytes], size: node.discriminant.bytes }];
    case "record":
      return joined(node.fields);
    case "tuple":
      return joined(node.items);
    case "option": {
      const payload = node.cases[1].payload;
      const inner = payload && joined([{ node: payload, offset: node.payloadOffset }]);
      return inner && [{ offset: 0, code: "B", size: 1 }, ...inner];
    }
    default:
      return undefined;
  }
}

function joined(parts: readonly { readonly node: AbiNode; readonly offset: number }[]): readonly Leaf[] | undefined {
  const all = parts.map(({ node, offset }) => spread(node)?.map((leaf) => ({ ...leaf, offset: offset + leaf.offset })));
  return all.some((leaves) => leaves === undefined) ? undefined : all.flatMap((leaves) => leaves ?? []);
}

/** A `struct` format that covers `size` bytes: leaves with padding between and behind. */
export function structFormat(leaves: readonly Leaf[], size: number): string {
  let format = "<";
  let at = 0;
  const pad = (until: number) => {
    if (until > at) format += until === at + 1 ? "x" : `${until - at}x`;
  };
  for (const leaf of leaves) {
    pad(leaf.offset);
    format += leaf.code;
    at = leaf.offset + leaf.size;
  }
  pad(size);
  return format;
}

/** How the slots of a value that is passed flat are written: the view for each, which takes Python's value as it is. */
export function slotViews(node: AbiNode): readonly SlotView[] {
  switch (node.kind) {
    case "scalar":
      return [signedScalars.has(node.scalar) ? (node.scalar === "s64" ? "s64" : "s32") : plainView(node.flat[0] ?? "i32")];
    case "record":
      return node.fields.flatMap((field) => slotViews(field.node));
    case "tuple":
      return node.items.flatMap((item) => slotViews(item.node));
    case "fixed-list":
      return Array.from({ length: node.length }, () => slotViews(node.element)).flat();
    case "option":
      return ["u32", ...(node.cases[1].payload ? slotViews(node.cases[1].payload) : [])];
    default:
      return node.flat.map(plainView);
  }
}

const signedScalars: ReadonlySet<ScalarKind> = new Set(["s8", "s16", "s32", "s64"]);

export function plainView(flat: FlatType): SlotView {
  return ({ i32: "u32", i64: "u64", f32: "f32", f64: "f64" } as const)[flat];
}

/** The element of a view that slot `index` is, `bytes` being the size of a slot: `f64[2]`. */
export function slot(view: SlotView, index: number, bytes: 8 | 16): Python {
  const size = view === "u64" || view === "s64" || view === "f64" ? 8 : 4;
  return py`${local(view)}[${(index * bytes) / size}]`;
}

/** A list's flat values are two, whatever its leaves are. */
export function flatCount(node: AbiNode): number {
  return spread(node)?.length ?? node.flat.length;
}

export function flatNames(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, i) => `f${from + i}`);
}

/** The scalar of a list that is read and written in bulk. */
export function numbersOf(node: AbiNode): ScalarKind | undefined {
  const element = node.kind === "list" ? node.element : undefined;
  return element?.kind === "scalar" && element.scalar !== "bool" && element.scalar !== "char" ? element.scalar : undefined;
}

export function isFloat(scalar: ScalarKind): boolean {
  return scalar === "f32" || scalar === "f64";
}

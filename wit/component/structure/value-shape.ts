import type { CoreValType, PrimitiveType } from "../decoded-component.js";
import type { ResourceShape } from "./resource-shape.js";

/** What the structural rules need to know of a value type; a type's contents are not kept. */
export interface ValueShape {
  /** Bytes and alignment in a 64-bit memory, the larger of the two: static size limits are stated for it. */
  readonly size: number;
  readonly alignment: number;
  /** The core types that it flattens to with a 32-bit memory; cut off at `maxFlat`, beyond which only the excess matters. */
  readonly flat: readonly CoreValType[];
  /** Whether it holds a string, list or map, which live in memory. */
  readonly inMemory: boolean;
  readonly mentionsResource: boolean;
  readonly mentionsBorrow: boolean;
  readonly primitive?: PrimitiveType;
  readonly handle?: { readonly kind: "own" | "borrow"; readonly resource: ResourceShape };
  /** The payload types of a `result`. */
  readonly result?: { readonly ok?: ValueShape };
  readonly endsOf?: "stream" | "future";
}

/** One more than the largest number of flat parameters. */
const maxFlat = 17;

/** Length and pointer: 8 bytes each. */
const pair: ValueShape = leaf(16, ["i32", "i32"], 8, true);
const handleBits: ValueShape = leaf(4, ["i32"]);

const primitives: Readonly<Record<PrimitiveType, ValueShape>> = {
  bool: primitive("bool", 1, "i32"),
  s8: primitive("s8", 1, "i32"),
  u8: primitive("u8", 1, "i32"),
  s16: primitive("s16", 2, "i32"),
  u16: primitive("u16", 2, "i32"),
  s32: primitive("s32", 4, "i32"),
  u32: primitive("u32", 4, "i32"),
  s64: primitive("s64", 8, "i64"),
  u64: primitive("u64", 8, "i64"),
  f32: primitive("f32", 4, "f32"),
  f64: primitive("f64", 8, "f64"),
  char: primitive("char", 4, "i32"),
  string: { ...pair, primitive: "string" },
  "error-context": primitive("error-context", 4, "i32"),
};

function primitive(type: PrimitiveType, size: number, flat: CoreValType): ValueShape {
  return { ...leaf(size, [flat]), primitive: type };
}

function leaf(size: number, flat: readonly CoreValType[], alignment = size, inMemory = false): ValueShape {
  return { size, alignment, flat, inMemory, mentionsResource: false, mentionsBorrow: false };
}

export function primitiveShape(primitive: PrimitiveType): ValueShape {
  return primitives[primitive];
}

export function listShape(element: ValueShape): ValueShape {
  return { ...mentions([element]), ...layoutOf(pair), inMemory: true };
}

export function fixedListShape(element: ValueShape, length: number): ValueShape {
  const flat = Array.from({ length: Math.min(length, maxFlat) }, () => element.flat).flat();
  return {
    ...mentions([element]),
    size: element.size * length,
    alignment: element.alignment,
    flat: flat.slice(0, maxFlat),
  };
}

export function recordShape(fields: readonly ValueShape[]): ValueShape {
  let size = 0;
  for (const field of fields) size = alignTo(size, field.alignment) + field.size;
  const alignment = widest(fields);
  return { ...mentions(fields), size: alignTo(size, alignment), alignment, flat: flattenAll(fields) };
}

/** Any variant-like type; `undefined` is a case without payload. */
export function variantShape(cases: readonly (ValueShape | undefined)[]): ValueShape {
  const payloads = cases.filter((payload) => payload !== undefined);
  const discriminant = cases.length <= 0x100 ? 1 : cases.length <= 0x10000 ? 2 : 4;
  const alignment = Math.max(discriminant, widest(payloads));
  const start = alignTo(discriminant, widest(payloads));
  const size = alignTo(start + payloads.reduce((largest, payload) => Math.max(largest, payload.size), 0), alignment);
  return { ...mentions(payloads), size, alignment, flat: ["i32", ...joinAll(payloads)].slice(0, maxFlat) as CoreValType[] };
}

export function flagsShape(count: number): ValueShape {
  return leaf(count <= 8 ? 1 : count <= 16 ? 2 : 4, ["i32"]);
}

export function handleShape(kind: "own" | "borrow", resource: ResourceShape): ValueShape {
  return { ...handleBits, mentionsResource: true, mentionsBorrow: kind === "borrow", handle: { kind, resource } };
}

export function endsShape(kind: "stream" | "future", element: ValueShape | undefined): ValueShape {
  return { ...handleBits, mentionsResource: element?.mentionsResource ?? false, endsOf: kind };
}

/** The core types of several values side by side, cut off at `maxFlat`. */
export function flattenAll(values: readonly ValueShape[]): readonly CoreValType[] {
  const flat: CoreValType[] = [];
  for (const value of values) {
    flat.push(...value.flat);
    if (flat.length >= maxFlat) return flat.slice(0, maxFlat);
  }
  return flat;
}

function joinAll(payloads: readonly ValueShape[]): readonly CoreValType[] {
  const joined: CoreValType[] = [];
  for (const { flat } of payloads) {
    flat.forEach((type, i) => {
      const other = joined[i];
      joined[i] = other === undefined ? type : join(other, type);
    });
  }
  return joined;
}

/** The core type that holds either (`CanonicalABI.md`, "Flattening"). */
function join(a: CoreValType, b: CoreValType): CoreValType {
  if (a === b) return a;
  return (a === "i32" && b === "f32") || (a === "f32" && b === "i32") ? "i32" : "i64";
}

function layoutOf({ size, alignment, flat }: ValueShape): Pick<ValueShape, "size" | "alignment" | "flat"> {
  return { size, alignment, flat };
}

function mentions(parts: readonly ValueShape[]): Pick<ValueShape, "inMemory" | "mentionsResource" | "mentionsBorrow"> {
  return {
    inMemory: parts.some((part) => part.inMemory),
    mentionsResource: parts.some((part) => part.mentionsResource),
    mentionsBorrow: parts.some((part) => part.mentionsBorrow),
  };
}

function widest(parts: readonly ValueShape[]): number {
  return parts.reduce((widest, part) => Math.max(widest, part.alignment), 1);
}

function alignTo(offset: number, alignment: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

/** Values in memory as `Array#pack` and `String#unpack` see them. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { ScalarKind } from "../../../wit/world/world.js";

const scalarFormats: Readonly<Record<ScalarKind, string>> = {
  bool: "C",
  s8: "c",
  u8: "C",
  s16: "s<",
  u16: "S<",
  s32: "l<",
  u32: "L<",
  s64: "q<",
  u64: "Q<",
  f32: "e",
  f64: "E",
  char: "L<",
};

const unsigned = { 1: "C", 2: "S<", 4: "L<" } as const;

/** A value that is one number in memory; pointer and length of a string or list are one, too (runtime `Scalars`). */
export type Leaf = AbiNode & { readonly kind: "scalar" | "string" | "list" | "map" | "flags" | "enum" | "own" | "borrow" };

export function isLeaf(node: AbiNode): node is Leaf {
  return ["scalar", "string", "list", "map", "flags", "enum", "own", "borrow"].includes(node.kind);
}

export function leafFormat(node: Leaf): string {
  switch (node.kind) {
    case "scalar":
      return scalarFormats[node.scalar];
    case "string":
    case "list":
    case "map":
      return "Q<";
    case "flags":
      return unsigned[node.bytes];
    case "enum":
      return unsigned[node.discriminant.bytes];
    default:
      return "l<";
  }
}

export function discriminantFormat(bytes: 1 | 2 | 4): string {
  return unsigned[bytes];
}

/** The payload of an option that is a leaf: such an option is two numbers at fixed places. */
export function leafPayload(node: AbiNode): Leaf | undefined {
  const payload = node.kind === "option" ? node.cases[1].payload : undefined;
  return payload !== undefined && isLeaf(payload) ? payload : undefined;
}

/** The scalar of a list that is read and written as a whole. */
export function numbersOf(node: AbiNode): ScalarKind | undefined {
  const element = node.kind === "list" ? node.element : undefined;
  return element?.kind === "scalar" && element.scalar !== "bool" && element.scalar !== "char" ? element.scalar : undefined;
}

/** The directive for all of a string's bytes: `L<*`. */
export function numbersFormat(scalar: ScalarKind): string {
  return `${scalarFormats[scalar]}*`;
}

export interface Part {
  /** Bytes from the start of the aggregate. */
  readonly offset: number;
  readonly size: number;
  readonly format: string;
}

/** A format that covers bytes `from` to `to`: parts with padding between and behind. */
export function formatOf(parts: readonly Part[], from: number, to: number): string {
  let format = "";
  let at = from;
  const pad = (until: number) => {
    if (until > at) format += until === at + 1 ? "x" : `x${until - at}`;
  };
  for (const part of parts) {
    pad(part.offset);
    format += part.format;
    at = part.offset + part.size;
  }
  pad(to);
  return format;
}

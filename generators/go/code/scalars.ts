/** Scalars between Go values, guest memory and flat core values, which wazero has as uint64. */

import type { ScalarKind } from "../../../wit/world/world.js";
import { binary, comparison, component, type GoExpression, go, math } from "./go.js";
import { assignment, failing, type Step, statement } from "./steps.js";

export const scalarTypes: Readonly<Record<ScalarKind, string>> = {
  bool: "bool",
  s8: "int8",
  u8: "uint8",
  s16: "int16",
  u16: "uint16",
  s32: "int32",
  u32: "uint32",
  s64: "int64",
  u64: "uint64",
  f32: "float32",
  f64: "float64",
  char: "rune",
};

type Width = 8 | 16 | 32 | 64;

/** Bits that a scalar takes in memory. */
const widths: Readonly<Record<ScalarKind, Width>> = {
  bool: 8,
  s8: 8,
  u8: 8,
  s16: 16,
  u16: 16,
  s32: 32,
  u32: 32,
  char: 32,
  f32: 32,
  s64: 64,
  u64: 64,
  f64: 64,
};

const unsigned: ReadonlySet<ScalarKind> = new Set(["u8", "u16", "u32", "u64"]);
/** What a core value of 32 bits holds sign-extended. */
const extended: ReadonlySet<ScalarKind> = new Set(["s8", "s16", "s32"]);

/** The width of a discriminant or of flags. */
export function widthOf(bytes: 1 | 2 | 4): 8 | 16 | 32 {
  return bytes === 1 ? 8 : bytes === 2 ? 16 : 32;
}

/** The value as an unsigned integer of the scalar's width, sign included. */
function bits(scalar: ScalarKind, value: GoExpression): GoExpression {
  if (scalar === "bool") return go`${component}.Bit(${value})`;
  if (scalar === "f32") return go`${math}.Float32bits(${value})`;
  if (scalar === "f64") return go`${math}.Float64bits(${value})`;
  return unsigned.has(scalar) ? value : go`uint${widths[scalar]}(${value})`;
}

/** The value from an unsigned integer of at least the scalar's width; not for chars, which need a check. */
function fromBits(scalar: ScalarKind, value: GoExpression): GoExpression {
  if (scalar === "bool") return comparison`${value} != 0`;
  if (scalar === "f32") return go`${component}.Canonical32(${value})`;
  if (scalar === "f64") return go`${component}.Canonical64(${value})`;
  return go`${scalarTypes[scalar]}(${value})`;
}

/** The bytes at an offset. */
export function bytesAt(memory: string | GoExpression, offset: number): GoExpression {
  return offset === 0 ? go`${memory}` : go`${memory}[${offset}:]`;
}

/** An unsigned integer in memory. */
export function loadBits(width: Width, memory: string | GoExpression, offset: number): GoExpression {
  if (width === 8) return go`${memory}[${offset}]`;
  return go`${binary}.LittleEndian.Uint${width}(${bytesAt(memory, offset)})`;
}

export function putBits(width: Width, value: GoExpression, memory: string | GoExpression, offset: number): Step {
  if (width === 8) return assignment(go`${memory}[${offset}]`, value);
  return statement(go`${binary}.LittleEndian.PutUint${width}(${bytesAt(memory, offset)}, ${value})`);
}

export function putScalar(scalar: ScalarKind, value: GoExpression, memory: string | GoExpression, offset: number): Step {
  return putBits(widths[scalar], bits(scalar, value), memory, offset);
}

export function loadScalar(scalar: ScalarKind, memory: string | GoExpression, offset: number): GoExpression {
  const loaded = loadBits(widths[scalar], memory, offset);
  return unsigned.has(scalar) ? loaded : fromBits(scalar, loaded);
}

/** Sign-extended values are cut to 32 bits: what lies above is not the core value's. */
export function lowerFlatScalar(scalar: ScalarKind, value: GoExpression): GoExpression {
  if (extended.has(scalar)) return go`uint64(uint32(${value}))`;
  return widths[scalar] === 64 ? bits(scalar, value) : go`uint64(${bits(scalar, value)})`;
}

export function liftFlatScalar(scalar: ScalarKind, flat: GoExpression): GoExpression {
  if (scalar === "u64") return flat;
  return scalar === "bool" || scalar === "f32" ? fromBits(scalar, go`uint32(${flat})`) : fromBits(scalar, flat);
}

/** A char must be checked; any other scalar is an expression. */
export function liftChar(value: GoExpression, target: GoExpression): Step {
  return failing(go`${component}.LiftChar(${value}, ${target})`);
}

/** Whether lists of the scalar are copied whole. */
export function isNumber(scalar: ScalarKind): boolean {
  return scalar !== "bool" && scalar !== "char";
}

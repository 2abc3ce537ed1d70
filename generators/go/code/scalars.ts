/** Scalars between Go values, guest memory and flat core values, which wazero has as uint64. */

import type { ScalarKind } from "../../../wit/world/world.js";
import { failing, plain, type Step } from "./step.js";

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

/** Bits that a scalar takes in memory. */
const widths: Readonly<Record<ScalarKind, 8 | 16 | 32 | 64>> = {
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

/** The value as an unsigned integer of the scalar's width, sign included. */
function bits(scalar: ScalarKind, value: string): string {
  if (scalar === "bool") return `component.Bit(${value})`;
  if (scalar === "f32") return `math.Float32bits(${value})`;
  if (scalar === "f64") return `math.Float64bits(${value})`;
  return /^u/.test(scalar) ? value : `uint${widths[scalar]}(${value})`;
}

/** The value from an unsigned integer of at least the scalar's width; not for chars, which need a check. */
function fromBits(scalar: ScalarKind, value: string): string {
  if (scalar === "bool") return `${value} != 0`;
  if (scalar === "f32") return `component.Canonical32(${value})`;
  if (scalar === "f64") return `component.Canonical64(${value})`;
  return `${scalarTypes[scalar]}(${value})`;
}

/** The bytes at an offset. */
export function bytesAt(memory: string, offset: number): string {
  return offset === 0 ? memory : `${memory}[${offset}:]`;
}

/** An unsigned integer in memory. */
export function loadBits(width: 8 | 16 | 32 | 64, memory: string, offset: number): string {
  return width === 8 ? `${memory}[${offset}]` : `binary.LittleEndian.Uint${width}(${bytesAt(memory, offset)})`;
}

export function putBits(width: 8 | 16 | 32 | 64, value: string, memory: string, offset: number): Step {
  if (width === 8) return plain(`${memory}[${offset}] = ${value}`);
  return plain(`binary.LittleEndian.PutUint${width}(${bytesAt(memory, offset)}, ${value})`);
}

export function putScalar(scalar: ScalarKind, value: string, memory: string, offset: number): Step {
  return putBits(widths[scalar], bits(scalar, value), memory, offset);
}

export function loadScalar(scalar: ScalarKind, memory: string, offset: number): string {
  const width = widths[scalar];
  const loaded = loadBits(width, memory, offset);
  return /^u/.test(scalar) ? loaded : fromBits(scalar, loaded);
}

/** Sign-extended values are cut to 32 bits: what lies above is not the core value's. */
export function flattenScalar(scalar: ScalarKind, value: string): string {
  if (/^s(8|16|32)$/.test(scalar)) return `uint64(uint32(${value}))`;
  return widths[scalar] === 64 ? bits(scalar, value) : `uint64(${bits(scalar, value)})`;
}

export function liftScalar(scalar: ScalarKind, flat: string): string {
  if (scalar === "u64") return flat;
  return scalar === "bool" || scalar === "f32" ? fromBits(scalar, `uint32(${flat})`) : fromBits(scalar, flat);
}

/** A char must be checked; any other scalar is an expression. */
export function charStep(value: string, target: string): Step {
  return failing(`component.LiftChar(${value}, ${target})`);
}

/** Whether lists of the scalar are copied whole. */
export function isNumber(scalar: ScalarKind): boolean {
  return scalar !== "bool" && scalar !== "char";
}

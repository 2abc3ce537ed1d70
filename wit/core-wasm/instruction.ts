/** Instructions as data: what a printed function body consists of. Source: the core specification, "Instructions" (binary format 5.4). */

import type { Func, FuncType, Global, Memory } from "./module-builder.js";

/** The types of numbers; the printer knows no others. */
export type NumType = "i32" | "i64" | "f32" | "f64";

/** Instructions without immediates. */
export const plainOpcodes = {
  unreachable: 0x00,
  return: 0x0f,
  drop: 0x1a,
  select: 0x1b,
  "i32.eqz": 0x45,
  "i32.eq": 0x46,
  "i32.ne": 0x47,
  "i32.lt_u": 0x49,
  "i32.gt_u": 0x4b,
  "i32.le_u": 0x4d,
  "i32.ge_u": 0x4f,
  "i64.eqz": 0x50,
  "i64.eq": 0x51,
  "i64.lt_s": 0x53,
  "i64.gt_u": 0x56,
  "i32.add": 0x6a,
  "i32.sub": 0x6b,
  "i32.mul": 0x6c,
  "i32.and": 0x71,
  "i32.or": 0x72,
  "i32.xor": 0x73,
  "i32.shl": 0x74,
  "i32.shr_u": 0x76,
  "i64.popcnt": 0x7b,
  "i64.add": 0x7c,
  "i64.mul": 0x7e,
  "i64.and": 0x83,
  "i64.or": 0x84,
  "i64.shl": 0x86,
  "i64.shr_u": 0x88,
  "i32.wrap_i64": 0xa7,
  "i64.extend_i32_u": 0xad,
  "i32.reinterpret_f32": 0xbc,
  "i64.reinterpret_f64": 0xbd,
  "f32.reinterpret_i32": 0xbe,
  "f64.reinterpret_i64": 0xbf,
  "i32.extend8_s": 0xc0,
  "i32.extend16_s": 0xc1,
} as const;

/** Loads and stores: the immediates are alignment, always none (0), and offset. */
export const memoryOpcodes = {
  "i32.load": 0x28,
  "i64.load": 0x29,
  "i32.load8_u": 0x2d,
  "i32.load16_u": 0x2f,
  "i32.store": 0x36,
  "i64.store": 0x37,
  "i32.store8": 0x3a,
  "i32.store16": 0x3b,
} as const;

export type PlainOp = keyof typeof plainOpcodes;
export type MemoryOp = keyof typeof memoryOpcodes;

export type Instruction =
  | { readonly op: PlainOp }
  /** Without a memory it is the module's first. */
  | { readonly op: MemoryOp; readonly offset: number; readonly memory?: Memory }
  | { readonly op: "memory.size" | "memory.grow"; readonly memory?: Memory }
  | { readonly op: "memory.copy"; readonly to: Memory; readonly from: Memory }
  | { readonly op: "i32.const"; readonly value: number }
  | { readonly op: "i64.const"; readonly value: bigint }
  | { readonly op: "local.get" | "local.set" | "local.tee"; readonly local: Local }
  | { readonly op: "global.get" | "global.set"; readonly global: Global }
  | { readonly op: "call"; readonly func: Func }
  /** Through the module's only table; the type is that of a function of the module as well. */
  | { readonly op: "call_indirect"; readonly type: FuncType }
  | { readonly op: "block" | "loop"; readonly body: readonly Instruction[] }
  | { readonly op: "if"; readonly body: readonly Instruction[]; readonly otherwise: readonly Instruction[] }
  /** `depth` counts the enclosing blocks outwards; 0 is the innermost. */
  | { readonly op: "br" | "br_if"; readonly depth: number }
  | { readonly op: "br_table"; readonly depths: readonly number[]; readonly otherwise: number };

/** A parameter or local variable of the function that made it. */
export interface Local {
  readonly index: number;
  readonly type: NumType;
}

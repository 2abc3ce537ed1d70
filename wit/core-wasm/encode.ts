import type { ByteWriter } from "./byte-writer.js";
import { type Instruction, type MemoryOp, memoryOpcodes, type NumType, type PlainOp, plainOpcodes } from "./instruction.js";
import type { Func, FuncType, Global, Memory } from "./module-builder.js";

/** Where types, functions and globals ended up in the index spaces of the module. */
export interface Indices {
  type(type: FuncType): number;
  func(func: Func): number;
  global(global: Global): number;
  memory(memory: Memory): number;
}

export const numTypes: Readonly<Record<NumType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c };

/** Blocks take nothing from the stack and leave nothing: values pass through locals. */
const EMPTY_BLOCK = 0x40;
const ELSE = 0x05;
const END = 0x0b;
/** Behind the prefix 0xfc. */
const COPY = 10;
/** Of an alignment. */
const HAS_MEMORY = 0x40;

const opcodes = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  br: 0x0c,
  br_if: 0x0d,
  br_table: 0x0e,
  call: 0x10,
  call_indirect: 0x11,
  "local.get": 0x20,
  "local.set": 0x21,
  "local.tee": 0x22,
  "global.get": 0x23,
  "global.set": 0x24,
  "memory.size": 0x3f,
  "memory.grow": 0x40,
  "memory.copy": 0xfc,
  "i32.const": 0x41,
  "i64.const": 0x42,
} as const;

/** Writes instructions and the `end` after them. */
export function encodeBody(out: ByteWriter, instructions: readonly Instruction[], indices: Indices): void {
  for (const instruction of instructions) encode(out, instruction, indices);
  out.byte(END);
}

function encode(out: ByteWriter, instruction: Instruction, indices: Indices): void {
  if (isPlain(instruction)) out.byte(plainOpcodes[instruction.op]);
  else if (isMemory(instruction)) encodeAccess(out.byte(memoryOpcodes[instruction.op]), instruction, indices);
  else encodeImmediates(out.byte(opcodes[instruction.op]), instruction, indices);
}

function encodeImmediates(out: ByteWriter, instruction: Exclude<Instruction, Plain | AccessInstruction>, indices: Indices): void {
  switch (instruction.op) {
    case "memory.size":
    case "memory.grow":
      out.u32(instruction.memory === undefined ? 0 : indices.memory(instruction.memory));
      break;
    case "memory.copy":
      out.u32(COPY).u32(indices.memory(instruction.to)).u32(indices.memory(instruction.from));
      break;
    case "i32.const":
      out.s32(instruction.value);
      break;
    case "i64.const":
      out.s64(instruction.value);
      break;
    case "local.get":
    case "local.set":
    case "local.tee":
      out.u32(instruction.local.index);
      break;
    case "global.get":
    case "global.set":
      out.u32(indices.global(instruction.global));
      break;
    case "call":
      out.u32(indices.func(instruction.func));
      break;
    case "call_indirect":
      out.u32(indices.type(instruction.type)).u32(0);
      break;
    case "block":
    case "loop":
      encodeBody(out.byte(EMPTY_BLOCK), instruction.body, indices);
      break;
    case "if":
      encodeIf(out.byte(EMPTY_BLOCK), instruction.body, instruction.otherwise, indices);
      break;
    case "br":
    case "br_if":
      out.u32(instruction.depth);
      break;
    case "br_table":
      out.vector(instruction.depths, (depth) => void out.u32(depth)).u32(instruction.otherwise);
      break;
  }
}

function encodeIf(out: ByteWriter, then: readonly Instruction[], otherwise: readonly Instruction[], indices: Indices): void {
  for (const each of then) encode(out, each, indices);
  if (otherwise.length > 0) out.byte(ELSE);
  encodeBody(out, otherwise, indices);
}

/** Alignment is always none; a memory other than the first stands before the offset. */
function encodeAccess(out: ByteWriter, { offset, memory }: AccessInstruction, indices: Indices): void {
  const index = memory === undefined ? 0 : indices.memory(memory);
  if (index === 0) out.u32(0).u32(offset);
  else out.u32(HAS_MEMORY).u32(index).u32(offset);
}

type Plain = Extract<Instruction, { op: PlainOp }>;
type AccessInstruction = Extract<Instruction, { op: MemoryOp }>;

function isPlain(instruction: Instruction): instruction is Plain {
  return instruction.op in plainOpcodes;
}

function isMemory(instruction: Instruction): instruction is AccessInstruction {
  return instruction.op in memoryOpcodes;
}

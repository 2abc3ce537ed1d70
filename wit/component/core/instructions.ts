import { malformed, unsupported } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { hex } from "../shown.js";
import type { FeatureSet } from "./feature-set.js";
import { readMemarg, readMemoryIndex, readTableIndex } from "./immediates.js";
import type { SeenOpcodes } from "./opcode-features.js";
import { readPrefixed } from "./prefixed-instructions.js";
import { readCoreValType, readHeapType } from "./value-types.js";

const end = 0x0b;
const globalGet = 0x23;

/** Shapes of the immediates that follow a one-byte opcode; the values are positions in a table, for speed. */
const shape = {
  illegal: 0,
  none: 1,
  index: 2,
  memarg: 3,
  blockType: 4,
  i32: 5,
  i64: 6,
  f32: 7,
  f64: 8,
  special: 9,
  prefix: 10,
} as const;

const shapes = opcodeShapes();

function opcodeShapes(): Uint8Array {
  const table = new Uint8Array(256);
  const set = (shape: number, ...ranges: readonly (readonly [first: number, last: number])[]) => {
    for (const [first, last] of ranges) table.fill(shape, first, last + 1);
  };
  set(shape.none, [0x00, 0x01], [0x05, 0x05], [0x0a, 0x0b], [0x0f, 0x0f], [0x19, 0x1b], [0x45, 0xc4], [0xd1, 0xd1], [0xd3, 0xd4]);
  set(shape.index, [0x07, 0x09], [0x0c, 0x0d], [0x10, 0x10], [0x12, 0x12], [0x14, 0x15], [0x18, 0x18], [0x20, 0x26]);
  set(shape.index, [0xd2, 0xd2], [0xd5, 0xd6], [0xe0, 0xe0], [0xe2, 0xe2]);
  set(shape.memarg, [0x28, 0x3e]);
  set(shape.blockType, [0x02, 0x04], [0x06, 0x06]);
  set(shape.i32, [0x41, 0x41]);
  set(shape.i64, [0x42, 0x42]);
  set(shape.f32, [0x43, 0x43]);
  set(shape.f64, [0x44, 0x44]);
  set(shape.special, [0x0e, 0x0e], [0x11, 0x11], [0x13, 0x13], [0x1c, 0x1c], [0x1f, 0x1f], [0x3f, 0x40], [0xd0, 0xd0]);
  set(shape.special, [0xe1, 0xe1], [0xe3, 0xe6]);
  set(shape.prefix, [0xfb, 0xfe]);
  return table;
}

/** Reads the instructions of a function body, up to the end of `reader`, noting the opcodes and features. */
export function readBody(reader: ByteReader, seen: SeenOpcodes, features: FeatureSet): void {
  let opcode = -1;
  while (!reader.done) opcode = readInstruction(reader, seen, features);
  if (opcode !== end) malformed(reader.offset, "a function body does not end with `end`");
}

/** Reads a constant expression up to its `end`. */
export function readConstantExpression(
  reader: ByteReader,
  seen: SeenOpcodes,
  features: FeatureSet,
  importedGlobals: number,
): void {
  for (;;) {
    // Only the GC proposal lets a constant refer to a global that the module itself defines.
    if (reader.peek("a constant expression") === globalGet && globalIndex(reader) >= importedGlobals) features.add("gc");
    const opcode = readInstruction(reader, seen, features);
    if (opcode === end) return;
    if (isExtendedConst(opcode)) features.add("extended-const");
  }
}

function globalIndex(reader: ByteReader): number {
  const start = reader.offset;
  reader.offset++;
  const index = reader.u32("a global index");
  reader.offset = start;
  return index;
}

/** `add`, `sub` and `mul` of i32 and i64. */
function isExtendedConst(opcode: number): boolean {
  return (opcode >= 0x6a && opcode <= 0x6c) || (opcode >= 0x7c && opcode <= 0x7e);
}

function readInstruction(reader: ByteReader, seen: SeenOpcodes, features: FeatureSet): number {
  const opcode = reader.byte("an instruction");
  seen[opcode] = 1;
  switch (shapes[opcode]) {
    case shape.none:
      break;
    case shape.index:
      reader.u32("an index");
      break;
    case shape.memarg:
      readMemarg(reader, features);
      break;
    case shape.blockType:
      readBlockType(reader, features);
      break;
    case shape.i32:
      reader.skipSigned(32, "a 32-bit constant");
      break;
    case shape.i64:
      reader.skipSigned(64, "a 64-bit constant");
      break;
    case shape.f32:
      reader.take(4, "a 32-bit constant");
      break;
    case shape.f64:
      reader.take(8, "a 64-bit constant");
      break;
    case shape.special:
      readSpecial(reader, opcode, features);
      break;
    case shape.prefix:
      readPrefixed(reader, opcode, features);
      break;
    default:
      unsupported(reader.offset - 1, `a core module uses the unknown instruction ${hex(opcode)}`);
  }
  return opcode;
}

function readBlockType(reader: ByteReader, features: FeatureSet): void {
  const code = reader.peek("a block type");
  if (code === 0x40) reader.offset++;
  else if (code > 0x40 && code < 0x80) readCoreValType(reader, features);
  else {
    reader.typeIndex("a block type");
    features.add("multi-value");
  }
}

function readSpecial(reader: ByteReader, opcode: number, features: FeatureSet): void {
  const index = () => reader.u32("an index");
  switch (opcode) {
    case 0x0e: // br_table
      reader.each("labels", index);
      index();
      break;
    case 0x11: // call_indirect
    case 0x13: // return_call_indirect
      index();
      readTableIndex(reader, features);
      break;
    case 0x1c: // select
      reader.each("types", () => readCoreValType(reader, features));
      break;
    case 0x1f: // try_table
      readBlockType(reader, features);
      reader.each("catch clauses", () => readCatch(reader));
      break;
    case 0x3f: // memory.size
    case 0x40: // memory.grow
      readMemoryIndex(reader, features);
      break;
    case 0xd0: // ref.null
      readHeapType(reader, features);
      break;
    default:
      readStackSwitching(reader, opcode);
  }
}

function readCatch(reader: ByteReader): void {
  const start = reader.offset;
  const kind = reader.byte("a catch clause");
  if (kind > 0x03) malformed(start, `${hex(kind)} is not a catch clause`);
  if (kind < 0x02) reader.u32("a tag index");
  reader.u32("a label");
}

function readStackSwitching(reader: ByteReader, opcode: number): void {
  reader.u32("a type index");
  if (opcode === 0xe1 || opcode === 0xe4 || opcode === 0xe6) reader.u32("an index");
  if (opcode >= 0xe3 && opcode <= 0xe5) reader.each("handlers", () => readHandler(reader));
}

function readHandler(reader: ByteReader): void {
  const toLabel = !reader.flag("a handler");
  reader.u32("a tag index");
  if (toLabel) reader.u32("a label");
}

import { unsupported } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { hex } from "../shown.js";
import type { FeatureSet } from "./feature-set.js";
import { readMemarg, readMemoryIndex, readTableIndex } from "./immediates.js";
import { readHeapType } from "./value-types.js";

/** Reads what follows one of the prefixes 0xfb to 0xfe: a LEB128 opcode and its immediates. */
export function readPrefixed(reader: ByteReader, prefix: number, features: FeatureSet): void {
  const start = reader.offset - 1;
  const opcode = reader.u32("an instruction");
  if (!readers.get(prefix)?.(reader, opcode, features)) {
    unsupported(start, `a core module uses the unknown instruction ${hex(prefix)} ${hex(opcode)}`);
  }
}

/** Reads the immediates of `opcode`; false when there is no such opcode. */
type ImmediatesReader = (reader: ByteReader, opcode: number, features: FeatureSet) => boolean;

const readers: ReadonlyMap<number, ImmediatesReader> = new Map([
  [0xfb, readGc],
  [0xfc, readMisc],
  [0xfd, readVector],
  [0xfe, readAtomic],
]);

/** Opcodes by the count of plain indices that follow them. */
const gcIndices = [1, 1, 2, 2, 2, 2, 1, 1, 2, 2, 2, 1, 1, 1, 1, 0, 1, 2, 2, 2] as const;

function readGc(reader: ByteReader, opcode: number, features: FeatureSet): boolean {
  const indices = gcIndices[opcode];
  if (indices !== undefined) {
    for (let i = 0; i < indices; i++) reader.u32("an index");
  } else if (opcode <= 0x17) {
    readHeapType(reader, features); // ref.test, ref.cast
  } else if (opcode <= 0x19) {
    reader.byte("the flags of a cast"); // br_on_cast, br_on_cast_fail
    reader.u32("a label");
    readHeapType(reader, features);
    readHeapType(reader, features);
  }
  return opcode <= 0x1e;
}

function readMisc(reader: ByteReader, opcode: number, features: FeatureSet): boolean {
  if (opcode <= 0x07) features.add("saturating-float-to-int");
  else if (opcode <= 0x0e) readBulk(reader, opcode, features);
  else if (opcode <= 0x11) {
    features.add("reference-types"); // table.grow, table.size, table.fill
    readTableIndex(reader, features);
  } else if (opcode >= 0x13 && opcode <= 0x16) features.add("wide-arithmetic");
  else return false;
  return true;
}

function readBulk(reader: ByteReader, opcode: number, features: FeatureSet): void {
  features.add("bulk-memory");
  switch (opcode) {
    case 0x08: // memory.init
      reader.u32("a data index");
      readMemoryIndex(reader, features);
      break;
    case 0x0a: // memory.copy
      readMemoryIndex(reader, features);
      readMemoryIndex(reader, features);
      break;
    case 0x0b: // memory.fill
      readMemoryIndex(reader, features);
      break;
    case 0x0c: // table.init
      reader.u32("an element index");
      readTableIndex(reader, features);
      break;
    case 0x0e: // table.copy
      readTableIndex(reader, features);
      readTableIndex(reader, features);
      break;
    default: // data.drop, elem.drop
      reader.u32("a segment index");
  }
}

function readVector(reader: ByteReader, opcode: number, features: FeatureSet): boolean {
  features.add(opcode < 0x100 ? "simd" : "relaxed-simd");
  if (opcode <= 0x0b || (opcode >= 0x54 && opcode <= 0x5d)) readMemarg(reader, features);
  if (opcode === 0x0c || opcode === 0x0d) reader.take(16, "a vector constant");
  if ((opcode >= 0x15 && opcode <= 0x22) || (opcode >= 0x54 && opcode <= 0x5b)) reader.byte("a lane index");
  return opcode <= 0x113;
}

function readAtomic(reader: ByteReader, opcode: number, features: FeatureSet): boolean {
  if (opcode === 0x03) reader.byte("the reserved byte of a fence");
  else if (opcode <= 0x02 || (opcode >= 0x10 && opcode <= 0x4e)) readMemarg(reader, features);
  else return false;
  return true;
}

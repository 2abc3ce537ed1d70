import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { FeatureSet } from "./feature-set.js";

/** Reads alignment and offset; bit 6 of the alignment announces a memory index. */
export function readMemarg(reader: ByteReader, features: FeatureSet): void {
  const flags = reader.u32("an alignment");
  if (flags >= 0x80) malformed(reader.offset - 1, `${flags} is not an alignment`);
  if (flags & 0x40) readMemoryIndex(reader, features);
  reader.u64("a memory offset");
}

export function readMemoryIndex(reader: ByteReader, features: FeatureSet): void {
  if (reader.u32("a memory index") !== 0) features.add("multi-memory");
}

export function readTableIndex(reader: ByteReader, features: FeatureSet): void {
  if (reader.u32("a table index") !== 0) features.add("reference-types");
}

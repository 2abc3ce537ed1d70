import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreFuncType } from "../decoded-component.js";
import { hex } from "../shown.js";
import type { FeatureSet } from "./feature-set.js";
import { readCoreFuncType, readCoreValType } from "./value-types.js";

/** A core type by what matters to linking: functions in full, all others only counted. */
export type CoreType = ({ readonly kind: "func" } & CoreFuncType) | { readonly kind: "other" };

/** Reads one `rectype`; a recursion group defines several types, each with an index of its own. */
export function readRecType(reader: ByteReader, features: FeatureSet): readonly CoreType[] {
  if (reader.peek("a core type") !== 0x4e) return [readSubType(reader, features)];
  reader.offset++;
  features.add("gc");
  return reader.vector("types of a recursion group", () => readSubType(reader, features));
}

/** Reads a `subtype`: a composite type, perhaps with its supertypes. */
export function readSubType(reader: ByteReader, features: FeatureSet): CoreType {
  const code = reader.peek("a core type");
  if (code === 0x50 || code === 0x4f) {
    reader.offset++;
    features.add("gc");
    reader.each("supertypes", () => reader.u32("a supertype index"));
  }
  return readCompositeType(reader, features);
}

function readCompositeType(reader: ByteReader, features: FeatureSet): CoreType {
  const code = reader.byte("a core type");
  switch (code) {
    case 0x60:
      return { kind: "func", ...readCoreFuncType(reader, features) };
    case 0x5f:
      features.add("gc");
      reader.each("fields", () => readFieldType(reader, features));
      return { kind: "other" };
    case 0x5e:
      features.add("gc");
      readFieldType(reader, features);
      return { kind: "other" };
    case 0x5d:
      features.add("stack-switching");
      reader.u32("a continuation's type index");
      return { kind: "other" };
    default:
      return malformed(reader.offset - 1, `${hex(code)} is not a core type`);
  }
}

function readFieldType(reader: ByteReader, features: FeatureSet): void {
  const code = reader.peek("a field type");
  if (code === 0x78 || code === 0x77) reader.offset++;
  else readCoreValType(reader, features);
  reader.flag("a field's mutability");
}

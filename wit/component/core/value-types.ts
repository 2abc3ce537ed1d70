import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreFuncType, CoreValType } from "../decoded-component.js";
import { hex } from "../shown.js";
import type { FeatureSet } from "./feature-set.js";

const numbers: ReadonlyMap<number, CoreValType> = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
]);

/** Reads a core `valtype` and notes the features that it needs. */
export function readCoreValType(reader: ByteReader, features: FeatureSet): CoreValType {
  const number = numbers.get(reader.peek("a core value type"));
  if (number !== undefined) {
    reader.offset++;
    return number;
  }
  if (reader.peek("a core value type") !== 0x7b) return readRefType(reader, features);
  reader.offset++;
  features.add("simd");
  return "v128";
}

/** Reads a core `reftype`, long or short form. */
export function readRefType(reader: ByteReader, features: FeatureSet): CoreValType {
  const start = reader.offset;
  const code = reader.byte("a reference type");
  if (code === 0x64) {
    features.add("function-references");
    readHeapType(reader, features);
    return "ref";
  }
  if (code === 0x63) return readHeapType(reader, features);
  return abstractHeapType(code, start, features);
}

/** Reads a `heaptype`; the result is the nullable reference to it. */
export function readHeapType(reader: ByteReader, features: FeatureSet): CoreValType {
  const start = reader.offset;
  const code = reader.peek("a heap type");
  if (code >= 0x40 && code < 0x80) {
    reader.offset++;
    return abstractHeapType(code, start, features);
  }
  reader.typeIndex("a heap type");
  features.add("function-references");
  return "ref";
}

function abstractHeapType(code: number, start: number, features: FeatureSet): CoreValType {
  switch (code) {
    case 0x70:
      return "funcref";
    case 0x6f:
      features.add("reference-types");
      return "externref";
    case 0x69:
      features.add("exceptions");
      return "exnref";
    case 0x74: // noexn
      features.add("exceptions");
      return "ref";
    case 0x68: // cont
    case 0x75: // nocont
      features.add("stack-switching");
      return "ref";
    default:
      // any, eq, i31, struct, array, none, noextern, nofunc
      if (code < 0x6a || code > 0x73) malformed(start, `${hex(code)} is not a core value type`);
      features.add("gc");
      return "ref";
  }
}

/** Reads the parameters and results of a core function type, after its 0x60. */
export function readCoreFuncType(reader: ByteReader, features: FeatureSet): CoreFuncType {
  const params = reader.vector("core parameters", () => readCoreValType(reader, features));
  const results = reader.vector("core results", () => readCoreValType(reader, features));
  if (results.length > 1) features.add("multi-value");
  return { params, results };
}

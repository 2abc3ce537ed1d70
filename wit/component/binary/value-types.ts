import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { DefValType, PrimitiveType, ValTypeRef } from "../decoded-component.js";
import { hex, quote } from "../shown.js";

const primitiveTypes: readonly (readonly [code: number, type: PrimitiveType])[] = [
  [0x7f, "bool"],
  [0x7e, "s8"],
  [0x7d, "u8"],
  [0x7c, "s16"],
  [0x7b, "u16"],
  [0x7a, "s32"],
  [0x79, "u32"],
  [0x78, "s64"],
  [0x77, "u64"],
  [0x76, "f32"],
  [0x75, "f64"],
  [0x74, "char"],
  [0x73, "string"],
  [0x64, "error-context"],
];

/** One object for each primitive type, however often it is used. */
const primitives: ReadonlyMap<number, { readonly kind: "primitive"; readonly type: PrimitiveType }> = new Map(
  primitiveTypes.map(([code, type]) => [code, { kind: "primitive", type }]),
);

/** Reads a `valtype`: type codes are the negative half of a signed LEB128, type indices the other. */
export function readValType(reader: ByteReader): ValTypeRef {
  const code = reader.peek("a value type");
  const primitive = primitives.get(code);
  if (primitive === undefined) return { kind: "index", index: reader.typeIndex("a value type") };
  reader.offset++;
  return primitive;
}

export function readOptionalValType(reader: ByteReader): ValTypeRef | undefined {
  return reader.optional("an optional value type", () => readValType(reader));
}

/** Reads `labelvaltype`s: record fields or parameters. */
export function readLabelledTypes(reader: ByteReader, what: string): { readonly name: string; readonly type: ValTypeRef }[] {
  return reader.vector(what, () => ({ name: reader.name("a label"), type: readValType(reader) }));
}

/** Reads the rest of a `defvaltype` whose first byte is `code`. */
export function readDefValType(reader: ByteReader, code: number): DefValType {
  const primitive = primitives.get(code);
  if (primitive !== undefined) return primitive;
  const at = reader.offset - 1;
  switch (code) {
    case 0x72:
      return { kind: "record", fields: readLabelledTypes(reader, "fields") };
    case 0x71:
      return { kind: "variant", cases: reader.vector("cases", () => readCase(reader)) };
    case 0x70:
      return { kind: "list", element: readValType(reader) };
    case 0x6f:
      return { kind: "tuple", items: reader.vector("tuple items", () => readValType(reader)) };
    case 0x6e:
      return { kind: "flags", names: readLabels(reader, "flags") };
    case 0x6d:
      return { kind: "enum", cases: readLabels(reader, "cases") };
    case 0x6b:
      return { kind: "option", payload: readValType(reader) };
    case 0x6a:
      return readResult(reader);
    case 0x69:
      return { kind: "own", resource: reader.u32("a resource type index") };
    case 0x68:
      return { kind: "borrow", resource: reader.u32("a resource type index") };
    case 0x67:
      return { kind: "list", element: readValType(reader), length: reader.u32("the length of a list") };
    case 0x66:
      return readElement(reader, "stream");
    case 0x65:
      return readElement(reader, "future");
    case 0x63:
      return { kind: "map", key: readValType(reader), value: readValType(reader) };
    default:
      return malformed(at, `${hex(code)} is not a type`);
  }
}

function readLabels(reader: ByteReader, what: string): string[] {
  return reader.vector(what, () => reader.name("a label"));
}

function readCase(reader: ByteReader): { readonly name: string; readonly type?: ValTypeRef } {
  const name = reader.name("a case label");
  const type = readOptionalValType(reader);
  const end = reader.byte("the end of a case");
  if (end !== 0) malformed(reader.offset - 1, `${hex(end)} at the end of the case ${quote(name)}: expected 0x00`);
  return type === undefined ? { name } : { name, type };
}

function readResult(reader: ByteReader): DefValType {
  const ok = readOptionalValType(reader);
  const error = readOptionalValType(reader);
  return { kind: "result", ...(ok === undefined ? {} : { ok }), ...(error === undefined ? {} : { error }) };
}

function readElement(reader: ByteReader, kind: "stream" | "future"): DefValType {
  const element = readOptionalValType(reader);
  return element === undefined ? { kind } : { kind, element };
}

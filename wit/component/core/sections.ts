import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { hex } from "../shown.js";
import { readCoreImport, readFuncTypeIndex, readGlobalType, readMemoryType, readTableType, readTagType } from "./extern-types.js";
import { readMemoryIndex, readTableIndex } from "./immediates.js";
import { readBody, readConstantExpression } from "./instructions.js";
import type { ExternKind, ModuleContents } from "./module-contents.js";
import { readRecType } from "./type-section.js";
import { readCoreValType, readRefType } from "./value-types.js";

type SectionReader = (reader: ByteReader, contents: ModuleContents) => void;

/** Readers of the core sections by id; custom sections (0) are passed over. */
export const sectionReaders: Readonly<Record<number, SectionReader>> = {
  1: each("core types", (reader, contents) => {
    for (const type of readRecType(reader, contents.features)) contents.types.push(type);
  }),
  2: each("core imports", readImport),
  3: each("core functions", (reader, contents) => {
    contents.define({ kind: "func", type: readFuncTypeIndex(reader, contents.types) });
    contents.functions++;
  }),
  4: each("tables", readTable),
  5: each("memories", (reader, contents) => contents.define(readMemoryType(reader, contents.features))),
  6: each("globals", (reader, contents) => {
    contents.define(readGlobalType(reader, contents.features));
    readConstant(reader, contents);
  }),
  7: each("core exports", readExport),
  8: (reader) => void reader.u32("the start function"),
  9: passing("element segments", readElementSegment),
  10: passing("function bodies", readCode),
  11: passing("data segments", readDataSegment),
  12: (reader, contents) => {
    reader.u32("the number of data segments");
    contents.features.add("bulk-memory");
  },
  13: each("tags", (reader, contents) => contents.define(readTagType(reader, contents.types, contents.features))),
};

/** A section that is a vector of items to be kept. */
function each(what: string, read: SectionReader): SectionReader {
  return (reader, contents) => void reader.vector(what, () => read(reader, contents));
}

/** A section that is a vector of items of which nothing is kept. */
function passing(what: string, read: SectionReader): SectionReader {
  return (reader, contents) => reader.each(what, () => read(reader, contents));
}

function readConstant(reader: ByteReader, contents: ModuleContents): void {
  readConstantExpression(reader, contents.seen, contents.features, contents.importedGlobals);
}

function readImport(reader: ByteReader, contents: ModuleContents): void {
  const item = readCoreImport(reader, contents.types, contents.features);
  contents.imports.push(item);
  contents.define(item.type);
  if (item.type.kind === "global") contents.importedGlobals++;
}

function readTable(reader: ByteReader, contents: ModuleContents): void {
  const initialized = reader.peek("a table") === 0x40;
  if (initialized) {
    reader.take(2, "a table");
    contents.features.add("function-references");
  }
  contents.define(readTableType(reader, contents.features));
  if (initialized) readConstant(reader, contents);
}

const exportKinds: readonly ExternKind[] = ["func", "table", "memory", "global", "tag"];

function readExport(reader: ByteReader, contents: ModuleContents): void {
  const at = reader.offset;
  const name = reader.name("the name of a core export");
  const code = reader.byte("the kind of a core export");
  const kind = exportKinds[code];
  if (kind === undefined) malformed(at, `${hex(code)} is not the kind of a core export`);
  const index = reader.u32("the index of a core export");
  const type = contents.spaces[kind][index];
  if (type?.kind === "global" && type.mutable) contents.features.add("mutable-global");
  contents.exports.push({ at, name, kind, index });
}

function readElementSegment(reader: ByteReader, contents: ModuleContents): void {
  const start = reader.offset;
  const flags = reader.u32("an element segment");
  if (flags > 7) malformed(start, `${flags} is not a kind of element segment`);
  const active = (flags & 1) === 0;
  const expressions = (flags & 4) !== 0;
  if (!active) contents.features.add("bulk-memory");
  if (active && flags & 2) readTableIndex(reader, contents.features);
  if (active) readConstant(reader, contents);
  if (flags & 3 && expressions) readRefType(reader, contents.features);
  else if (flags & 3) readElementKind(reader);
  if (expressions) reader.each("elements", () => readConstant(reader, contents));
  else reader.each("elements", () => reader.u32("a function index"));
}

function readElementKind(reader: ByteReader): void {
  const kind = reader.byte("the kind of elements");
  if (kind !== 0) malformed(reader.offset - 1, `${hex(kind)} is not a kind of elements`);
}

function readCode(reader: ByteReader, contents: ModuleContents): void {
  contents.bodies++;
  const body = reader.slice(reader.u32("the size of a function body"), "a function body");
  body.each("groups of locals", () => {
    body.u32("a number of locals");
    readCoreValType(body, contents.features);
  });
  readBody(body, contents.seen, contents.features);
}

function readDataSegment(reader: ByteReader, contents: ModuleContents): void {
  const start = reader.offset;
  const flags = reader.u32("a data segment");
  if (flags > 2) malformed(start, `${flags} is not a kind of data segment`);
  if (flags === 1) contents.features.add("bulk-memory");
  if (flags === 2) readMemoryIndex(reader, contents.features);
  if (flags !== 1) readConstant(reader, contents);
  reader.take(reader.u32("the size of a data segment"), "a data segment");
}

import { malformed } from "../../refusal.js";
import { readPreamble } from "../binary/preamble.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreExport, CoreExternType, CoreModule } from "../decoded-component.js";
import { hex, quote } from "../shown.js";
import { ModuleContents } from "./module-contents.js";
import { checkCoreNames } from "./names.js";
import { sectionReaders } from "./sections.js";

/** The order in which sections must appear (core spec 5.5.2): the ids do not say it, `tag` and `data count` came later. */
const order: readonly number[] = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/** Reads a whole core module: its imports and exports, and the features that its types and code use. */
export function readCoreModule(reader: ByteReader): CoreModule {
  const range = reader.range;
  readPreamble(reader, "core-module");
  const contents = new ModuleContents();
  let position = -1;
  while (!reader.done) position = readSection(reader, contents, position);
  contents.finish(reader.offset);
  const exports = coreExports(contents);
  checkCoreNames(contents.imports, exports, range.start);
  return { range, imports: contents.imports, exports, features: [...contents.features].sort() };
}

function readSection(reader: ByteReader, contents: ModuleContents, previous: number): number {
  const start = reader.offset;
  const id = reader.byte("a section id");
  const section = reader.slice(reader.u32("the size of a core section"), "a core section");
  if (id === 0) {
    section.name("the name of a custom section");
    return previous;
  }
  const read = sectionReaders[id];
  if (read === undefined) malformed(start, `${hex(id)} is not the id of a core section`);
  const position = order.indexOf(id);
  if (position <= previous) malformed(start, `core section ${id} is repeated or out of order`);
  read(section, contents);
  section.finish(`core section ${id}`);
  return position;
}

function coreExports(contents: ModuleContents): readonly CoreExport[] {
  return contents.exports.map(({ at, name, kind, index }) => {
    const space: readonly CoreExternType[] = contents.spaces[kind];
    const type = space[index];
    if (type === undefined)
      malformed(at, `the core export ${quote(name)} refers to ${kind} ${index}, but there are ${space.length}`);
    return { name, type };
  });
}

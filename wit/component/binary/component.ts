import { malformed, unsupported } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { readCoreModule } from "../core/core-module.js";
import type { CustomSection, DecodedComponent, Definition } from "../decoded-component.js";
import { hex } from "../shown.js";
import { readAlias } from "./aliases.js";
import { readCanon } from "./canons.js";
import { CoreTypeScope } from "./core-type-scope.js";
import { readCoreTypeDefs } from "./core-types.js";
import { readExternName } from "./extern-names.js";
import { readCoreInstance, readInstance } from "./instances.js";
import { readPreamble } from "./preamble.js";
import { readSortIndex } from "./sorts.js";
import { readDefType, readExternDesc } from "./types.js";

/** What even an empty module or component takes in memory, in items. */
const itemsOfModule = 100;

/** Reads a component from its preamble to the end of `reader`. */
export function readComponent(reader: ByteReader, parent?: CoreTypeScope): DecodedComponent {
  const range = reader.range;
  readPreamble(reader, "component");
  const scope = new CoreTypeScope(parent);
  const definitions: Definition[] = [];
  const customSections: CustomSection[] = [];
  while (!reader.done) readSection(reader, scope, definitions, customSections);
  return { range, definitions, customSections };
}

function readSection(reader: ByteReader, scope: CoreTypeScope, definitions: Definition[], customSections: CustomSection[]): void {
  const at = reader.offset;
  const id = reader.byte("a section id");
  const section = reader.slice(reader.u32("the size of a section"), "a section");
  if (id === 0) {
    section.keep(1);
    customSections.push({ name: section.name("the name of a custom section"), range: section.range });
  } else if (id === 1) {
    section.keep(itemsOfModule);
    definitions.push({ at: section.offset, kind: "core-module", module: readCoreModule(section) });
  } else if (id === 4) {
    section.keep(itemsOfModule);
    const component = section.nested(() => readComponent(section, scope));
    definitions.push({ at: component.range.start, kind: "component", component });
  } else {
    readDefinitions(section, id, at, scope, definitions);
    section.finish(`section ${id}`);
  }
}

function readDefinitions(section: ByteReader, id: number, at: number, scope: CoreTypeScope, definitions: Definition[]): void {
  if (id === 9) unsupported(at, "the component has a start function (section 9)");
  if (id === 12) unsupported(at, "the component defines values (section 12)");
  const definition = definitionReaders[id] ?? malformed(at, `${hex(id)} is not the id of a section`);
  section.vector("definitions", () => {
    for (const item of definition(section, section.offset, scope)) definitions.push(item);
  });
}

type DefinitionReader = (reader: ByteReader, at: number, scope: CoreTypeScope) => readonly Definition[];

/** Readers of the sections that are vectors of definitions. */
const definitionReaders: Readonly<Record<number, DefinitionReader>> = {
  2: (reader, at) => [{ at, kind: "core-instance", instance: readCoreInstance(reader) }],
  3: (reader, at, scope) => readCoreTypeDefs(reader, scope).map((type) => ({ at, kind: "core-type", type })),
  5: (reader, at) => [{ at, kind: "instance", instance: readInstance(reader) }],
  6: (reader, at, scope) => [{ at, kind: "alias", alias: readAlias(reader, scope) }],
  7: (reader, at, scope) => [{ at, kind: "type", type: readDefType(reader, scope) }],
  8: (reader, at) => [{ at, kind: "canon", canon: readCanon(reader) }],
  10: (reader, at) => [{ at, kind: "import", name: readExternName(reader), desc: readExternDesc(reader) }],
  11: (reader, at) => [readExport(reader, at)],
};

function readExport(reader: ByteReader, at: number): Definition {
  const name = readExternName(reader);
  const item = readSortIndex(reader);
  const ascribed = reader.optional("the type ascribed to an export", () => readExternDesc(reader));
  return { at, kind: "export", name, item, ...(ascribed === undefined ? {} : { ascribed }) };
}

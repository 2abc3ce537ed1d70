import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { Alias, Sort } from "../decoded-component.js";
import { hex } from "../shown.js";
import type { CoreTypeScope } from "./core-type-scope.js";
import { readSort } from "./sorts.js";

/** Reads an alias; one of a core type appends to `scope`. */
export function readAlias(reader: ByteReader, scope: CoreTypeScope): Alias {
  const at = reader.offset;
  const sort = readSort(reader);
  const target = reader.byte("the target of an alias");
  switch (target) {
    case 0x00:
      return { kind: "export", sort, instance: reader.u32("an instance index"), name: reader.name("the name of an export") };
    case 0x01:
      return readCoreExportAlias(reader, sort, at);
    case 0x02:
      return readOuterAlias(reader, sort, at, scope);
    default:
      return malformed(reader.offset - 1, `${hex(target)} is not the target of an alias`);
  }
}

function readCoreExportAlias(reader: ByteReader, sort: Sort, at: number): Alias {
  if (sort.kind !== "core") malformed(at, `a core instance has no exports of the sort ${sort.kind}`);
  const instance = reader.u32("a core instance index");
  return { kind: "core-export", sort: sort.sort, instance, name: reader.name("the name of a core export") };
}

function readOuterAlias(reader: ByteReader, sort: Sort, at: number, scope: CoreTypeScope): Alias {
  const text = sort.kind === "core" ? `core ${sort.sort}` : sort.kind;
  if (!outerSorts.has(text)) malformed(at, `an outer alias cannot refer to the sort ${text}`);
  const count = reader.u32("a number of scopes");
  const index = reader.u32("an index");
  if (text === "core type") scope.types.push(scope.outer(count, index, at));
  return { kind: "outer", sort, count, index };
}

/** Only what is fixed before any instantiation can be had from outside. */
const outerSorts: ReadonlySet<string> = new Set(["core module", "core type", "type", "component"]);

import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreSort, Sort, SortIndex } from "../decoded-component.js";
import { hex } from "../shown.js";

const coreSorts: ReadonlyMap<number, CoreSort> = new Map([
  [0x00, "func"],
  [0x01, "table"],
  [0x02, "memory"],
  [0x03, "global"],
  [0x04, "tag"],
  [0x10, "type"],
  [0x11, "module"],
  [0x12, "instance"],
]);

const sorts: ReadonlyMap<number, Exclude<Sort["kind"], "core">> = new Map([
  [0x01, "func"],
  [0x02, "value"],
  [0x03, "type"],
  [0x04, "component"],
  [0x05, "instance"],
]);

export function readCoreSort(reader: ByteReader): CoreSort {
  const code = reader.byte("a core sort");
  return coreSorts.get(code) ?? malformed(reader.offset - 1, `${hex(code)} is not a core sort`);
}

export function readSort(reader: ByteReader): Sort {
  const code = reader.byte("a sort");
  if (code === 0x00) return { kind: "core", sort: readCoreSort(reader) };
  return { kind: sorts.get(code) ?? malformed(reader.offset - 1, `${hex(code)} is not a sort`) };
}

export function readSortIndex(reader: ByteReader): SortIndex {
  return { sort: readSort(reader), index: reader.u32("an index") };
}

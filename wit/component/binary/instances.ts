import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreInstanceExpr, InstanceExpr } from "../decoded-component.js";
import { hex } from "../shown.js";
import { readExternName } from "./extern-names.js";
import { readCoreSort, readSortIndex } from "./sorts.js";

export function readCoreInstance(reader: ByteReader): CoreInstanceExpr {
  const code = reader.byte("a core instance");
  if (code === 0x00) return readCoreInstantiation(reader);
  if (code !== 0x01) malformed(reader.offset - 1, `${hex(code)} does not introduce a core instance`);
  const exports = reader.vector("exports of a core instance", () => ({
    name: reader.name("the name of a core export"),
    sort: readCoreSort(reader),
    index: reader.u32("an index"),
  }));
  return { kind: "exports", exports };
}

function readCoreInstantiation(reader: ByteReader): CoreInstanceExpr {
  const module = reader.u32("a core module index");
  const args = reader.vector("arguments of a core instantiation", () => {
    const name = reader.name("the name of an argument");
    const sort = reader.byte("the sort of an argument");
    if (sort !== 0x12)
      malformed(reader.offset - 1, `an argument of a core module must be a core instance (0x12), not ${hex(sort)}`);
    return { name, instance: reader.u32("a core instance index") };
  });
  return { kind: "instantiate", module, args };
}

export function readInstance(reader: ByteReader): InstanceExpr {
  const code = reader.byte("an instance");
  if (code === 0x00) {
    const component = reader.u32("a component index");
    const args = reader.vector("arguments of an instantiation", () => ({
      name: reader.name("the name of an argument"),
      item: readSortIndex(reader),
    }));
    return { kind: "instantiate", component, args };
  }
  if (code !== 0x01) malformed(reader.offset - 1, `${hex(code)} does not introduce an instance`);
  const exports = reader.vector("exports of an instance", () => ({ name: readExternName(reader), item: readSortIndex(reader) }));
  return { kind: "exports", exports };
}

import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { Canon } from "../decoded-component.js";
import { hex } from "../shown.js";
import { readBuiltin } from "./builtins.js";
import { readCanonOptions } from "./canon-options.js";

export function readCanon(reader: ByteReader): Canon {
  const at = reader.offset;
  const code = reader.byte("a canonical function");
  switch (code) {
    case 0x00:
      readFuncSort(reader);
      return {
        kind: "lift",
        coreFunc: reader.u32("a core function index"),
        options: readCanonOptions(reader),
        type: reader.u32("a type index"),
      };
    case 0x01:
      readFuncSort(reader);
      return { kind: "lower", func: reader.u32("a function index"), options: readCanonOptions(reader) };
    case 0x02:
      return { kind: "resource-new", resource: reader.u32("a resource type index") };
    case 0x03:
      return { kind: "resource-drop", resource: reader.u32("a resource type index"), async: false };
    case 0x04:
      return { kind: "resource-rep", resource: reader.u32("a resource type index") };
    case 0x07:
      // Given up by the specification in 2025; encoders of that time wrote it.
      return { kind: "resource-drop", resource: reader.u32("a resource type index"), async: true };
    default:
      return readBuiltin(reader, code) ?? malformed(at, `${hex(code)} is not a canonical function`);
  }
}

/** After `lift` and `lower` stands the sort of what they make: a function. */
function readFuncSort(reader: ByteReader): void {
  const sort = reader.byte("the sort of a canonical function");
  if (sort !== 0x00) malformed(reader.offset - 1, `${hex(sort)} is not the sort of a canonical function: expected 0x00 (func)`);
}

import { malformed, unsupported } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { readCoreValType } from "../core/value-types.js";
import type { Declaration, DefType, ExternDesc, FuncType, ValTypeRef } from "../decoded-component.js";
import { hex } from "../shown.js";
import { readAlias } from "./aliases.js";
import { CoreTypeScope } from "./core-type-scope.js";
import { readCoreTypeDefs } from "./core-types.js";
import { readExternName } from "./extern-names.js";
import { readDefValType, readLabelledTypes, readValType } from "./value-types.js";

/** Reads a `deftype`. */
export function readDefType(reader: ByteReader, scope: CoreTypeScope): DefType {
  const code = reader.byte("a type");
  switch (code) {
    case 0x3f:
      return readResourceType(reader);
    case 0x40:
    case 0x43:
      return readFuncType(reader, code === 0x43);
    case 0x41:
      return { kind: "component-type", declarations: reader.nested(() => readDeclarations(reader, scope, true)) };
    case 0x42:
      return { kind: "instance-type", declarations: reader.nested(() => readDeclarations(reader, scope, false)) };
    default:
      return readDefValType(reader, code);
  }
}

function readResourceType(reader: ByteReader): DefType {
  const rep = readCoreValType(reader, new Set());
  const destructor = reader.optional("a destructor", () => reader.u32("a core function index"));
  return destructor === undefined ? { kind: "resource", rep } : { kind: "resource", rep, destructor };
}

function readFuncType(reader: ByteReader, async: boolean): FuncType {
  const params = readLabelledTypes(reader, "parameters");
  const result = readResultList(reader);
  return { kind: "func", async, params, ...(result === undefined ? {} : { result }) };
}

/** Reads a `resultlist`; the form for no result was once a vector of named results, which had to be empty. */
export function readResultList(reader: ByteReader): ValTypeRef | undefined {
  const at = reader.offset;
  const form = reader.byte("a result");
  if (form === 0x00) return readValType(reader);
  if (form !== 0x01) malformed(at, `${hex(form)} does not introduce a result`);
  if (reader.byte("a result") !== 0) malformed(at + 1, "named results are not allowed");
  return undefined;
}

function readDeclarations(reader: ByteReader, parent: CoreTypeScope, ofComponent: boolean): readonly Declaration[] {
  const scope = new CoreTypeScope(parent);
  return reader.vector("declarations", () => readDeclaration(reader, scope, ofComponent)).flat();
}

/** Several for a core recursion group, which defines several types at once. */
function readDeclaration(reader: ByteReader, scope: CoreTypeScope, ofComponent: boolean): readonly Declaration[] {
  const at = reader.offset;
  const code = reader.byte("a declaration");
  switch (code) {
    case 0x00:
      return readCoreTypeDefs(reader, scope).map((type) => ({ at, kind: "core-type", type }));
    case 0x01:
      return [{ at, kind: "type", type: readDefType(reader, scope) }];
    case 0x02:
      return [{ at, kind: "alias", alias: readAlias(reader, scope) }];
    case 0x03:
      if (!ofComponent) malformed(at, "an instance type cannot declare an import");
      return [{ at, kind: "import", name: readExternName(reader), desc: readExternDesc(reader) }];
    case 0x04:
      return [{ at, kind: "export", name: readExternName(reader), desc: readExternDesc(reader) }];
    default:
      return malformed(at, `${hex(code)} is not a declaration of a component or instance type`);
  }
}

/** Reads an `externtype`. */
export function readExternDesc(reader: ByteReader): ExternDesc {
  const at = reader.offset;
  const code = reader.byte("the type of an import or export");
  switch (code) {
    case 0x00:
      return readModuleDesc(reader);
    case 0x01:
      return { kind: "func", type: reader.u32("a type index") };
    case 0x02:
      return { kind: "value", bound: readValueBound(reader) };
    case 0x03:
      return { kind: "type", bound: readTypeBound(reader) };
    case 0x04:
      return { kind: "component", type: reader.u32("a type index") };
    case 0x05:
      return { kind: "instance", type: reader.u32("a type index") };
    default:
      return malformed(at, `${hex(code)} does not introduce the type of an import or export`);
  }
}

function readModuleDesc(reader: ByteReader): ExternDesc {
  const sort = reader.byte("a core sort");
  if (sort !== 0x11)
    malformed(reader.offset - 1, `of the core sorts only modules (0x11) can be imported or exported, not ${hex(sort)}`);
  return { kind: "core-module", type: reader.u32("a core type index") };
}

function readTypeBound(reader: ByteReader): Extract<ExternDesc, { kind: "type" }>["bound"] {
  const code = reader.byte("the bound of a type");
  if (code === 0x00) return { kind: "eq", index: reader.u32("a type index") };
  if (code === 0x01) return { kind: "sub-resource" };
  return malformed(reader.offset - 1, `${hex(code)} is not the bound of a type`);
}

function readValueBound(reader: ByteReader): Extract<ExternDesc, { kind: "value" }>["bound"] {
  const code = reader.byte("the bound of a value");
  if (code === 0x00) return { kind: "eq", index: reader.u32("a value index") };
  if (code === 0x01) return { kind: "type", type: readValType(reader) };
  // Encoders write the type alone, without the byte that says so. Values are refused in either form.
  return unsupported(reader.offset - 1, "the component imports or exports a value");
}

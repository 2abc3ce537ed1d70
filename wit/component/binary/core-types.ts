import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import { readCoreExternType, readCoreImport } from "../core/extern-types.js";
import type { FeatureSet } from "../core/feature-set.js";
import { checkCoreNames } from "../core/names.js";
import { readRecType, readSubType } from "../core/type-section.js";
import type { CoreExport, CoreImport, CoreTypeDef } from "../decoded-component.js";
import { hex } from "../shown.js";
import { CoreTypeScope } from "./core-type-scope.js";

/** Reads a `core:type` of a component. A recursion group gives several types. Appends to `scope` what it returns. */
export function readCoreTypeDefs(reader: ByteReader, scope: CoreTypeScope): readonly CoreTypeDef[] {
  // What a type needs is decided by the modules that use it.
  const features: FeatureSet = new Set();
  const types = readDefType(reader, scope, features);
  for (const type of types) scope.types.push(type);
  return types;
}

function readDefType(reader: ByteReader, scope: CoreTypeScope, features: FeatureSet): readonly CoreTypeDef[] {
  const code = reader.peek("a core type");
  if (code === 0x50) {
    reader.offset++;
    return [readModuleType(reader, scope, features)];
  }
  // 0x50 is taken by module types here, so that a non-final subtype has the prefix 0x00.
  if (code !== 0x00) return readRecType(reader, features);
  reader.offset++;
  const start = reader.offset;
  if (reader.peek("a subtype") !== 0x50) malformed(start, "only a non-final subtype (0x50) takes the prefix 0x00");
  return [readSubType(reader, features)];
}

function readModuleType(reader: ByteReader, parent: CoreTypeScope, features: FeatureSet): CoreTypeDef {
  const start = reader.offset;
  const scope = new CoreTypeScope(parent);
  const imports: CoreImport[] = [];
  const exports: CoreExport[] = [];
  reader.vector("declarations of a module type", () => {
    const at = reader.offset;
    const code = reader.byte("a declaration of a module type");
    switch (code) {
      case 0x00:
        imports.push(readCoreImport(reader, scope.types, features));
        break;
      case 0x01:
        for (const type of readRecType(reader, features)) scope.types.push(type);
        break;
      case 0x02:
        scope.types.push(readTypeAlias(reader, scope));
        break;
      case 0x03:
        exports.push({
          name: reader.name("the name of a core export"),
          type: readCoreExternType(reader, scope.types, features),
        });
        break;
      default:
        malformed(at, `${hex(code)} is not a declaration of a module type`);
    }
  });
  checkCoreNames(imports, exports, start);
  return { kind: "module", imports, exports };
}

function readTypeAlias(reader: ByteReader, scope: CoreTypeScope): CoreTypeDef {
  const at = reader.offset;
  const sort = reader.byte("the sort of an alias");
  if (sort !== 0x10) malformed(at, `${hex(sort)} is not the sort of an alias in a module type: expected 0x10 (type)`);
  const target = reader.byte("the target of an alias");
  if (target !== 0x01) malformed(at + 1, `${hex(target)} is not the target of an alias in a module type: expected 0x01 (outer)`);
  const type = scope.outer(reader.u32("a number of scopes"), reader.u32("a core type index"), at);
  if (type.kind === "module") malformed(at, "a module type cannot alias a module type");
  return type;
}

import { malformed } from "../../refusal.js";
import type { ByteReader } from "../byte-reader.js";
import type { CoreExternType, CoreFuncType, CoreImport, CoreTypeDef } from "../decoded-component.js";
import { hex } from "../shown.js";
import type { FeatureSet } from "./feature-set.js";
import { readCoreValType, readRefType } from "./value-types.js";

type MemoryType = Extract<CoreExternType, { kind: "memory" }>;
type TableType = Extract<CoreExternType, { kind: "table" }>;
type GlobalType = Extract<CoreExternType, { kind: "global" }>;

export function readCoreImport(reader: ByteReader, types: readonly CoreTypeDef[], features: FeatureSet): CoreImport {
  const module = reader.name("the module of a core import");
  const name = reader.name("the name of a core import");
  const type = readCoreExternType(reader, types, features);
  if (type.kind === "global" && type.mutable) features.add("mutable-global");
  return { module, name, type };
}

export function readCoreExternType(reader: ByteReader, types: readonly CoreTypeDef[], features: FeatureSet): CoreExternType {
  const start = reader.offset;
  const kind = reader.byte("the kind of a core import or export");
  switch (kind) {
    case 0x00:
      return { kind: "func", type: readFuncTypeIndex(reader, types) };
    case 0x01:
      return readTableType(reader, features);
    case 0x02:
      return readMemoryType(reader, features);
    case 0x03:
      return readGlobalType(reader, features);
    case 0x04:
      return readTagType(reader, types, features);
    default:
      return malformed(start, `${hex(kind)} is not the kind of a core import or export`);
  }
}

export function readFuncTypeIndex(reader: ByteReader, types: readonly CoreTypeDef[]): CoreFuncType {
  const start = reader.offset;
  const index = reader.u32("a core type index");
  const type = types[index];
  if (type === undefined) malformed(start, `core type index ${index} is out of bounds: there are ${types.length} types`);
  if (type.kind !== "func") malformed(start, `core type ${index} is not a function type`);
  return { params: type.params, results: type.results };
}

export function readTableType(reader: ByteReader, features: FeatureSet): TableType {
  const element = readRefType(reader, features);
  const start = reader.offset;
  const { min, max, pageSize } = readLimits(reader, features);
  if (pageSize !== undefined) malformed(start, "a table has no page size");
  return { kind: "table", element, min, ...(max === undefined ? {} : { max }) };
}

export function readMemoryType(reader: ByteReader, features: FeatureSet): MemoryType {
  const start = reader.offset;
  const { memory64, shared, min, max, pageSize } = readLimits(reader, features);
  if (shared && max === undefined) malformed(start, "a shared memory needs a maximum size");
  const bound = (memory64 ? 2 ** 64 : 2 ** 32) / (pageSize ?? 2 ** 16);
  if (Math.max(min, max ?? 0) > bound) malformed(start, `a memory size must be at most ${bound} pages`);
  return { kind: "memory", memory64, shared, min, ...(max === undefined ? {} : { max }) };
}

export function readGlobalType(reader: ByteReader, features: FeatureSet): GlobalType {
  const type = readCoreValType(reader, features);
  return { kind: "global", type, mutable: reader.flag("a global's mutability") };
}

export function readTagType(reader: ByteReader, types: readonly CoreTypeDef[], features: FeatureSet): { readonly kind: "tag" } {
  const start = reader.offset;
  const attribute = reader.byte("the attribute of a tag");
  if (attribute !== 0) malformed(start, `${hex(attribute)} is not the attribute of a tag`);
  readFuncTypeIndex(reader, types);
  features.add("exceptions");
  return { kind: "tag" };
}

interface Limits {
  readonly memory64: boolean;
  readonly shared: boolean;
  readonly min: number;
  readonly max?: number;
  /** In bytes, when it is given. */
  readonly pageSize?: number;
}

const limitsFlags = { max: 0x01, shared: 0x02, memory64: 0x04, pageSize: 0x08 } as const;

function readLimits(reader: ByteReader, features: FeatureSet): Limits {
  const start = reader.offset;
  const flags = reader.byte("limits");
  if (flags > 0x0f) malformed(start, `${hex(flags)} are not flags of limits`);
  const memory64 = (flags & limitsFlags.memory64) !== 0;
  const shared = (flags & limitsFlags.shared) !== 0;
  if (memory64) features.add("memory64");
  if (shared) features.add("threads");
  const size = () => (memory64 ? reader.u64("limits") : reader.u32("limits"));
  const min = size();
  const max = flags & limitsFlags.max ? size() : undefined;
  if (max !== undefined && min > max) malformed(start, `the minimum size ${min} is larger than the maximum ${max}`);
  const pageSize = flags & limitsFlags.pageSize ? readPageSize(reader, features) : undefined;
  return { memory64, shared, min, ...(max === undefined ? {} : { max }), ...(pageSize === undefined ? {} : { pageSize }) };
}

function readPageSize(reader: ByteReader, features: FeatureSet): number {
  const start = reader.offset;
  const exponent = reader.u32("a page size");
  if (exponent !== 0 && exponent !== 16) malformed(start, `2^${exponent} is not a page size: expected 1 or 65536`);
  features.add("custom-page-sizes");
  return 2 ** exponent;
}

import type { CoreExport, CoreExternType, CoreImport, CoreTypeDef, Sort } from "../decoded-component.js";
import type { ResourceShape } from "./resource-shape.js";
import type { ValueShape } from "./value-shape.js";

/** An item of an index space, as far as the structural rules look at it. `sort` names the space. */
export type Entity =
  | { readonly sort: "func"; readonly type: FuncShape }
  | { readonly sort: "value" }
  | { readonly sort: "type"; readonly type: TypeShape }
  | { readonly sort: "component"; readonly type: ComponentShape }
  | { readonly sort: "instance"; readonly exports: Externs }
  | { readonly sort: "core module"; readonly type: ModuleShape }
  | { readonly sort: "core instance"; readonly exports: ReadonlyMap<string, CoreEntity> }
  /** `module` when it is a module type. */
  | { readonly sort: "core type"; readonly module?: ModuleShape }
  | CoreEntity;

export type EntitySort = Entity["sort"];

/** What a core instance can export. */
export type CoreEntity = {
  [K in CoreExternType["kind"]]: { readonly sort: `core ${K}`; readonly type: Extract<CoreExternType, { kind: K }> };
}[CoreExternType["kind"]];

/** Named imports or exports. */
export type Externs = ReadonlyMap<string, Entity>;

export type TypeShape =
  | { readonly kind: "value"; readonly value: ValueShape }
  | FuncShape
  | ComponentShape
  | InstanceShape
  | ResourceShape;

export interface FuncShape {
  readonly kind: "func";
  readonly async: boolean;
  /** All parameters, as a tuple. */
  readonly params: ValueShape;
  readonly first?: { readonly name: string; readonly type: ValueShape };
  readonly result?: ValueShape;
}

export interface ComponentShape {
  readonly kind: "component";
  readonly imports: Externs;
  readonly exports: Externs;
  readonly mentionsResource: boolean;
}

export interface InstanceShape {
  readonly kind: "instance";
  readonly exports: Externs;
  readonly mentionsResource: boolean;
}

export interface ModuleShape {
  readonly imports: readonly CoreImport[];
  readonly exports: ReadonlyMap<string, CoreEntity>;
}

/** The index space of a sort. */
export function entitySort(sort: Sort): EntitySort {
  return sort.kind === "core" ? `core ${sort.sort}` : sort.kind;
}

/** Whether a type refers to a resource type that it does not introduce itself. */
export function mentionsResource(type: TypeShape): boolean {
  switch (type.kind) {
    case "resource":
      return true;
    case "value":
      return type.value.mentionsResource;
    case "func":
      return type.params.mentionsResource || type.result?.mentionsResource === true;
    default:
      return type.mentionsResource;
  }
}

/** Made once for each module and module type, which may be instantiated and imported any number of times. */
export function moduleShape(module: {
  readonly imports: readonly CoreImport[];
  readonly exports: readonly CoreExport[];
}): ModuleShape {
  return { imports: module.imports, exports: new Map(module.exports.map(({ name, type }) => [name, coreEntity(type)])) };
}

export function coreTypeEntity(type: CoreTypeDef): Entity {
  return type.kind === "module" ? { sort: "core type", module: moduleShape(type) } : { sort: "core type" };
}

export function coreEntity(type: CoreExternType): CoreEntity {
  return { sort: `core ${type.kind}`, type } as CoreEntity;
}

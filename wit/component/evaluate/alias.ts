import { malformed, unsupported } from "../../refusal.js";
import type { Alias, CoreExternType, CoreModule, CoreSort } from "../decoded-component.js";
import type { CoreInstance, CoreItem, CoreItemSort } from "../evaluated-component.js";
import { type CoreInstanceValue, get, type Scope } from "./scope.js";

type OuterAlias = Extract<Alias, { kind: "outer" }>;
type ExportAlias = Exclude<Alias, { kind: "outer" }>;

export function resolveAlias(alias: Alias, scope: Scope, at: number): void {
  if (alias.kind === "outer") resolveOuterAlias(alias, scope, at);
  else resolveExportAlias(alias, scope, at);
}

export function resolveOuterAlias(alias: OuterAlias, scope: Scope, at: number): void {
  if (alias.sort.kind === "core" && alias.sort.sort === "type") return;
  scope.add(scope.outer(alias.count, at).entity(alias.sort, alias.index, at));
}

export function resolveExportAlias(alias: ExportAlias, scope: Scope, at: number): void {
  if (alias.kind === "core-export") {
    const sort = itemSort(alias.sort, at);
    scope.coreItems[sort].push(coreExport(scope.coreInstance(alias.instance, at), sort, alias.name, at));
    return;
  }
  const instance = get(scope.instances, alias.instance, "instance", at);
  const entity = instance.exports.get(alias.name);
  if (entity === undefined || !isOfSort(entity.kind, alias)) {
    malformed(at, `the instance has no ${alias.sort.kind} named \`${alias.name}\``);
  }
  if (entity.kind === "func") scope.labels.set(scope.funcs.length, alias.name);
  scope.add(entity);
}

function isOfSort(kind: string, alias: Extract<ExportAlias, { kind: "export" }>): boolean {
  if (alias.sort.kind === "core") return kind === "module";
  return kind === alias.sort.kind || (kind === "abstract-component" && alias.sort.kind === "component");
}

/** The sorts that a core instance can export. */
export function itemSort(sort: CoreSort, at: number): CoreItemSort {
  if (sort === "type" || sort === "module" || sort === "instance") unsupported(at, `a core instance exports a ${sort}`);
  return sort;
}

/** An export of a core instance; one of a bag is what was put into it. */
export function coreExport(instance: CoreInstanceValue, sort: CoreItemSort, name: string, at: number): CoreItem {
  const item = "kind" in instance ? instance.items.get(name) : moduleExport(instance, name);
  if (item === undefined || sortOf(item) !== sort) malformed(at, `the core instance has no ${sort} named \`${name}\``);
  return item;
}

export function sortOf(item: CoreItem): CoreItemSort {
  return item.kind === "export" ? item.sort : "func";
}

function moduleExport(instance: CoreInstance, name: string): CoreItem | undefined {
  const type = exportTypes(instance.module).get(name);
  return type === undefined ? undefined : { kind: "export", sort: type.kind, instance, name, type };
}

const exportTypesOfModule = new WeakMap<CoreModule, ReadonlyMap<string, CoreExternType>>();

function exportTypes(module: CoreModule): ReadonlyMap<string, CoreExternType> {
  const known = exportTypesOfModule.get(module);
  if (known !== undefined) return known;
  const made = new Map(module.exports.map((each) => [each.name, each.type]));
  exportTypesOfModule.set(module, made);
  return made;
}

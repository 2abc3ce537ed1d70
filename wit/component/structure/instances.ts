import { malformed, unsupported } from "../../refusal.js";
import type { CoreInstanceExpr, InstanceExpr, SortIndex } from "../decoded-component.js";
import { quote } from "../shown.js";
import { checkCoreImports } from "./core-linking.js";
import { type CoreEntity, type Entity, type EntitySort, type Externs, entitySort } from "./entity.js";
import { ExternSet } from "./extern-set.js";
import type { Scope } from "./scope.js";

export function checkCoreInstance(scope: Scope, expr: CoreInstanceExpr, at: number): Entity {
  if (expr.kind === "instantiate") return checkCoreInstantiation(scope, expr, at);
  const exports = new Map<string, CoreEntity>();
  for (const { name, sort, index } of expr.exports) {
    if (sort === "type" || sort === "module" || sort === "instance")
      malformed(at, `a core instance cannot export a core ${sort}`);
    const entity = scope.get(`core ${sort}`, index, at);
    if (exports.has(name)) malformed(at, `a core instance exports ${quote(name)} twice`);
    exports.set(name, entity);
  }
  return { sort: "core instance", exports };
}

function checkCoreInstantiation(scope: Scope, expr: Extract<CoreInstanceExpr, { kind: "instantiate" }>, at: number): Entity {
  const module = scope.get("core module", expr.module, at).type;
  const args = new Map<string, ReadonlyMap<string, CoreEntity>>();
  for (const { name, instance } of expr.args) {
    if (args.has(name)) malformed(at, `the argument ${quote(name)} of a core module is given twice`);
    args.set(name, scope.get("core instance", instance, at).exports);
  }
  scope.lookUp(module.imports.length, at);
  checkCoreImports(module.imports, args, at);
  return { sort: "core instance", exports: module.exports };
}

export function checkInstance(scope: Scope, expr: InstanceExpr, at: number): Entity {
  if (expr.kind === "instantiate") return checkInstantiation(scope, expr, at);
  const exports = new ExternSet("export", false);
  for (const { name, item } of expr.exports) exports.add(name, externEntity(scope, item, at), at);
  return { sort: "instance", exports: exports.externs };
}

function checkInstantiation(scope: Scope, expr: Extract<InstanceExpr, { kind: "instantiate" }>, at: number): Entity {
  const component = scope.get("component", expr.component, at).type;
  const args = new Map<string, Entity>();
  for (const { name, item } of expr.args) {
    if (args.has(name)) malformed(at, `the argument ${quote(name)} of an instantiation is given twice`);
    args.set(name, externEntity(scope, item, at));
  }
  scope.lookUp(component.imports.size, at);
  checkArguments(component.imports, args, at);
  return { sort: "instance", exports: component.exports };
}

/** Each import needs an argument of its sort; arguments beyond that are ignored. */
function checkArguments(imports: Externs, args: Externs, at: number): void {
  for (const [name, wanted] of imports) {
    const given = args.get(name) ?? malformed(at, `the argument ${quote(name)} of an instantiation is missing`);
    if (given.sort !== wanted.sort)
      malformed(at, `the argument ${quote(name)} must be of the sort ${wanted.sort}, not ${given.sort}`);
    if (given.sort === "type" && wanted.sort === "type" && given.type.kind !== wanted.type.kind) {
      malformed(at, `the argument ${quote(name)} must be a type of the kind ${wanted.type.kind}, not ${given.type.kind}`);
    }
  }
}

const externSorts: ReadonlySet<EntitySort> = new Set(["func", "type", "component", "instance", "core module"]);

/** An item that can pass the boundary of a component. */
export function externEntity(scope: Scope, { sort, index }: SortIndex, at: number): Entity {
  const entity = scope.get(entitySort(sort), index, at);
  if (entity.sort === "value") unsupported(at, "the component passes a value");
  if (!externSorts.has(entity.sort)) malformed(at, `a ${entity.sort} cannot be exported or passed to a component`);
  return entity;
}

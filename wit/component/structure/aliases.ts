import { malformed } from "../../refusal.js";
import type { Alias } from "../decoded-component.js";
import { quote } from "../shown.js";
import { type Entity, type EntitySort, entitySort, mentionsResource } from "./entity.js";
import type { Scope } from "./scope.js";

/** Checks an alias and gives the item that it stands for. */
export function checkAlias(scope: Scope, alias: Alias, at: number): Entity {
  switch (alias.kind) {
    case "export": {
      const sort = entitySort(alias.sort);
      if (scope.kind !== "component" && sort !== "type" && sort !== "instance") notInTypes(at);
      return exported(scope.get("instance", alias.instance, at).exports, `instance ${alias.instance}`, alias.name, sort, at);
    }
    case "core-export": {
      if (scope.kind !== "component") notInTypes(at);
      const { exports } = scope.get("core instance", alias.instance, at);
      return exported(exports, `core instance ${alias.instance}`, alias.name, `core ${alias.sort}`, at);
    }
    case "outer":
      return checkOuterAlias(scope, alias, at);
  }
}

function notInTypes(at: number): never {
  malformed(at, "an alias in a component or instance type can only refer to types or instances");
}

function exported(exports: ReadonlyMap<string, Entity>, owner: string, name: string, sort: EntitySort, at: number): Entity {
  const entity = exports.get(name) ?? malformed(at, `${owner} has no export named ${quote(name)}`);
  if (entity.sort !== sort) malformed(at, `the export ${quote(name)} of ${owner} is of the sort ${entity.sort}, not ${sort}`);
  return entity;
}

function checkOuterAlias(scope: Scope, alias: Extract<Alias, { kind: "outer" }>, at: number): Entity {
  const sort = entitySort(alias.sort);
  if (scope.kind !== "component" && sort !== "type" && sort !== "core type") notInTypes(at);
  const entity = scope.outer(alias.count, at).get(sort, alias.index, at);
  if (entity.sort === "type" && mentionsResource(entity.type)) crossBoundaries(scope, alias.count, at);
  return entity;
}

/** A type that refers to a resource may be taken out of enclosing types, never into another component. */
function crossBoundaries(from: Scope, count: number, at: number): void {
  for (let i = 0; i < count; i++) {
    const crossed = from.outer(i, at);
    if (crossed.kind === "component")
      malformed(at, "an outer alias refers to a type that mentions a resource of another component");
    crossed.mentionsOuterResource = true;
  }
}

import { malformed, unsupported } from "../../refusal.js";
import type { DecodedComponent, Definition } from "../decoded-component.js";
import { quote } from "../shown.js";
import { checkAlias } from "./aliases.js";
import { checkCanon } from "./canons.js";
import { type ComponentShape, coreTypeEntity, type Entity, moduleShape } from "./entity.js";
import { checkCoreInstance, checkInstance, externEntity } from "./instances.js";
import { Scope } from "./scope.js";
import { checkType, describedEntity } from "./types.js";

/**
 * Checks what a decoded component says about itself without comparing component types: indices, sorts, names, limits, canonical
 * options and the linking of core modules. Builds each index space in the order of the definitions.
 */
export function checkStructure(component: DecodedComponent): void {
  checkComponent(component);
}

function checkComponent(component: DecodedComponent, parent?: Scope): ComponentShape {
  const scope = new Scope("component", parent);
  for (const definition of component.definitions) scope.add(checkDefinition(scope, definition));
  // No type of an enclosing component that mentions a resource can be referred to.
  return { kind: "component", imports: scope.imports.externs, exports: scope.exports.externs, mentionsResource: false };
}

/** Checks a definition and gives the item that it appends to an index space. */
function checkDefinition(scope: Scope, definition: Definition): Entity {
  const { at } = definition;
  switch (definition.kind) {
    case "core-module":
      return { sort: "core module", type: moduleShape(definition.module) };
    case "core-instance":
      return checkCoreInstance(scope, definition.instance, at);
    case "core-type":
      return coreTypeEntity(definition.type);
    case "component":
      return { sort: "component", type: checkComponent(definition.component, scope) };
    case "instance":
      return checkInstance(scope, definition.instance, at);
    case "alias":
      return checkAlias(scope, definition.alias, at);
    case "type":
      return { sort: "type", type: checkType(scope, definition.type, at) };
    case "canon":
      return checkCanon(scope, definition.canon, at);
    case "import":
      return checkImport(scope, definition, at);
    case "export":
      return checkExport(scope, definition, at);
  }
}

function checkImport(scope: Scope, { name, desc }: Extract<Definition, { kind: "import" }>, at: number): Entity {
  const entity = describedEntity(scope, desc, at);
  if (entity.sort === "value") unsupported(at, `the component imports the value ${quote(name.name)}`);
  scope.imports.add(name, entity, at);
  return entity;
}

function checkExport(scope: Scope, { name, item, ascribed }: Extract<Definition, { kind: "export" }>, at: number): Entity {
  const exported = externEntity(scope, item, at);
  const entity = ascribed === undefined ? exported : describedEntity(scope, ascribed, at);
  if (entity.sort !== exported.sort)
    malformed(at, `the export ${quote(name.name)} is of the sort ${exported.sort}, but its type says ${entity.sort}`);
  scope.exports.add(name, entity, at);
  return entity;
}

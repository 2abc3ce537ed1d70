import { malformed, unsupported } from "../../refusal.js";
import type { Declaration, DefType, ExternDesc, FuncType } from "../decoded-component.js";
import { checkAlias } from "./aliases.js";
import {
  type ComponentShape,
  coreTypeEntity,
  type Entity,
  type FuncShape,
  type InstanceShape,
  type TypeShape,
} from "./entity.js";
import { checkOptionalLabels } from "./labels.js";
import type { ResourceShape } from "./resource-shape.js";
import { Scope } from "./scope.js";
import { recordShape } from "./value-shape.js";
import { checkValueType, valueShape } from "./value-types.js";

/** Checks the definition of a type and gives its shape. */
export function checkType(scope: Scope, type: DefType, at: number): TypeShape {
  switch (type.kind) {
    case "func":
      return checkFuncType(scope, type, at);
    case "component-type":
      return checkComponentType(scope, type.declarations);
    case "instance-type":
      return checkInstanceType(scope, type.declarations);
    case "resource":
      return checkResourceType(scope, type, at);
    default:
      return { kind: "value", value: checkValueType(scope, type, at) };
  }
}

function checkFuncType(scope: Scope, type: FuncType, at: number): FuncShape {
  const names = type.params.map((param) => param.name);
  checkOptionalLabels("parameter", names, at);
  const params = type.params.map((param) => valueShape(scope, param.type, at));
  const result = type.result && valueShape(scope, type.result, at);
  if (result?.mentionsBorrow) malformed(at, "the result of a function cannot contain a borrowed resource");
  const [name] = names;
  const [self] = params;
  return {
    kind: "func",
    async: type.async,
    params: recordShape(params),
    ...(name === undefined || self === undefined ? {} : { first: { name, type: self } }),
    ...(result === undefined ? {} : { result }),
  };
}

function checkResourceType(scope: Scope, type: Extract<DefType, { kind: "resource" }>, at: number): ResourceShape {
  if (scope.kind !== "component") malformed(at, `${scope.kind}s cannot define resource types, only declare them`);
  if (type.rep === "i64") unsupported(at, "a resource has a 64-bit representation");
  if (type.rep !== "i32") malformed(at, `the representation of a resource must be i32, not ${type.rep}`);
  if (type.destructor !== undefined) {
    const { type: destructor } = scope.get("core func", type.destructor, at);
    const fits = destructor.type.params.join() === "i32" && destructor.type.results.length === 0;
    if (!fits) malformed(at, `core function ${type.destructor} is not a destructor: its type must be [i32] -> []`);
  }
  return { kind: "resource", origin: "defined", scope };
}

function checkComponentType(parent: Scope, declarations: readonly Declaration[]): ComponentShape {
  const scope = checkDeclarations(new Scope("component type", parent), declarations);
  const { imports, exports, mentionsOuterResource } = scope;
  return { kind: "component", imports: imports.externs, exports: exports.externs, mentionsResource: mentionsOuterResource };
}

function checkInstanceType(parent: Scope, declarations: readonly Declaration[]): InstanceShape {
  const scope = checkDeclarations(new Scope("instance type", parent), declarations);
  return { kind: "instance", exports: scope.exports.externs, mentionsResource: scope.mentionsOuterResource };
}

function checkDeclarations(scope: Scope, declarations: readonly Declaration[]): Scope {
  for (const declaration of declarations) checkDeclaration(scope, declaration);
  return scope;
}

function checkDeclaration(scope: Scope, declaration: Declaration): void {
  const { at } = declaration;
  switch (declaration.kind) {
    case "core-type":
      scope.add(coreTypeEntity(declaration.type));
      break;
    case "type":
      scope.add({ sort: "type", type: checkType(scope, declaration.type, at) });
      break;
    case "alias":
      scope.add(checkAlias(scope, declaration.alias, at));
      break;
    case "import":
    case "export": {
      const entity = describedEntity(scope, declaration.desc, at);
      (declaration.kind === "import" ? scope.imports : scope.exports).add(declaration.name, entity, at);
      scope.add(entity);
    }
  }
}

/** The item that an `externtype` describes. */
export function describedEntity(scope: Scope, desc: ExternDesc, at: number): Entity {
  switch (desc.kind) {
    case "core-module": {
      const { module } = scope.get("core type", desc.type, at);
      return module ? { sort: "core module", type: module } : malformed(at, `core type ${desc.type} is not a module type`);
    }
    case "func":
      return { sort: "func", type: shapeOfKind(scope, "func", desc.type, at) };
    case "component":
      return { sort: "component", type: shapeOfKind(scope, "component", desc.type, at) };
    case "instance":
      return { sort: "instance", exports: shapeOfKind(scope, "instance", desc.type, at).exports };
    case "type":
      if (desc.bound.kind === "eq") return scope.get("type", desc.bound.index, at);
      return { sort: "type", type: { kind: "resource", origin: "abstract", scope } };
    case "value":
      if (desc.bound.kind === "eq") return scope.get("value", desc.bound.index, at);
      valueShape(scope, desc.bound.type, at);
      return { sort: "value" };
  }
}

/** The type with this index, which must be of this kind. */
export function shapeOfKind<K extends TypeShape["kind"]>(
  scope: Scope,
  kind: K,
  index: number,
  at: number,
): Extract<TypeShape, { kind: K }> {
  const { type } = scope.get("type", index, at);
  if (type.kind !== kind) malformed(at, `type ${index} is not ${kind === "instance" ? "an" : "a"} ${kind} type`);
  return type as Extract<TypeShape, { kind: K }>;
}

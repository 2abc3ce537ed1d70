import { malformed, unsupported } from "../../refusal.js";
import type { Declaration, ExternDesc, ExternName } from "../decoded-component.js";
import type { Boundary, Entity, Extern, FuncValueType, InterfaceTypeValue, TypeValue } from "../evaluated-component.js";
import { resolveExportAlias, resolveOuterAlias } from "./alias.js";
import { evaluateDefType } from "./def-type.js";
import { fullName } from "./extern-name.js";
import type { Run } from "./run.js";
import { peel, resourceOf, sameType } from "./same-type.js";
import { Scope } from "./scope.js";
import { checkedType } from "./type-measure.js";

/** What stands behind a declared import or export. */
export type Supply =
  /** Nothing yet: an import of the root, or an export of a component type, known by the path it has in WIT. */
  { readonly kind: "abstract"; readonly path: string } | { readonly kind: "given"; readonly entity: Entity };

/**
 * The entity that a declaration introduces: the supplied one seen through the declared type, or an abstract one of that type.
 * Types keep the supplied identity, so that two names for one resource stay one resource.
 */
export function declare(desc: ExternDesc, name: string, scope: Scope, run: Run, supply: Supply, at: number): Entity {
  switch (desc.kind) {
    case "func":
      return declareFunc(declaredFuncType(desc.type, scope, at), name, supply, at);
    case "type":
      return { kind: "type", type: declareType(desc, name, scope, supply, at) };
    case "instance":
      return declareInstance(declaredInterface(desc.type, "instance-type", scope, at), name, run, supply, at);
    case "component":
      return declareComponent(declaredInterface(desc.type, "component-type", scope, at), name, supply, at);
    case "core-module":
      if (supply.kind === "given" && supply.entity.kind === "module") return supply.entity;
      return supply.kind === "given" ? mismatch(name, at) : unsupported(at, `the core module \`${name}\` is imported`);
    case "value":
      return unsupported(at, `the value \`${name}\` is imported or exported`);
  }
}

function declaredFuncType(index: number, scope: Scope, at: number): FuncValueType {
  const type = peel(scope.type(index, at));
  return type.kind === "func" ? type : malformed(at, `type index ${index} is not a function type`);
}

function declaredInterface(index: number, kind: InterfaceTypeValue["kind"], scope: Scope, at: number): InterfaceTypeValue {
  const type = peel(scope.type(index, at));
  return type.kind === kind ? (type as InterfaceTypeValue) : malformed(at, `type index ${index} is not a ${kind}`);
}

function declareFunc(type: FuncValueType, name: string, supply: Supply, at: number): Entity {
  if (supply.kind === "abstract") return { kind: "func", type, origin: { kind: "import", path: supply.path } };
  const { entity } = supply;
  if (entity.kind !== "func" || !sameType(entity.type, type)) return mismatch(name, at);
  return { ...entity, type };
}

function declareType(
  desc: Extract<ExternDesc, { kind: "type" }>,
  name: string,
  scope: Scope,
  supply: Supply,
  at: number,
): TypeValue {
  const { bound } = desc;
  if (supply.kind === "abstract") {
    if (bound.kind === "sub-resource") return { kind: "resource", origin: "imported", path: supply.path };
    return checkedType({ kind: "named", name, target: scope.type(bound.index, at) }, at);
  }
  if (supply.entity.kind !== "type") return mismatch(name, at);
  const { type } = supply.entity;
  const fits = bound.kind === "sub-resource" ? resourceOf(type) !== undefined : sameType(type, scope.type(bound.index, at));
  return fits ? type : mismatch(name, at);
}

function declareInstance(type: InterfaceTypeValue, name: string, run: Run, supply: Supply, at: number): Entity {
  if (supply.kind === "given" && supply.entity.kind !== "instance") return mismatch(name, at);
  const given = supply.kind === "given" && supply.entity.kind === "instance" ? supply.entity.exports : undefined;
  const exports = new Map<string, Entity>();
  run.nested(at, () => {
    const declared = evaluateDeclarations(type, run, ({ name: item }) => {
      if (given === undefined) return { kind: "abstract", path: `${supply.kind === "abstract" ? supply.path : name}#${item}` };
      return { kind: "given", entity: given.get(item) ?? malformed(at, `the instance \`${name}\` lacks the export \`${item}\``) };
    });
    for (const each of declared.exports) exports.set(each.name, each.entity);
  });
  return { kind: "instance", exports };
}

function declareComponent(type: InterfaceTypeValue, name: string, supply: Supply, at: number): Entity {
  if (supply.kind === "abstract") return { kind: "abstract-component", type };
  const { kind } = supply.entity;
  return kind === "component" || kind === "abstract-component" ? supply.entity : mismatch(name, at);
}

function mismatch(name: string, at: number): never {
  return malformed(at, `what is given for \`${name}\` does not have the declared type`);
}

/** Carries out the declarations of a component type or instance type, in a scope of their own. */
export function evaluateDeclarations(type: InterfaceTypeValue, run: Run, supplyFor: (name: ExternName) => Supply): Boundary {
  const scope = new Scope(type.scope);
  const imports: Extern[] = [];
  const exports: Extern[] = [];
  for (const declaration of type.declarations) {
    run.step(declaration.at);
    evaluateDeclaration(declaration, scope, run, supplyFor, { imports, exports });
  }
  return { imports, exports };
}

function evaluateDeclaration(
  declaration: Declaration,
  scope: Scope,
  run: Run,
  supplyFor: (name: ExternName) => Supply,
  boundary: { readonly imports: Extern[]; readonly exports: Extern[] },
): void {
  const { at } = declaration;
  switch (declaration.kind) {
    case "core-type":
      return;
    case "type":
      if (declaration.type.kind === "resource") malformed(at, "a component type or instance type defines a resource");
      scope.types.push(evaluateDefType(declaration.type, scope, at));
      return;
    case "alias":
      if (declaration.alias.kind === "outer") resolveOuterAlias(declaration.alias, scope, at);
      else resolveExportAlias(declaration.alias, scope, at);
      return;
    default: {
      const id = fullName(declaration.name);
      const entity = declare(declaration.desc, id, scope, run, supplyFor(declaration.name), at);
      scope.add(entity);
      const { name } = declaration.name;
      (declaration.kind === "import" ? boundary.imports : boundary.exports).push({ name, id, entity });
    }
  }
}

/** Every item of a world that can have a name of its own, by its WIT path: what the rename map and diagnostics refer to. */

import type { WitName } from "../../../wit/name.js";
import type { Func, NamedMember, Param, SourcePlace, TypeDef, World } from "../../../wit/world/world.js";
import { functionsOf } from "../world/interface-role.js";
import { withoutAliases } from "../world/type-references.js";
import type { NamePosition } from "./policy.js";

export interface WitItem {
  readonly id: string;
  readonly name: WitName;
  readonly place?: SourcePlace;
  /** Where its name stands; undefined for a constructor, which is a function in some languages and a class in others. */
  readonly position?: NamePosition;
}

/** The WIT path of the world itself, e.g. `acme:billing/billing@1.4.0`; it cannot be an interface's, the two share a namespace. */
export function worldId(world: World): string {
  const { namespace, name, version } = world.package;
  return `${namespace.kebab}:${name.kebab}/${world.name.kebab}${version === undefined ? "" : `@${version}`}`;
}

/** By WIT path. An interface that is both imported and exported gives its items once. */
export function witItems(world: World): ReadonlyMap<string, WitItem> {
  const items: WitItem[] = [
    { id: worldId(world), name: world.name, position: "type" },
    ...world.interfaces.flatMap((it) => [item(it.id, it, "member"), ...it.functions.flatMap((func) => funcItems(world, func))]),
    ...functionsOf([...world.imports, ...world.exports]).flatMap((func) => funcItems(world, func)),
    ...world.types.flatMap(typeItems),
  ];
  return new Map(items.map((it) => [it.id, it]));
}

/** The members of a record, enum, flags or variant. */
export function members(type: TypeDef): readonly NamedMember[] {
  const { definition } = type;
  switch (definition.kind) {
    case "record":
      return definition.fields;
    case "flags":
      return definition.flags;
    case "enum":
    case "variant":
      return definition.cases;
    default:
      return [];
  }
}

export function memberId(type: TypeDef, member: NamedMember): string {
  return `${type.id}.${member.name.kebab}`;
}

export function paramId(func: Func, index: number): string {
  return `${func.id}.${func.params[index]?.name.kebab}`;
}

/** Where the names of a type's members stand, by the kind of the type. */
export const memberPositions: Partial<
  Readonly<Record<TypeDef["definition"]["kind"], "field" | "enum-case" | "flag" | "variant-case">>
> = {
  record: "field",
  enum: "enum-case",
  flags: "flag",
  variant: "variant-case",
};

const functionPositions: Readonly<Record<Func["role"]["kind"], NamePosition | undefined>> = {
  function: "function",
  method: "function",
  static: "static",
  constructor: undefined,
};

function funcItems(world: World, func: Func): readonly WitItem[] {
  const params = func.params.map((param, i) =>
    item(paramId(func, i), { name: param.name, ...(func.place && { place: func.place }) }, paramPosition(world, param)),
  );
  return [item(func.id, func, functionPositions[func.role.kind]), ...params];
}

/** An option, also one behind an alias, is named instead of positional. */
export function paramPosition(world: World, param: Param): "option" | "parameter" {
  return withoutAliases(world, param.type).kind === "option" ? "option" : "parameter";
}

function typeItems(type: TypeDef): readonly WitItem[] {
  const position = memberPositions[type.definition.kind];
  return [item(type.id, type, "type"), ...members(type).map((member) => item(memberId(type, member), member, position))];
}

function item(id: string, { name, place }: Pick<WitItem, "name" | "place">, position: NamePosition | undefined): WitItem {
  return { id, name, ...(place && { place }), ...(position && { position }) };
}

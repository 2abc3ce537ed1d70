/** Every item of a world that can have a name of its own, by its WIT path: what the rename map and diagnostics refer to. */

import type { WitName } from "../../wit/name.js";
import type { Func, NamedMember, SourcePlace, TypeDef, World, WorldItem } from "../../wit/world/world.js";

export interface WitItem {
  readonly id: string;
  readonly name: WitName;
  readonly place?: SourcePlace;
}

/** The WIT path of the world itself, e.g. `acme:billing/billing@1.4.0`; it cannot be an interface's, the two share a namespace. */
export function worldId(world: World): string {
  const { namespace, name, version } = world.package;
  return `${namespace.kebab}:${name.kebab}/${world.name.kebab}${version === undefined ? "" : `@${version}`}`;
}

/** By WIT path. An interface that is both imported and exported gives its items once. */
export function witItems(world: World): ReadonlyMap<string, WitItem> {
  const items: WitItem[] = [
    { id: worldId(world), name: world.name },
    ...world.interfaces.flatMap((it) => [item(it.id, it), ...it.functions.flatMap(funcItems)]),
    ...[...world.imports, ...world.exports].flatMap(worldFuncItems),
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

function worldFuncItems(it: WorldItem): readonly WitItem[] {
  return it.kind === "function" ? funcItems(it.function) : [];
}

function funcItems(func: Func): readonly WitItem[] {
  const place = func.place;
  return [
    item(func.id, func),
    ...func.params.map((param) => item(`${func.id}.${param.name.kebab}`, { name: param.name, ...(place && { place }) })),
  ];
}

function typeItems(type: TypeDef): readonly WitItem[] {
  return [item(type.id, type), ...members(type).map((member) => item(`${type.id}.${member.name.kebab}`, member))];
}

function item(id: string, { name, place }: { readonly name: WitName; readonly place?: SourcePlace }): WitItem {
  return { id, name, ...(place && { place }) };
}

/** What the claims of a world are collected from. */

import type { Direction, Func, Interface, TypeDef, TypeIndex, World } from "../../../wit/world/world.js";
import { directionOf, interfacesOf } from "../world/interface-role.js";
import type { PublicTypes } from "../world/public-types.js";
import type { ClaimItem, NameKind } from "./claim.js";
import type { Label } from "./label.js";
import type { NamePolicies } from "./policy.js";
import type { Renames } from "./rename-map.js";
import type { WitItem } from "./wit-item.js";

export interface Naming {
  readonly world: World;
  readonly types: PublicTypes;
  /** The public types that have an exception class. */
  readonly thrown: readonly TypeIndex[];
  readonly renames: Renames;
  readonly policies: NamePolicies;
}

export function labelOf(naming: Pick<Naming, "renames">, item: Pick<WitItem, "id" | "name">): Label {
  return naming.renames.label(item.id, item.name);
}

/** How diagnostics tell an imported item from the exported one of the same WIT path. */
export function importedId(id: string): string {
  return `${id} (imported)`;
}

export function typeItem(world: World, type: TypeDef, kind: NameKind = "type"): ClaimItem {
  return { kind, direction: directionOf(world, type), id: type.id };
}

export function functionItem(func: Func, direction: Direction): ClaimItem {
  return { kind: func.role.kind, direction, id: func.id };
}

/** An interface has one label for both directions, known by the one that the world names first. */
export function interfaceLabelItem(world: World, { id }: Interface): ClaimItem {
  const [first] = interfacesOf(world, [...world.imports, ...world.exports]).filter((it) => it.id === id);
  return { kind: "interface-label", direction: first?.direction ?? "import", id };
}

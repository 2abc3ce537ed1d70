/** Aliases of WIT types: where a name stands for the same type as at its definition, and in which order Python can define them. */

import type { TypeIndex, ValueType, World } from "../../../wit/world/world.js";
import type { PublicType, Surface } from "../../core/surface/surface.js";
import { referencesOf, withoutAliases } from "../../core/world/type-references.js";
import type { Position } from "./types.js";

/** What a type is made of that Python writes in more ways than one. */
interface Traits {
  /** Lists and maps: a `Sequence` that is given, a `list` that is returned. */
  readonly collections: boolean;
  /** Handles: of one client, or of either. */
  readonly handles: boolean;
}

const none: Traits = { collections: false, handles: false };
const known = new WeakMap<Surface, Map<TypeIndex, Traits>>();

/** Whether the alias is of the same type in a position as in a field, for which it is defined. */
export function keepsItsName(surface: Surface, alias: TypeIndex, position: Position): boolean {
  if (position === "field") return true;
  const type: ValueType = { kind: "named", type: alias };
  if (position === "wide" && isWider(surface.world, type)) return false;
  const { collections, handles } = traitsOf(surface, type);
  return !handles && !(position === "result" && collections);
}

export function holdsHandles(surface: Surface, type: ValueType): boolean {
  return traitsOf(surface, type).handles;
}

/** Bytes, enums and options of them: a parameter takes more than a field. */
function isWider(world: World, type: ValueType): boolean {
  const bare = withoutAliases(world, type);
  if (bare.kind === "option") return isWider(world, bare.payload);
  if (bare.kind === "named") return world.types[bare.type]?.definition.kind === "enum";
  return bare.kind === "list" && withoutAliases(world, bare.element).kind === "u8";
}

function traitsOf(surface: Surface, type: ValueType): Traits {
  const of = (parts: readonly (ValueType | undefined)[]) =>
    parts.reduce<Traits>((all, part) => (part === undefined ? all : joined(all, traitsOf(surface, part))), none);
  switch (type.kind) {
    case "own":
    case "borrow":
      return { ...none, handles: true };
    case "list":
    case "fixed-list":
      return {
        ...of([type.element]),
        collections: type.kind !== "list" || withoutAliases(surface.world, type.element).kind !== "u8",
      };
    case "map":
      return { ...of([type.key, type.value]), collections: true };
    case "tuple":
      return of(type.items);
    case "option":
      return of([type.payload]);
    case "result":
      return of([type.ok, type.error]);
    case "named":
      return traitsOfNamed(surface, type.type);
    default:
      return none;
  }
}

function joined(a: Traits, b: Traits): Traits {
  return { collections: a.collections || b.collections, handles: a.handles || b.handles };
}

/** A class is one type wherever it stands. */
function traitsOfNamed(surface: Surface, index: TypeIndex): Traits {
  const definition = surface.world.types[index]?.definition;
  if (definition?.kind !== "alias") return none;
  const memo = known.get(surface) ?? new Map<TypeIndex, Traits>();
  known.set(surface, memo);
  const traits = memo.get(index) ?? traitsOf(surface, definition.type);
  memo.set(index, traits);
  return traits;
}

/** Each after those that it names, for they are evaluated as the module is imported. */
export function inOrder(surface: Surface, aliases: readonly PublicType[]): readonly PublicType[] {
  const ordered = new Set<PublicType>();
  const add = (alias: PublicType): void => {
    const { definition } = alias.definition;
    if (ordered.has(alias)) return;
    const named = definition.kind === "alias" ? referencesOf([definition.type]) : [];
    for (const type of named.map((index) => surface.types[surface.typeOf[index] ?? -1])) {
      if (type !== undefined && aliases.includes(type)) add(type);
    }
    ordered.add(alias);
  };
  for (const alias of aliases) add(alias);
  return [...ordered];
}

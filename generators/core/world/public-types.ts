/**
 * Which types are public, and which definitions of the world are one and the same public type.
 *
 * Public are all named types of the vendor's interfaces and world, and what they or the API's functions refer to: so of `wasi:*` only what is used.
 * An interface that is both imported and exported defines each of its types twice. Value types are one public type all the same; a resource, and a
 * type that holds one, differs by who implements it and stays two.
 */

import { asIndex } from "../../../wit/ids.js";
import type { TypeDef, TypeIndex, World } from "../../../wit/world/world.js";
import { apiFunctions, directionOf, isWasi, ownerOf } from "./interface-role.js";
import { definitionTypes, functionTypes, referencesOf } from "./type-references.js";

export interface PublicTypes {
  /** Public definitions, each represented once, in WIT order. */
  readonly order: readonly TypeIndex[];
  /** The definition that represents a public one: itself, or for an imported value type its exported twin. */
  readonly representative: ReadonlyMap<TypeIndex, TypeIndex>;
  /** For an imported type that is public beside its exported twin: the twin. */
  readonly twin: ReadonlyMap<TypeIndex, TypeIndex>;
}

export function publicTypes(world: World): PublicTypes {
  const exported = exportedTwins(world);
  const same = new Map<TypeIndex, boolean>();
  const representative = new Map<TypeIndex, TypeIndex>();
  const twin = new Map<TypeIndex, TypeIndex>();
  for (const index of [...reachable(world)].sort((a, b) => a - b)) {
    const other = exported.get(index);
    const merged = other !== undefined && isSame(world, index, other, exported, same);
    representative.set(index, merged ? other : index);
    if (other !== undefined && !merged) twin.set(index, other);
    if (other !== undefined) representative.set(other, other);
  }
  return { order: [...new Set(representative.values())], representative, twin };
}

/** From each imported definition to the exported one of the same WIT path. */
function exportedTwins(world: World): ReadonlyMap<TypeIndex, TypeIndex> {
  const exports = new Map<string, TypeIndex>();
  world.types.forEach((type, index) => {
    if (directionOf(world, type) === "export") exports.set(type.id, asIndex(index));
  });
  const twins = new Map<TypeIndex, TypeIndex>();
  world.types.forEach((type, index) => {
    const other = exports.get(type.id);
    if (directionOf(world, type) === "import" && other !== undefined) twins.set(asIndex(index), other);
  });
  return twins;
}

/** Whether an imported definition and its exported twin mean the same values: all that they refer to, in turn, is the same. */
function isSame(
  world: World,
  imported: TypeIndex,
  exported: TypeIndex,
  twins: ReadonlyMap<TypeIndex, TypeIndex>,
  known: Map<TypeIndex, boolean>,
): boolean {
  const before = known.get(imported);
  if (before !== undefined) return before;
  const [a, b] = [world.types[imported], world.types[exported]];
  const result = a !== undefined && b !== undefined && a.definition.kind !== "resource" && sameReferences(a, b);
  known.set(imported, result);
  return result;

  function sameReferences(a: TypeDef, b: TypeDef): boolean {
    const [left, right] = [referencesOf(definitionTypes(a.definition)), referencesOf(definitionTypes(b.definition))];
    return left.every((reference, i) => {
      const other = right[i];
      if (other === undefined) return false;
      return reference === other || (twins.get(reference) === other && isSame(world, reference, other, twins, known));
    });
  }
}

function reachable(world: World): ReadonlySet<TypeIndex> {
  const seen = new Set<TypeIndex>();
  const visit = (index: TypeIndex): void => {
    const type = world.types[index];
    if (type === undefined || seen.has(index)) return;
    seen.add(index);
    referencesOf(definitionTypes(type.definition)).forEach(visit);
  };
  world.types.forEach((type, index) => {
    const owner = ownerOf(world, type);
    if (owner === undefined || !isWasi(owner)) visit(asIndex(index));
  });
  for (const func of apiFunctions(world)) referencesOf(functionTypes(func)).forEach(visit);
  return seen;
}

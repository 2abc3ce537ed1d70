/** What types refer to. */

import type { Func, TypeDef, TypeDefinition, TypeIndex, ValueType, World } from "../../../wit/world/world.js";

/** The type itself if it is made of no others, else the types that it is made of in the end, in WIT order; names are not followed. */
export function leavesOf(type: ValueType | undefined): readonly ValueType[] {
  if (type === undefined) return [];
  switch (type.kind) {
    case "list":
    case "fixed-list":
      return leavesOf(type.element);
    case "map":
      return [...leavesOf(type.key), ...leavesOf(type.value)];
    case "tuple":
      return type.items.flatMap(leavesOf);
    case "option":
      return leavesOf(type.payload);
    case "result":
      return [...leavesOf(type.ok), ...leavesOf(type.error)];
    case "stream":
    case "future":
      return [type, ...leavesOf(type.element)];
    default:
      return [type];
  }
}

/** The types that a definition is made of. */
export function definitionTypes(definition: TypeDefinition): readonly (ValueType | undefined)[] {
  switch (definition.kind) {
    case "record":
      return definition.fields.map((field) => field.type);
    case "variant":
      return definition.cases.map((it) => it.type);
    case "alias":
      return [definition.type];
    default:
      return [];
  }
}

export function functionTypes(func: Func): readonly (ValueType | undefined)[] {
  return [...func.params.map((param) => param.type), func.result];
}

/** The definitions that types name directly: records, variants, aliases, …, and the resources of their handles. */
export function referencesOf(types: readonly (ValueType | undefined)[]): readonly TypeIndex[] {
  return types.flatMap(leavesOf).flatMap((leaf) => {
    if (leaf.kind === "named") return leaf.type;
    return leaf.kind === "own" || leaf.kind === "borrow" ? leaf.resource : [];
  });
}

/** The type that an alias stands for in the end; any other type itself. */
export function withoutAliases(world: World, type: ValueType): ValueType {
  if (type.kind !== "named") return type;
  const definition = world.types[type.type]?.definition;
  return definition?.kind === "alias" ? withoutAliases(world, definition.type) : type;
}

/**
 * Whether a type is called an error, so that its exception class has the name and the value is its payload. Resources, and aliases of resources, keep
 * their name: they are never a payload.
 */
export function endsInError(world: World, { name, definition }: TypeDef): boolean {
  if (definition.kind === "resource" || !name.kebab.toLowerCase().endsWith("error")) return false;
  return definition.kind !== "alias" || !["own", "borrow"].includes(withoutAliases(world, definition.type).kind);
}

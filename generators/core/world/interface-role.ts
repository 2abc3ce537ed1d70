/** What an interface of the world is to the API. */

import type { Func, Interface, TypeDef, TypeIndex, World, WorldItem } from "../../../wit/world/world.js";

/** `wasi:*` imports are the runtime's own affair: no application provides them. */
export function isWasi(it: Interface): boolean {
  return it.package?.namespace.kebab === "wasi";
}

export function interfacesOf(world: World, items: readonly WorldItem[]): readonly Interface[] {
  return items.flatMap((item) => (item.kind === "interface" ? (world.interfaces[item.interface] ?? []) : []));
}

export function functionsOf(items: readonly WorldItem[]): readonly Func[] {
  return items.flatMap((item) => (item.kind === "function" ? item.function : []));
}

/** The interface that defines a type; undefined for a type of the world. */
export function ownerOf(world: World, type: TypeDef): Interface | undefined {
  return type.owner.kind === "interface" ? world.interfaces[type.owner.interface] : undefined;
}

/** A type that the world defines is imported, unless the binary says otherwise. */
export function directionOf(world: World, type: TypeDef): "import" | "export" {
  return type.owner.kind === "world" ? type.owner.direction : (ownerOf(world, type)?.direction ?? "import");
}

/** Every function that a client or the application can see. */
export function apiFunctions(world: World): readonly Func[] {
  const items = [...world.imports, ...world.exports];
  const isApi = (it: Interface) => it.direction === "export" || !isWasi(it);
  const interfaces = interfacesOf(world, items).filter(isApi);
  return [...interfaces.flatMap((it) => it.functions), ...functionsOf(items)];
}

/** Functions of a resource, from its own interface or world. */
export function resourceFunctions(world: World, type: TypeIndex): readonly Func[] {
  const definition = world.types[type];
  if (definition === undefined) return [];
  const functions = ownerOf(world, definition)?.functions ?? functionsOf([...world.imports, ...world.exports]);
  return functions.filter((func) => func.role.kind !== "function" && func.role.resource === type);
}

/** Functions of an interface that stand on it, not on a resource. */
export function freeFunctions(it: Interface): readonly Func[] {
  return it.functions.filter((func) => func.role.kind === "function");
}

/**
 * Whether the application has a member of `Imports` to give for it. Methods are called on the application's own objects, so an interface with nothing
 * else needs none.
 */
export function isProvided(it: Interface): boolean {
  return !isWasi(it) && it.functions.some((func) => func.role.kind !== "method");
}

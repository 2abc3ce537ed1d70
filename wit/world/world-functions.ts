import { asIndex } from "../ids.js";
import { PathIndex } from "./interface-id.js";
import type { Direction, Func, TypeDef, TypeIndex, ValueType, World, WorldItem } from "./world.js";

function itemsOf(world: World, direction: Direction): readonly WorldItem[] {
  return direction === "import" ? world.imports : world.exports;
}

/** All functions of one direction: the world's own and those of its interfaces. */
export function functionsOf(world: World, direction: Direction): readonly Func[] {
  return itemsOf(world, direction).flatMap((item) => {
    if (item.kind === "function") return [item.function];
    return item.kind === "interface" ? (world.interfaces[item.interface]?.functions ?? []) : [];
  });
}

/** The functions of one direction by their paths. */
export function functionIndex(world: World, direction: Direction): PathIndex<Func> {
  return new PathIndex(functionsOf(world, direction).map((func) => [func.id, func]));
}

export function directionOf(world: World, { owner }: TypeDef): Direction {
  if (owner.kind === "world") return owner.direction;
  return world.interfaces[owner.interface]?.direction ?? "import";
}

/** The resources that are defined in one direction, by their paths. */
export function resourcesOf(world: World, direction: Direction): readonly (readonly [path: string, index: TypeIndex])[] {
  return world.types.flatMap((type, index) =>
    type.definition.kind === "resource" && directionOf(world, type) === direction
      ? [[type.id, asIndex<TypeIndex>(index)] as const]
      : [],
  );
}

/** Whether a function belongs to WASI, which the runtimes provide and not the application. */
export function isWasi(id: string): boolean {
  return id.startsWith("wasi:");
}

/** The resources whose handles stand in a function's type, at any depth. */
export function resourcesIn(world: World, func: Func): ReadonlySet<TypeIndex> {
  const found = new Set<TypeIndex>();
  const visited = new Set<TypeIndex>();
  const visit = (type: ValueType | undefined): void => {
    if (type === undefined) return;
    if (type.kind === "own" || type.kind === "borrow") found.add(type.resource);
    if (type.kind === "named" && !visited.has(type.type)) {
      visited.add(type.type);
      for (const part of definitionParts(world, type.type)) visit(part);
    }
    for (const part of valueParts(type)) visit(part);
  };
  for (const param of func.params) visit(param.type);
  visit(func.result);
  return found;
}

function definitionParts(world: World, index: TypeIndex): readonly (ValueType | undefined)[] {
  const definition = world.types[index]?.definition;
  switch (definition?.kind) {
    case "record":
      return definition.fields.map((field) => field.type);
    case "variant":
      return definition.cases.map((each) => each.type);
    case "alias":
      return [definition.type];
    default:
      return [];
  }
}

/** The types directly inside a type without a name; undefined stands for an absent payload. */
export function valueParts(type: ValueType): readonly (ValueType | undefined)[] {
  switch (type.kind) {
    case "list":
    case "fixed-list":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "tuple":
      return type.items;
    case "option":
      return [type.payload];
    case "result":
      return [type.ok, type.error];
    case "stream":
    case "future":
      return [type.element];
    default:
      return [];
  }
}

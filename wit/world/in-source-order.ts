import { asIndex } from "../ids.js";
import type { Func, FuncRole, SourcePlace, TypeDef, TypeDefinition, TypeIndex, ValueType, World, WorldItem } from "./world.js";

/**
 * The same World with the types and functions of each owner in the order of the text. The encoding has resources and their functions first,
 * and types after what they refer to; but names are given in WIT order. Without places nothing moves.
 */
export function inSourceOrder(world: World): World {
  const order = typesInOrder(world.types);
  const indices = new Map(order.map((old, index) => [old, asIndex<TypeIndex>(index)]));
  const move = (old: TypeIndex): TypeIndex => indices.get(old) ?? old;
  return {
    ...world,
    imports: world.imports.map((item) => moveItem(item, move)),
    exports: world.exports.map((item) => moveItem(item, move)),
    interfaces: world.interfaces.map((each) => ({
      ...each,
      types: each.types.map(move).toSorted((a, b) => a - b),
      functions: each.functions.toSorted(byPlace).map((func) => moveFunc(func, move)),
    })),
    types: order.flatMap((old) => world.types[old] ?? []).map((type) => moveTypeDef(type, move)),
  };
}

/** Old indices in their new order. Each owner's types keep to the positions that they have had together. */
function typesInOrder(types: readonly TypeDef[]): readonly TypeIndex[] {
  const slotsOf = new Map<string, TypeIndex[]>();
  for (const [index, type] of types.entries()) {
    const owner = JSON.stringify(type.owner);
    const slots = slotsOf.get(owner);
    if (slots === undefined) slotsOf.set(owner, [asIndex(index)]);
    else slots.push(asIndex(index));
  }
  const order: TypeIndex[] = [];
  for (const slots of slotsOf.values()) {
    const sorted = slots.toSorted((a, b) => byPlace(types[a] ?? {}, types[b] ?? {}));
    for (const [i, slot] of slots.entries()) order[slot] = sorted[i] ?? slot;
  }
  return order;
}

/** Items of different files, or without a place, stay as they are. */
function byPlace(a: { readonly place?: SourcePlace }, b: { readonly place?: SourcePlace }): number {
  if (a.place === undefined || b.place === undefined || a.place.file !== b.place.file) return 0;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}

type Move = (index: TypeIndex) => TypeIndex;

function moveItem(item: WorldItem, move: Move): WorldItem {
  switch (item.kind) {
    case "function":
      return { ...item, function: moveFunc(item.function, move) };
    case "type":
      return { ...item, type: move(item.type) };
    case "interface":
      return item;
  }
}

function moveFunc(func: Func, move: Move): Func {
  return {
    ...func,
    role: moveRole(func.role, move),
    params: func.params.map((param) => ({ ...param, type: moveType(param.type, move) })),
    ...(func.result === undefined ? {} : { result: moveType(func.result, move) }),
  };
}

function moveRole(role: FuncRole, move: Move): FuncRole {
  return role.kind === "function" ? role : { ...role, resource: move(role.resource) };
}

function moveTypeDef(type: TypeDef, move: Move): TypeDef {
  return { ...type, definition: moveDefinition(type.definition, move) };
}

function moveDefinition(definition: TypeDefinition, move: Move): TypeDefinition {
  switch (definition.kind) {
    case "record":
      return { ...definition, fields: definition.fields.map((field) => ({ ...field, type: moveType(field.type, move) })) };
    case "variant":
      return {
        ...definition,
        cases: definition.cases.map((each) => (each.type === undefined ? each : { ...each, type: moveType(each.type, move) })),
      };
    case "alias":
      return { ...definition, type: moveType(definition.type, move) };
    default:
      return definition;
  }
}

function moveType(type: ValueType, move: Move): ValueType {
  const inner = (part: ValueType) => moveType(part, move);
  switch (type.kind) {
    case "named":
      return { ...type, type: move(type.type) };
    case "own":
    case "borrow":
      return { ...type, resource: move(type.resource) };
    case "list":
    case "fixed-list":
      return { ...type, element: inner(type.element) };
    case "map":
      return { ...type, key: inner(type.key), value: inner(type.value) };
    case "tuple":
      return { ...type, items: type.items.map(inner) };
    case "option":
      return { ...type, payload: inner(type.payload) };
    case "result":
      return {
        ...type,
        ...(type.ok === undefined ? {} : { ok: inner(type.ok) }),
        ...(type.error === undefined ? {} : { error: inner(type.error) }),
      };
    case "stream":
    case "future":
      return type.element === undefined ? type : { ...type, element: inner(type.element) };
    default:
      return type;
  }
}

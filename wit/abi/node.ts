/** From WIT types to ABI nodes. */

import { witName } from "../name.js";
import type { Field, ScalarKind, TypeDef, TypeIndex, ValueType, World } from "../world/world.js";
import type { AbiNode, FlatType } from "./abi.js";
import { repeatFlat } from "./flatten.js";
import { aggregate } from "./layout.js";
import { type CasePart, variantLayout } from "./variant.js";

const NONE = witName("none");
const SOME = witName("some");
const OK = witName("ok");
const ERROR = witName("error");

const scalars: Record<ScalarKind, { readonly size: number; readonly flat: FlatType }> = {
  bool: { size: 1, flat: "i32" },
  s8: { size: 1, flat: "i32" },
  u8: { size: 1, flat: "i32" },
  s16: { size: 2, flat: "i32" },
  u16: { size: 2, flat: "i32" },
  s32: { size: 4, flat: "i32" },
  u32: { size: 4, flat: "i32" },
  s64: { size: 8, flat: "i64" },
  u64: { size: 8, flat: "i64" },
  f32: { size: 4, flat: "f32" },
  f64: { size: 8, flat: "f64" },
  char: { size: 4, flat: "i32" },
};

/** Pointer and length. */
const pointerPair = { size: 8, align: 4, flat: ["i32", "i32"], hasPointers: true } as const;
/** An index into a table of the component instance. */
const tableIndex = { size: 4, align: 4, flat: ["i32"], hasPointers: false } as const;

const nodesOf = new WeakMap<World, Map<string, AbiNode>>();

/**
 * The node of a type. Within one world, equal types give the same object, so that a back end can print one lift and one lower for each.
 */
export function abiNode(world: World, type: ValueType): AbiNode {
  const nodes = nodesOf.get(world) ?? new Map<string, AbiNode>();
  nodesOf.set(world, nodes);
  const key = JSON.stringify(type);
  const node = nodes.get(key) ?? makeNode(world, type);
  nodes.set(key, node);
  return node;
}

function makeNode(world: World, type: ValueType): AbiNode {
  const node = (part: ValueType) => abiNode(world, part);
  switch (type.kind) {
    case "string":
      return { ...pointerPair, kind: "string", type, hasHandles: false };
    case "list": {
      const element = node(type.element);
      return { ...pointerPair, kind: "list", type, element, hasHandles: element.hasHandles };
    }
    case "fixed-list":
      return fixedListNode(type, node(type.element), type.length);
    case "map":
      return mapNode(type, node(type.key), node(type.value));
    case "tuple": {
      const { slots: items, ...layout } = aggregate(type.items.map((item) => ({ node: node(item), rest: {} })));
      return { ...layout, kind: "tuple", type, items };
    }
    case "option": {
      const layout = variantLayout([{ name: NONE }, { name: SOME, payload: node(type.payload) }]);
      return { ...layout, kind: "option", type, cases: pair(layout.cases) };
    }
    case "result": {
      const layout = variantLayout([casePart(world, OK, type.ok), casePart(world, ERROR, type.error)]);
      return { ...layout, kind: "result", type, cases: pair(layout.cases) };
    }
    case "named":
      return namedNode(world, type, type.type);
    case "own":
    case "borrow":
      return { ...tableIndex, kind: type.kind, type, resource: type.resource, hasHandles: true };
    case "stream":
    case "future":
    case "error-context":
      // Never reaches a back end (async types are refused before); for `inspect` the index in the instance's table is its layout.
      return { ...tableIndex, kind: "scalar", type, scalar: "u32", hasHandles: false };
    default: {
      const { size, flat } = scalars[type.kind];
      return { kind: "scalar", type, scalar: type.kind, size, align: size, flat: [flat], hasHandles: false, hasPointers: false };
    }
  }
}

function fixedListNode(type: ValueType, element: AbiNode, length: number): AbiNode {
  const { align, hasHandles, hasPointers } = element;
  const flat = repeatFlat(element.flat, length);
  return { kind: "fixed-list", type, element, length, size: element.size * length, align, flat, hasHandles, hasPointers };
}

function mapNode(type: ValueType, keyNode: AbiNode, valueNode: AbiNode): AbiNode {
  const { size, align, slots, hasHandles } = aggregate([
    { node: keyNode, rest: {} },
    { node: valueNode, rest: {} },
  ]);
  const [key, value] = pair(slots);
  return { ...pointerPair, kind: "map", type, entry: { size, align, key, value }, hasHandles };
}

function namedNode(world: World, type: ValueType, named: TypeIndex): AbiNode {
  const { definition } = definitionOf(world, named);
  switch (definition.kind) {
    case "alias":
      return { ...abiNode(world, definition.type), type };
    case "record": {
      const { slots: fields, ...layout } = aggregate(definition.fields.map((field) => fieldPart(world, field)));
      return { ...layout, kind: "record", type, named, fields };
    }
    case "variant":
      return { ...variantLayout(definition.cases.map((c) => casePart(world, c.name, c.type))), kind: "variant", type, named };
    case "enum": {
      const { size, align, flat, hasHandles, hasPointers, discriminant } = variantLayout(
        definition.cases.map(({ name }) => ({ name })),
      );
      return {
        kind: "enum",
        type,
        named,
        size,
        align,
        flat,
        hasHandles,
        hasPointers,
        discriminant,
        count: definition.cases.length,
      };
    }
    case "flags":
      return flagsNode(type, named, definition.flags.length);
    case "resource":
      throw new Error(`type ${named} is a resource, which a value type names only through own or borrow`);
  }
}

function flagsNode(type: ValueType, named: TypeIndex, count: number): AbiNode {
  const bytes = count <= 8 ? 1 : count <= 16 ? 2 : 4;
  const mask = 2 ** count - 1;
  return {
    kind: "flags",
    type,
    named,
    bytes,
    count,
    mask,
    size: bytes,
    align: bytes,
    flat: ["i32"],
    hasHandles: false,
    hasPointers: false,
  };
}

function fieldPart(world: World, field: Field) {
  return { node: abiNode(world, field.type), rest: { name: field.name } };
}

function casePart(world: World, name: CasePart["name"], type: ValueType | undefined): CasePart {
  return type === undefined ? { name } : { name, payload: abiNode(world, type) };
}

function definitionOf(world: World, index: TypeIndex): TypeDef {
  const type = world.types[index];
  if (type === undefined) throw new Error(`the world has no type ${index}`);
  return type;
}

function pair<T>(items: readonly T[]): readonly [T, T] {
  return items as readonly [T, T];
}

/**
 * The shapes of values for which a back end prints functions that lift, lower and check: every record, variant, enum, flags, list, map, tuple,
 * option and result that a function of the API reaches, each once, however many aliases, imports and exports lead to it. Scalars, strings and
 * handles are not shapes: the runtimes have functions for them.
 */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { WitName } from "../../../wit/name.js";
import { allFunctions, type DirectedFunction } from "../surface/api-functions.js";
import type { Surface } from "../surface/surface.js";
import { shapeNames } from "./shape-names.js";

/** What must be printed for a shape. Whatever is lowered is checked first. */
export interface ShapeUses {
  readonly liftFlat: boolean;
  readonly liftMemory: boolean;
  readonly lowerFlat: boolean;
  readonly lowerMemory: boolean;
}

export interface Shape {
  /** Unique in the package and made of WIT words: `invoice`, `list-of-option-string`. */
  readonly name: WitName;
  /** One of the nodes of this shape; all have the same layout and parts. */
  readonly node: AbiNode;
  readonly uses: ShapeUses;
}

export interface ShapeSet {
  /** A shape comes after those that it is made of. */
  readonly shapes: readonly Shape[];
  /** The shape of a node; undefined for a scalar, a string or a handle, and for what no function reaches. */
  readonly of: (node: AbiNode) => Shape | undefined;
}

type Use = keyof ShapeUses;

interface Found {
  readonly node: AbiNode;
  readonly uses: Set<Use>;
}

export function shapeSet(surface: Surface): ShapeSet {
  const found = new Map<string, Found>();
  const keyOf = shapeKeys(surface);
  for (const func of allFunctions(surface)) for (const [node, use] of entries(func)) visit(node, use);
  const names = shapeNames(
    surface,
    [...found.values()].map(({ node }) => node),
  );
  const shapes = new Map([...found].map(([key, { node, uses }], i) => [key, shape(node, uses, names[i])]));
  return { shapes: [...shapes.values()], of: (node) => shapes.get(keyOf(node)) };

  function visit(node: AbiNode, use: Use): void {
    if (isLeaf(node)) return;
    const key = keyOf(node);
    const known = found.get(key)?.uses;
    if (known?.has(use)) return;
    for (const part of partsOf(node)) visit(part, partUse(node, use));
    // Only now, so that the parts of a new shape stand before it.
    const shape = found.get(key) ?? { node, uses: new Set() };
    found.set(key, shape);
    shape.uses.add(use);
  }
}

function shape(node: AbiNode, uses: ReadonlySet<Use>, name: WitName | undefined): Shape {
  if (name === undefined) throw new Error("a shape has no name");
  const has = (use: Use) => uses.has(use);
  return {
    name,
    node,
    uses: {
      liftFlat: has("liftFlat"),
      liftMemory: has("liftMemory"),
      lowerFlat: has("lowerFlat"),
      lowerMemory: has("lowerMemory"),
    },
  };
}

/**
 * Exports take lowered parameters and give lifted results; imports the other way round. A function that throws has no value for its `result`, so that
 * this is no shape for its sake; only what it is made of is.
 */
function entries({ direction, function: { abi, result } }: DirectedFunction): readonly (readonly [AbiNode, Use])[] {
  const [params, results] = direction === "export" ? (["lower", "lift"] as const) : (["lift", "lower"] as const);
  const use = (verb: "lift" | "lower", spilled: boolean): Use => `${verb}${spilled ? "Memory" : "Flat"}`;
  const paramUses = abi.params.slots.map(({ node }) => [node, use(params, abi.params.spilled)] as const);
  if (abi.result === undefined) return paramUses;
  const given = result.kind === "fallible" ? partsOf(abi.result.node) : [abi.result.node];
  const resultUse = use(results, abi.result.spilled);
  return [...paramUses, ...given.map((node) => [node, resultUse] as const)];
}

/** The elements of a list are in memory, wherever the list itself is. */
function partUse(node: AbiNode, use: Use): Use {
  if (node.kind !== "list" && node.kind !== "map") return use;
  return use.startsWith("lift") ? "liftMemory" : "lowerMemory";
}

export function isLeaf(node: AbiNode): boolean {
  return ["scalar", "string", "own", "borrow"].includes(node.kind);
}

/** The nodes that a node is made of, in order. */
export function partsOf(node: AbiNode): readonly AbiNode[] {
  switch (node.kind) {
    case "list":
    case "fixed-list":
      return [node.element];
    case "map":
      return [node.entry.key.node, node.entry.value.node];
    case "record":
      return node.fields.map((field) => field.node);
    case "tuple":
      return node.items.map((item) => item.node);
    case "variant":
    case "option":
    case "result":
      return node.cases.flatMap((it) => it.payload ?? []);
    default:
      return [];
  }
}

/** Equal keys for nodes whose values are of one public type. */
function shapeKeys(surface: Surface): (node: AbiNode) => string {
  const keys = new WeakMap<AbiNode, string>();
  const keyOf = (node: AbiNode): string => {
    const key = keys.get(node) ?? makeKey(node);
    keys.set(node, key);
    return key;
  };
  return keyOf;

  function makeKey(node: AbiNode): string {
    switch (node.kind) {
      case "scalar":
        return node.scalar;
      case "string":
        return "string";
      case "own":
      case "borrow":
        return `${node.kind} ${surface.typeOf[node.resource]}`;
      case "record":
      case "variant":
      case "enum":
      case "flags":
        return `type ${surface.typeOf[node.named]}`;
      case "fixed-list":
        return `[${keyOf(node.element)}; ${node.length}]`;
      case "option":
      case "result":
        return `${node.kind}(${node.cases.map((it) => (it.payload ? keyOf(it.payload) : "_")).join(", ")})`;
      default:
        return `${node.kind}(${partsOf(node).map(keyOf).join(", ")})`;
    }
  }
}

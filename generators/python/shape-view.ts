/** The printed functions of one shape of values: take, lift and lower flat values, load from and store to memory. */

import type { AbiNode } from "../../wit/abi/abi.js";
import { snake } from "../core/names/casing.js";
import type { Shape } from "../core/shapes/shape-set.js";
import { type AggregateView, aggregateView } from "./aggregate-view.js";
import { type Codec, contextOf, numbersOf } from "./codec.js";
import { bracketed } from "./layout.js";
import { flatCount, flatNames, spread } from "./leaves.js";
import { type ListView, listView } from "./list-view.js";
import { type OptionView, optionView, type VariantView, variantView } from "./variant-view.js";

export interface ShapeView {
  /** `line_item`, `list_of_string`. */
  readonly name: string;
  /** `LINE_ITEM`. */
  readonly constant: string;
  readonly isAggregate: boolean;
  readonly isVariant: boolean;
  readonly isOption: boolean;
  readonly isEnum: boolean;
  readonly isFlags: boolean;
  readonly isList: boolean;
  readonly isFixedList: boolean;
  readonly isMap: boolean;
  /** Which functions are printed. */
  readonly take: boolean;
  readonly lift: boolean;
  readonly lower: boolean;
  readonly load: boolean;
  readonly store: boolean;
  /** `memory: Memory` or `call: Call`. */
  readonly context: string;
  /** Whether the function must take `memory` from `call`. */
  readonly liftTakes: boolean;
  readonly loadTakes: boolean;
  readonly lowerTakes: boolean;
  readonly storeTakes: boolean;
  /** `value: Any`, or with `claims: Claims` behind. */
  readonly takeParams: string;
  /** `_lift_item(memory: Memory, f0: Any, f1: Any) -> Any:` */
  readonly liftSignature: string;
  readonly aggregate?: AggregateView;
  readonly variant?: VariantView;
  readonly option?: OptionView;
  readonly constants?: ConstantsView;
  readonly list?: ListView;
}

interface ConstantsView {
  readonly class: string;
  readonly typeName: string;
  readonly count: number;
  readonly mask: number;
}

export function shapeView(codec: Codec, shape: Shape): ShapeView {
  const { node, uses } = shape;
  const name = snake(shape.name);
  const isSpread = spread(node) !== undefined;
  const context = contextOf(node);
  const made = parts(codec, node);
  return {
    name,
    constant: name.toUpperCase(),
    isAggregate: node.kind === "record" || node.kind === "tuple",
    isVariant: node.kind === "variant" || node.kind === "result",
    isOption: node.kind === "option",
    isEnum: node.kind === "enum",
    isFlags: node.kind === "flags",
    isList: node.kind === "list",
    isFixedList: node.kind === "fixed-list",
    isMap: node.kind === "map",
    take: uses.lowerFlat || uses.lowerMemory,
    lift: uses.liftFlat || (uses.liftMemory && isSpread),
    lower: uses.lowerFlat || (uses.lowerMemory && isSpread),
    load: uses.liftMemory && !isSpread,
    store: uses.lowerMemory && !isSpread,
    context: context === "call" ? "call: Call" : "memory: Memory",
    ...takes(context === "call", made),
    takeParams: codec.claims(node) ? "value: Any, claims: Claims" : "value: Any",
    liftSignature: liftSignature(name, node),
    ...made,
  };
}

/** A record or variant needs memory itself if one of its parts does; everything else does anyway. */
function takes(hasCall: boolean, { aggregate, variant, option }: Partial<ShapeView>) {
  const needs = (texts: readonly string[] | undefined) =>
    hasCall && (texts === undefined || texts.some((text) => /\bmemory\b/.test(text)));
  const parts = aggregate?.parts ?? variant?.cases ?? (option && [option]);
  return {
    liftTakes: needs(parts?.map((part) => part.lift)),
    loadTakes: aggregate ? needs(parts?.map((part) => part.load)) : hasCall,
    lowerTakes: needs(variant ? variant.cases.flatMap((it) => [it.lower, it.unpack]) : parts?.map((part) => part.lower)),
    storeTakes: aggregate ? needs(parts?.map((part) => part.store)) : hasCall,
  };
}

/** Lists of numbers need no functions: the runtime has them. */
export function isPrinted({ node }: Shape): boolean {
  return numbersOf(node) === undefined;
}

function liftSignature(name: string, node: AbiNode): string {
  const context = contextOf(node) === "call" ? "call: Call" : "memory: Memory";
  return bracketed(`_lift_${name}(`, [context, ...flatNames(flatCount(node)).map((flat) => `${flat}: Any`)], ") -> Any:");
}

function parts(codec: Codec, node: AbiNode): Partial<ShapeView> {
  switch (node.kind) {
    case "record":
    case "tuple":
      return { aggregate: aggregateView(codec, node) };
    case "variant":
    case "result":
      return { variant: variantView(codec, node) };
    case "option":
      return { option: optionView(codec, node) };
    case "enum":
      return { constants: constants(codec, node.named, node.count, 0) };
    case "flags":
      return { constants: constants(codec, node.named, node.count, node.mask) };
    case "list":
    case "fixed-list":
    case "map":
      return { list: listView(codec, node) };
    default:
      throw new Error(`a ${node.kind} is no shape`);
  }
}

function constants(codec: Codec, named: number, count: number, mask: number): ConstantsView {
  const typeName = codec.typeName(named);
  return { class: `_${typeName}`, typeName, count, mask };
}

/** Records and tuples. */

import type { AbiNode } from "../../wit/abi/abi.js";
import { snake } from "../core/names/casing.js";
import { type Codec, offset, type TakeView } from "./codec.js";
import { bracketed, tupled } from "./layout.js";
import { flatCount, flatNames } from "./leaves.js";

/** A record or tuple. */
export interface AggregateView {
  /** The statement that gives a lifted tuple, or the tuple of flat values. */
  readonly liftTuple: string;
  readonly loadTuple: string;
  readonly lowerTuple: string;
  /** The tuple of all parts, and the statement that takes it apart. */
  readonly taken: string;
  readonly unpack: string;
  readonly isRecord: boolean;
  /** `_LineItem`; for a tuple empty. */
  readonly class: string;
  /** How a check calls it: `LineItem`. */
  readonly typeName: string;
  readonly count: number;
  readonly parts: readonly PartView[];
}

interface PartView {
  /** The local variable that holds the part: `v0`. */
  readonly variable: string;
  /** `.sku` or `[0]`: the path and the access. */
  readonly access: string;
  /** `_set_line_item__sku`: with one underscore, `a` of `b-c` would meet `a-b` of `c`. */
  readonly setter: string;
  readonly take: TakeView;
  readonly lift: string;
  readonly load: string;
  /** One item of the tuple of flat values. */
  readonly lower: string;
  readonly store: string;
}

export function aggregateView(codec: Codec, node: AbiNode & { readonly kind: "record" | "tuple" }): AggregateView {
  const shape = snake(codec.shapeOf(node).name);
  const type = node.kind === "record" ? codec.publicType(node.named) : undefined;
  const slots = node.kind === "record" ? node.fields : node.items;
  let flat = 0;
  const views = slots.map((slot, i): PartView => {
    const field = type?.members[i]?.names.python;
    const access = field === undefined ? `[${i}]` : `.${field}`;
    const inputs = flatNames(flatCount(slot.node), flat).join(", ");
    flat += flatCount(slot.node);
    const at = offset("at", slot.offset);
    const variable = `v${i}`;
    const { star, text } = codec.lower(slot.node, variable);
    return {
      variable,
      access,
      setter: field === undefined ? "" : `_set_${shape}__${field}`,
      take: codec.take(slot.node, variable, `${field === undefined ? "items" : "value"}${access}`),
      lift: codec.lift(slot.node, inputs),
      load: codec.load(slot.node, at),
      lower: star ? `*${text}` : text,
      store: codec.store(slot.node, at, variable),
    };
  });
  const tuple = (of: (part: PartView) => string) => tupled("return ", views.map(of), "    ");
  return {
    liftTuple: tuple((part) => part.lift),
    loadTuple: tuple((part) => part.load),
    lowerTuple: tuple((part) => part.lower),
    taken: tuple((part) => part.variable),
    unpack: unpacked(views.map((part) => part.variable)),
    isRecord: type !== undefined,
    class: type === undefined ? "" : `_${type.names.python}`,
    typeName: type?.names.python ?? "",
    count: slots.length,
    parts: views,
  };
}

function unpacked(variables: readonly string[]): string {
  return variables.length === 1 ? `    (${variables[0]},) = value` : bracketed("    (", variables, ") = value");
}

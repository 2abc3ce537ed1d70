/** Records and tuples. */

import type { AbiNode } from "../../wit/abi/abi.js";
import { snake } from "../core/names/casing.js";
import { type CheckView, type Codec, offset } from "./codec.js";
import { tupled } from "./layout.js";
import { flatCount, flatNames } from "./leaves.js";

/** A record or tuple. */
export interface AggregateView {
  /** The statement that gives a lifted tuple, or the tuple of flat values. */
  readonly liftTuple: string;
  readonly loadTuple: string;
  readonly lowerTuple: string;
  readonly isRecord: boolean;
  /** `_LineItem`; for a tuple empty. */
  readonly class: string;
  /** How a check calls it: `LineItem`. */
  readonly typeName: string;
  readonly count: number;
  readonly parts: readonly PartView[];
}

interface PartView {
  /** What a check reads the part from. */
  readonly source: string;
  /** `.sku` or `[0]`: the path and the access. */
  readonly access: string;
  readonly setter: string;
  readonly check: CheckView;
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
    const { star, text } = codec.lower(slot.node, `value${access}`);
    return {
      source: field === undefined ? "checked" : "value",
      access,
      setter: field === undefined ? "" : `_set_${shape}_${field}`,
      check: codec.check(slot.node, "v"),
      lift: codec.lift(slot.node, inputs),
      load: codec.load(slot.node, at),
      lower: star ? `*${text}` : text,
      store: codec.store(slot.node, at, `value${access}`),
    };
  });
  const tuple = (of: (part: PartView) => string) => tupled("return ", views.map(of), "    ");
  return {
    liftTuple: tuple((part) => part.lift),
    loadTuple: tuple((part) => part.load),
    lowerTuple: tuple((part) => part.lower),
    isRecord: type !== undefined,
    class: type === undefined ? "" : `_${type.names.python}`,
    typeName: type?.names.python ?? "",
    count: slots.length,
    parts: views,
  };
}

/** Variants, results and options. */

import type { AbiNode, CaseAbi, Discriminant } from "../../wit/abi/abi.js";
import { snake } from "../core/names/casing.js";
import { type Codec, fromJoined, noTake, offset, type TakeView, toJoined } from "./codec.js";
import { flatCount, flatNames } from "./leaves.js";

export interface VariantView {
  readonly hasPayloads: boolean;
  readonly typeName: string;
  /** Reads and writes the discriminant at `at`. */
  readonly readCase: string;
  readonly writeCase: string;
  /** Take a taken value apart, for what `lower` and `store` use of it. */
  readonly lowerParts: string;
  readonly storeParts: string;
  readonly cases: readonly CaseView[];
}

interface CaseView {
  readonly first: boolean;
  /** The last one is what is left. */
  readonly isLast: boolean;
  readonly number: number;
  /** `_PaymentCash`, `Ok`. */
  readonly class: string;
  readonly hasPayload: boolean;
  /** Whether the class is made past its `__init__`: by `new` and this setter. */
  readonly isSet: boolean;
  readonly setter: string;
  readonly take: TakeView;
  /** `_PaymentCash()`; the payload alone where it is set. */
  readonly lift: string;
  readonly load: string;
  /** Statements that give `f0, f1, …` where values must be brought to joined types. */
  readonly unpack: string;
  readonly hasUnpack: boolean;
  /** The tuple of all flat values. */
  readonly lower: string;
  readonly store: string;
}

export interface OptionView {
  readonly isNested: boolean;
  readonly take: TakeView;
  readonly lift: string;
  readonly load: string;
  readonly lower: string;
  readonly store: string;
  /** `(0, 0, 0)` */
  readonly none: string;
}

export function variantView(codec: Codec, node: AbiNode & { readonly kind: "variant" | "result" }): VariantView {
  const type = node.kind === "variant" ? codec.publicType(node.named) : undefined;
  const classes = node.kind === "result" ? ["Ok", "Err"] : (type?.members.map((member) => `_${member.names.python}`) ?? []);
  const width = node.flat.length - 1;
  const hasPayloads = node.cases.some((it) => it.payload !== undefined);
  const payloadName = hasPayloads ? "v" : "_";
  return {
    hasPayloads,
    writeCase: writeDiscriminant(codec, node.discriminant, "at", "case"),
    lowerParts: `${node.cases.length > 1 ? "case" : "_"}, ${payloadName} = value`,
    storeParts: `case, ${payloadName} = value`,
    typeName: type?.names.python ?? "Ok or Err",
    readCase: readDiscriminant(codec, node.discriminant, "at"),
    cases: node.cases.map((it, i) => caseView(codec, node, it, { number: i, class: classes[i] ?? "", width })),
  };
}

export function readDiscriminant(codec: Codec, { bytes }: Discriminant, at: string): string {
  if (bytes === 1) return `memory.view[${at}]`;
  return `${codec.structs.name(bytes === 2 ? "<H" : "<I")}.unpack_from(memory.view, ${at})[0]`;
}

export function writeDiscriminant(codec: Codec, { bytes }: Discriminant, at: string, value: number | "case"): string {
  if (bytes === 1) return `memory.view[${at}] = ${value}`;
  return `${codec.structs.name(bytes === 2 ? "<H" : "<I")}.pack_into(memory.view, ${at}, ${value})`;
}

function caseView(
  codec: Codec,
  node: AbiNode & { readonly kind: "variant" | "result" },
  { payload, coercions }: CaseAbi,
  { number, class: name, width }: { readonly number: number; readonly class: string; readonly width: number },
): CaseView {
  const empty = node.kind === "result" ? `${name}(None)` : `${name}()`;
  const common = {
    first: number === 0,
    isLast: number === node.cases.length - 1,
    number,
    class: name,
  };
  const zeros = (count: number) => Array.from({ length: count }, () => "0");
  if (payload === undefined) {
    const lower = `(${[`${number}`, ...zeros(width)].join(", ")}${width === 0 ? "," : ""})`;
    return {
      ...common,
      hasPayload: false,
      isSet: false,
      setter: "",
      take: noTake,
      lift: empty,
      load: empty,
      unpack: "",
      hasUnpack: false,
      lower,
      store: "pass",
    };
  }
  const isSet = node.kind === "variant";
  const wrap = (text: string) => (isSet ? text : `${name}(${text})`);
  const raw = flatNames(payload.flat.length);
  const lowered = codec.lower(payload, "v");
  const joined = toJoined(payload, coercions, raw);
  const hasUnpack = lowered.star && joined.some((value, i) => value !== raw[i]);
  const single = lowered.star ? [`*${lowered.text}`] : toJoined(payload, coercions, [lowered.text]);
  const flat = hasUnpack ? joined : single;
  const at = offset("at", node.payloadOffset);
  return {
    ...common,
    hasPayload: true,
    isSet,
    setter: `_set_${snake(codec.shapeOf(node).name)}_${number}`,
    take: codec.take(payload, "v", "value.value"),
    lift: wrap(codec.lift(payload, fromJoined(payload, coercions, flatNames(raw.length, 1)).join(", "))),
    load: wrap(codec.load(payload, at)),
    unpack: `${raw.join(", ")}${raw.length === 1 ? "," : ""} = ${lowered.text}`,
    hasUnpack,
    lower: `(${[`${number}`, ...flat, ...zeros(width - raw.length)].join(", ")})`,
    store: codec.store(payload, at, "v"),
  };
}

export function optionView(codec: Codec, node: AbiNode & { readonly kind: "option" }): OptionView {
  const payload = node.cases[1].payload;
  if (payload === undefined) throw new Error("an option has no payload");
  const isNested = payload.kind === "option";
  const value = isNested ? "value[0]" : "value";
  const wrap = (text: string) => (isNested ? `Some(${text})` : text);
  const at = offset("at", node.payloadOffset);
  const count = flatCount(payload);
  const { star, text } = codec.lower(payload, value);
  return {
    isNested,
    take: codec.take(payload, "v", isNested ? "value.value" : "value"),
    lift: wrap(codec.lift(payload, flatNames(count, 1).join(", "))),
    load: wrap(codec.load(payload, at)),
    lower: `(1, ${star ? "*" : ""}${text})`,
    store: codec.store(payload, at, value),
    none: `(${Array.from({ length: count + 1 }, () => "0").join(", ")})`,
  };
}

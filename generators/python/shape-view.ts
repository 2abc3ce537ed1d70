/** The printed functions of one shape of values: check, lift and lower flat values, load from and store to memory. */

import type { AbiNode, CaseAbi, Discriminant } from "../../wit/abi/abi.js";
import { snake } from "../core/casing.js";
import type { Shape } from "../core/shape-set.js";
import type { PublicType } from "../core/surface.js";
import { type CheckView, type Codec, contextOf, fromJoined, narrowings, numbersOf, toJoined } from "./codec.js";
import { bracketed, tupled } from "./layout.js";
import { spread } from "./leaves.js";

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
  readonly check: boolean;
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
  readonly checkParams: string;
  /** `def _lift_item(memory: Memory, f0: Any, f1: Any) -> Any:` */
  readonly liftSignature: string;
  readonly aggregate?: AggregateView;
  readonly variant?: VariantView;
  readonly option?: OptionView;
  readonly constants?: ConstantsView;
  readonly list?: ListView;
}

/** A record or tuple. */
interface AggregateView {
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

interface VariantView {
  readonly hasPayloads: boolean;
  readonly typeName: string;
  /** Reads and writes the discriminant at `at`. */
  readonly readCase: string;
  readonly cases: readonly CaseView[];
}

interface CaseView {
  readonly first: boolean;
  readonly number: number;
  /** `_PaymentCash`, `Ok`. */
  readonly class: string;
  readonly hasPayload: boolean;
  /** Whether the class is made past its `__init__`: by `new` and this setter. */
  readonly isSet: boolean;
  readonly setter: string;
  readonly check: CheckView;
  /** `_PaymentCash()`; the payload alone where it is set. */
  readonly lift: string;
  readonly load: string;
  /** Statements that give `f0, f1, …` where values must be brought to joined types. */
  readonly unpack: string;
  readonly hasUnpack: boolean;
  /** The tuple of all flat values. */
  readonly lower: string;
  readonly writeCase: string;
  readonly store: string;
}

interface OptionView {
  readonly isNested: boolean;
  readonly check: CheckView;
  readonly lift: string;
  readonly load: string;
  readonly lower: string;
  readonly store: string;
  /** `(0, 0, 0)` */
  readonly none: string;
}

interface ConstantsView {
  readonly class: string;
  readonly typeName: string;
  readonly count: number;
  readonly mask: number;
}

interface ListView {
  readonly size: number;
  readonly align: number;
  readonly length: number;
  /** Whether one `struct` reads an element. */
  readonly isSpread: boolean;
  readonly struct: string;
  readonly check: CheckView;
  readonly lift: string;
  readonly load: string;
  readonly store: string;
  /** For a fixed-length list that is passed flat. */
  readonly liftList: string;
  readonly lowerTuple: string;
  /** For a map: the value; the key stands in the fields above. */
  readonly valueCheck: CheckView;
  readonly valueLoad: string;
  readonly valueStore: string;
}

export function shapeView(codec: Codec, shape: Shape): ShapeView {
  const { node, uses } = shape;
  const name = snake(shape.name);
  const isSpread = spread(node) !== undefined;
  const lowered = uses.lowerFlat || uses.lowerMemory;
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
    check: lowered,
    lift: uses.liftFlat || (uses.liftMemory && isSpread),
    lower: uses.lowerFlat || (uses.lowerMemory && isSpread),
    load: uses.liftMemory && !isSpread,
    store: uses.lowerMemory && !isSpread,
    context: context === "call" ? "call: Call" : "memory: Memory",
    ...takes(context === "call", made),
    checkParams: codec.claims(node) ? "value: Any, claims: Claims" : "value: Any",
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
  return bracketed(`def _lift_${name}(`, [context, ...flatNames(flatCount(node)).map((flat) => `${flat}: Any`)], ") -> Any:");
}

/** A list's flat values are two, whatever its leaves are. */
function flatCount(node: AbiNode): number {
  return spread(node)?.length ?? node.flat.length;
}

function flatNames(count: number, from = 0): readonly string[] {
  return Array.from({ length: count }, (_, i) => `f${from + i}`);
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

function publicType(codec: Codec, index: number): PublicType {
  const found = codec.surface.types[codec.surface.typeOf[index] ?? -1];
  if (found === undefined) throw new Error(`type ${index} is not public`);
  return found;
}

function constants(codec: Codec, named: number, count: number, mask: number): ConstantsView {
  const typeName = codec.typeName(named);
  return { class: `_${typeName}`, typeName, count, mask };
}

function aggregateView(codec: Codec, node: AbiNode & { readonly kind: "record" | "tuple" }): AggregateView {
  const shape = snake(codec.shapeOf(node).name);
  const type = node.kind === "record" ? publicType(codec, node.named) : undefined;
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

/** `at + 8`, or `at` alone. */
export function offset(at: string, bytes: number): string {
  return bytes === 0 ? at : `${at} + ${bytes}`;
}

const noCheck: CheckView = { hasTest: false, test: "", call: "pass" };

function variantView(codec: Codec, node: AbiNode & { readonly kind: "variant" | "result" }): VariantView {
  const type = node.kind === "variant" ? publicType(codec, node.named) : undefined;
  const classes = node.kind === "result" ? ["Ok", "Err"] : (type?.members.map((member) => `_${member.names.python}`) ?? []);
  const width = node.flat.length - 1;
  return {
    hasPayloads: node.cases.some((it) => it.payload !== undefined),
    typeName: type?.names.python ?? "Ok or Err",
    readCase: readDiscriminant(codec, node.discriminant, "at"),
    cases: node.cases.map((it, i) => caseView(codec, node, it, { number: i, class: classes[i] ?? "", width })),
  };
}

export function readDiscriminant(codec: Codec, { bytes }: Discriminant, at: string): string {
  if (bytes === 1) return `memory.view[${at}]`;
  return `${codec.structs.name(bytes === 2 ? "<H" : "<I")}.unpack_from(memory.view, ${at})[0]`;
}

export function writeDiscriminant(codec: Codec, { bytes }: Discriminant, at: string, value: number): string {
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
    number,
    class: name,
    writeCase: writeDiscriminant(codec, node.discriminant, "at", number),
  };
  const zeros = (count: number) => Array.from({ length: count }, () => "0");
  if (payload === undefined) {
    const lower = `(${[`${number}`, ...zeros(width)].join(", ")}${width === 0 ? "," : ""})`;
    return {
      ...common,
      hasPayload: false,
      isSet: false,
      setter: "",
      check: noCheck,
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
  const lowered = codec.lower(payload, "value.value");
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
    check: codec.check(payload, "v"),
    lift: wrap(codec.lift(payload, fromJoined(payload, coercions, flatNames(raw.length, 1)).join(", "))),
    load: wrap(codec.load(payload, at)),
    unpack: `${raw.join(", ")}${raw.length === 1 ? "," : ""} = ${lowered.text}`,
    hasUnpack,
    lower: `(${[`${number}`, ...flat, ...zeros(width - raw.length)].join(", ")})`,
    store: codec.store(payload, at, "value.value"),
  };
}

function optionView(codec: Codec, node: AbiNode & { readonly kind: "option" }): OptionView {
  const payload = node.cases[1].payload;
  if (payload === undefined) throw new Error("an option has no payload");
  const isNested = payload.kind === "option";
  const value = isNested ? "value.value" : "value";
  const wrap = (text: string) => (isNested ? `Some(${text})` : text);
  const at = offset("at", node.payloadOffset);
  const count = flatCount(payload);
  const { star, text } = codec.lower(payload, value);
  return {
    isNested,
    check: codec.check(payload, "v"),
    lift: wrap(codec.lift(payload, flatNames(count, 1).join(", "))),
    load: wrap(codec.load(payload, at)),
    lower: `(1, ${star ? "*" : ""}${text})`,
    store: codec.store(payload, at, value),
    none: `(${Array.from({ length: count + 1 }, () => "0").join(", ")})`,
  };
}

function listView(codec: Codec, node: AbiNode & { readonly kind: "list" | "fixed-list" | "map" }): ListView {
  const element = node.kind === "map" ? node.entry.key.node : node.element;
  const { size, align } = node.kind === "map" ? node.entry : node.element;
  const key = node.kind === "map" ? offset("at", node.entry.key.offset) : "at";
  const value = node.kind === "map" ? node.entry.value : undefined;
  const isSpread = node.kind !== "map" && spread(element) !== undefined;
  const single = spread(element)?.length === 1;
  const length = node.kind === "fixed-list" ? node.length : 0;
  return {
    size,
    align,
    length,
    isSpread,
    struct: isSpread ? codec.struct(element) : "",
    check: codec.check(element, "v"),
    lift: codec.lift(element, single ? "flat[0]" : "*flat"),
    load: codec.load(element, key),
    store: codec.store(element, key, node.kind === "map" ? "key" : "element"),
    ...fixedFlat(codec, element, node.flat.length <= 16 ? length : 0),
    valueCheck: value ? codec.check(value.node, "v") : noCheck,
    valueLoad: value ? codec.load(value.node, offset("at", value.offset)) : "",
    valueStore: value ? codec.store(value.node, offset("at", value.offset), "element") : "",
  };
}

function fixedFlat(codec: Codec, element: AbiNode, length: number): Pick<ListView, "liftList" | "lowerTuple"> {
  const width = element.flat.length;
  const indices = Array.from({ length }, (_, i) => i);
  const lowered = indices.map((i) => {
    const { star, text } = codec.lower(element, `value[${i}]`);
    return star ? `*${text}` : text;
  });
  const lifted = indices.map((i) => codec.lift(element, flatNames(width, i * width).join(", ")));
  return { liftList: bracketed("return [", lifted, "]", "    "), lowerTuple: tupled("return ", lowered, "    ") };
}

/** The flat values of a parameter of an import, as Python's values: from slots of 8 bytes. */
export function flatInputs(node: AbiNode, slots: readonly string[]): readonly string[] {
  return narrowings(node).map((narrowing, i) => {
    const raw = slots[i] ?? "";
    if (narrowing === "s32" || narrowing === "s64") return raw.replace(/^u/, "s");
    return narrowing === undefined ? raw : `${narrowing}(${raw})`;
  });
}

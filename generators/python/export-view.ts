/** One function of the component, as the printed module `_abi.py` calls it. */

import type { AbiNode } from "../../wit/abi/abi.js";
import type { ApiFunction, ApiParam } from "../core/surface/surface.js";
import { type Codec, isFixed, noTake, offset, type TakeView } from "./codec.js";
import { bracketed, tupled } from "./layout.js";
import { plainView, type SlotView, slot, slotViews, spread } from "./leaves.js";
import { resultType } from "./signature.js";
import { Uses } from "./types.js";

export interface ExportView {
  /** WIT path. */
  readonly id: string;
  /** `invoices_create` */
  readonly name: string;
  readonly number: number;
  readonly signature: string;
  /** `_Invoice` */
  readonly returned: string;
  readonly isMethod: boolean;
  readonly isStateless: boolean;
  readonly hasTakes: boolean;
  readonly takes: readonly ParamTake[];
  /**
   * Whether the arguments are taken over by a function of their own, which the async client calls before it waits for a worker: they hold what another
   * thread can change. Where all are fixed, the call takes them itself.
   */
  readonly isApart: boolean;
  /** `take_invoices_create(p_id: Any, p_lines: Any) -> tuple[Any, ...]:` */
  readonly takeSignature: string;
  /** The tuple of what was taken: how it is returned, and how it is taken apart. */
  readonly taken: string;
  readonly unpack: string;
  /** Whether handles are among the arguments, besides a method's own. */
  readonly hasClaims: boolean;
  readonly usesMemory: boolean;
  /** A plain call of numbers alone needs neither memory nor handles. */
  readonly usesCall: boolean;
  /** Views on slots that the body reads or writes. */
  readonly views: readonly SlotView[];
  /** Statements that put the arguments into their slots. */
  readonly lower: readonly string[];
  /** Neither memory nor handles come back, so that nothing can go wrong after the call. */
  readonly isPlain: boolean;
  readonly hasResult: boolean;
  readonly isFallible: boolean;
  /** The value of the function: an expression. */
  readonly result: string;
  /** For a fallible function. */
  readonly readCase: string;
  readonly error: string;
  /** Where the result is in memory: `memory.require(u32[0], 4, 8)`. */
  readonly hasPointer: boolean;
  readonly pointer: string;
}

export interface ParamTake {
  readonly where: string;
  readonly take: TakeView;
}

const SLOT = 16;

export interface ExportPlace {
  readonly name: string;
  readonly takeName: string;
  readonly number: number;
  readonly isStateless: boolean;
}

export function exportView(codec: Codec, func: ApiFunction, place: ExportPlace): ExportView {
  const isMethod = func.function.role.kind === "method";
  const params = func.params.map((param) => paramView(codec, func, param));
  const lower = lowering(codec, func, params);
  const result = resultView(codec, func);
  const returned = returnType(codec, func);
  const claimed = params.some(({ node }) => codec.claims(node));
  const text = [...lower, result.result, result.error, result.pointer, result.readCase].join(" ");
  return {
    id: func.function.id,
    ...place,
    signature: signature(place, isApart(func) ? ["taken: tuple[Any, ...]"] : declared(params), isMethod, returned),
    returned,
    isMethod,
    hasTakes: params.length > 0,
    takes: params.map(({ take }) => take),
    ...apart(place, func, params, claimed),
    hasClaims: claimed,
    usesMemory: /\bmemory\b/.test(text),
    usesCall: !result.isPlain || /\b(memory|call)\b/.test(text),
    views: (["u32", "s32", "u64", "s64", "f32", "f64"] as const).filter((view) => new RegExp(`\\b${view}\\[`).test(text)),
    lower,
    ...result,
  };
}

interface ParamView {
  readonly name: string;
  readonly node: AbiNode;
  readonly take: ParamTake;
}

/** Whether a printed function of its own takes the arguments. */
export function isApart(func: ApiFunction): boolean {
  return func.params.some((param) => !isFixed(paramNode(func, param)));
}

function apart(
  { takeName }: ExportPlace,
  func: ApiFunction,
  params: readonly ParamView[],
  hasClaims: boolean,
): Pick<ExportView, "isApart" | "takeSignature" | "taken" | "unpack"> {
  const names = [...params.map(({ name }) => name), ...(hasClaims ? ["claims"] : [])];
  return {
    isApart: isApart(func),
    takeSignature: bracketed(`${takeName}(`, declared(params), ") -> tuple[Any, ...]:"),
    taken: tupled("return ", names, "    "),
    unpack: names.length === 1 ? `    (${names[0]},) = taken` : bracketed("    (", names, ") = taken"),
  };
}

function declared(params: readonly ParamView[]): readonly string[] {
  return params.map(({ name }) => `${name}: Any`);
}

function signature({ name, isStateless }: ExportPlace, params: readonly string[], isMethod: boolean, returned: string): string {
  const first = isMethod ? "handle: OwnHandle" : isStateless ? "pool: Pool" : "instance: Instance";
  return bracketed(`${name}(`, [first, ...params], `) -> ${returned}:`);
}

/** Handles are of the classes of the client that makes the call: there the type is known. */
function returnType(codec: Codec, func: ApiFunction): string {
  if (func.abi.result?.node.hasHandles) return "Any";
  const uses = new Uses();
  return resultType({ surface: codec.surface, mode: "sync", hidden: new Set(), uses, prefix: "_" }, func.result, "result");
}

function paramNode(func: ApiFunction, param: ApiParam): AbiNode {
  const node = func.abi.params.slots[param.index]?.node;
  if (node === undefined) throw new Error(`${func.function.id} has no parameter ${param.index}`);
  return node;
}

function paramView(codec: Codec, func: ApiFunction, param: ApiParam): ParamView {
  const node = paramNode(func, param);
  const name = `p_${param.names.python}`;
  return { name, node, take: { where: param.names.python, take: wideTake(codec, node, name) } };
}

/** A parameter that is an enum takes the WIT name, too. */
function wideTake(codec: Codec, node: AbiNode, name: string): TakeView {
  const inner = node.kind === "option" ? node.cases[1].payload : node;
  if (inner?.kind !== "enum") return codec.take(node, name);
  const member = `_${codec.typeName(inner.named)}`;
  const isNone = node.kind === "option" ? `${name} is None or ` : "";
  const wide = `${name} if ${isNone}type(${name}) is ${member} else as_enum(${member}, ${name})`;
  return { ...noTake, statement: `${name} = ${codec.function("take", node)}(${wide})` };
}

function lowering(codec: Codec, func: ApiFunction, params: readonly ParamView[]): readonly string[] {
  const { slots, spilled, size, align } = func.abi.params;
  const self = slots.length - params.length === 1 ? slots[0]?.node : undefined;
  const values = [
    ...(self === undefined ? [] : [{ node: self, ...codec.lower(self, "handle") }]),
    ...params.map(({ node, name }) => ({ node, ...codec.lower(node, name) })),
  ];
  if (!spilled) return flatStatements(values);
  return [
    `at = memory.allocate(${align}, ${size})`,
    "u32[0] = at",
    ...values.map((value, i) =>
      storeStatement(
        codec,
        value,
        offset("at", slots[i]?.offset ?? 0),
        i === 0 && self ? "handle" : (params[i - (self ? 1 : 0)]?.name ?? ""),
      ),
    ),
  ];
}

interface Lowered {
  readonly node: AbiNode;
  readonly star: boolean;
  readonly text: string;
}

function storeStatement(codec: Codec, { node, star, text }: Lowered, at: string, value: string): string {
  if (spread(node) === undefined) return codec.store(node, at, value);
  return `${codec.struct(node)}.pack_into(memory.view, ${at}, ${star ? "*" : ""}${text})`;
}

function flatStatements(values: readonly Lowered[]): readonly string[] {
  let next = 0;
  return values.map(({ node, star, text }) => {
    const targets = slotViews(node).map((view) => slot(view, next++, SLOT));
    if (!star) return `${targets[0]} = ${text}`;
    return targets.length === 1 ? `(${targets[0]},) = ${text}` : `${targets.join(", ")} = ${text}`;
  });
}

type ResultParts = Pick<
  ExportView,
  "isPlain" | "hasResult" | "isFallible" | "result" | "readCase" | "error" | "hasPointer" | "pointer"
>;

function resultView(codec: Codec, func: ApiFunction): ResultParts {
  const takesBorrows = func.abi.params.slots.some(
    ({ node }, i) => node.hasHandles && !(i === 0 && func.function.role.kind === "method"),
  );
  const none = { isFallible: false, readCase: "", error: "", hasPointer: false, pointer: "", result: "None", hasResult: false };
  const { result } = func.abi;
  if (result === undefined) return { ...none, isPlain: !takesBorrows };
  const { node, spilled } = result;
  const pointer = spilled ? `memory.require(u32[0], ${node.align}, ${node.size})` : "";
  const place = { hasPointer: spilled, pointer };
  if (func.result.kind === "fallible") return { ...place, isPlain: false, ...fallible(codec, func, node, spilled) };
  const text = spilled ? codec.load(node, "at") : codec.lift(node, flatResult(node));
  const isPlain = !takesBorrows && node.kind === "scalar" && node.scalar !== "char";
  return { ...none, ...place, isPlain, hasResult: true, result: text };
}

/** The one flat value of a result, cut to its type: the guest may leave anything above a small integer. */
function flatResult(node: AbiNode): string {
  const [view = "u32"] = slotViews(node);
  const raw = slot(view, 0, SLOT);
  const scalar = node.kind === "scalar" ? node.scalar : undefined;
  if (scalar === "u8" || scalar === "u16") return `${scalar}(${raw})`;
  if (scalar === "s8" || scalar === "s16") return `${scalar}(${slot("u32", 0, SLOT)})`;
  if (node.kind === "record" || node.kind === "tuple") return narrowedSingle(node);
  return raw;
}

/** A record of one scalar is passed flat: its leaf decides. */
function narrowedSingle(node: AbiNode): string {
  const [part] = node.kind === "record" ? node.fields : node.kind === "tuple" ? node.items : [];
  return part === undefined ? slot(plainView(node.flat[0] ?? "i32"), 0, SLOT) : flatResult(part.node);
}

function fallible(codec: Codec, func: ApiFunction, node: AbiNode, spilled: boolean) {
  if (node.kind !== "result" || func.result.kind !== "fallible") throw new Error("a fallible function has no result");
  const [ok, err] = node.cases;
  const at = offset("at", node.payloadOffset);
  const payload = err.payload === undefined ? "" : codec.load(err.payload, at);
  const errorClass = func.result.errorClass === undefined ? undefined : codec.surface.errors[func.result.errorClass];
  return {
    isFallible: true,
    readCase: spilled ? "memory.view[at]" : "u32[0]",
    hasResult: ok.payload !== undefined,
    result: ok.payload === undefined ? "None" : codec.load(ok.payload, at),
    error: errorClass === undefined ? `ResultError(${payload})` : `_${errorClass.names.python}(${payload})`,
  };
}

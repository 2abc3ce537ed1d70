/** One function that the application provides, as the printed module `_abi.py` offers it to the guest. */

import type { AbiNode } from "../../wit/abi/abi.js";
import type { ApiFunction } from "../core/surface/surface.js";
import { type Codec, flatInputs, noTake, offset } from "./codec.js";
import type { ParamTake } from "./export-view.js";
import { LINE_LENGTH } from "./layout.js";
import { plainView, type SlotView, slot, slotViews } from "./leaves.js";
import { writeDiscriminant } from "./variant-view.js";

export interface ImportView {
  /** WIT path. */
  readonly id: string;
  /** `host_log` */
  readonly name: string;
  readonly usesMemory: boolean;
  readonly views: readonly SlotView[];
  readonly hasSpilledParams: boolean;
  /** Where spilled parameters are: `memory.require(u32[0], 4, 72)`. */
  readonly params: string;
  /** Lifted, in order; optional ones named. */
  readonly arguments: readonly string[];
  /** Whether the call stands on one line. */
  readonly isShort: boolean;
  readonly invocation: string;
  readonly hasBorrows: boolean;
  readonly isFallible: boolean;
  readonly hasErrorClass: boolean;
  readonly errorClass: string;
  readonly hasResult: boolean;
  readonly take: ParamTake;
  /** Statements that put a result, or the payload of `ok`, in its place. */
  readonly lower: readonly string[];
  readonly hasPointer: boolean;
  readonly pointer: string;
  readonly hasErrorPayload: boolean;
  readonly errorTake: ParamTake;
  readonly lowerError: readonly string[];
  readonly where: string;
}

const SLOT = 8;
/** Characters of arguments that fit on the line of the call, at its deepest. */
const MAX_ARGUMENTS = LINE_LENGTH - 50;

export function importView(codec: Codec, func: ApiFunction, name: string, where: string): ImportView {
  const { params, result } = func.abi;
  const lifted = liftedParams(codec, func);
  const pointerSlot = slot("u32", params.spilled ? 1 : params.flat.length, SLOT);
  const node = result?.node;
  const spilled = result?.spilled ?? false;
  const fallible = func.result.kind === "fallible" && node?.kind === "result" ? node : undefined;
  const errorClass = func.result.kind === "fallible" ? codec.surface.errors[func.result.errorClass ?? -1] : undefined;
  const ok = fallible ? fallible.cases[0].payload : node;
  const error = fallible?.cases[1].payload;
  const lower = fallible
    ? caseStatements(codec, fallible, { number: 0, value: "result" }, spilled)
    : valueStatements(codec, node, spilled);
  const lowerError = fallible ? caseStatements(codec, fallible, { number: 1, value: "payload" }, spilled) : [];
  const pointer = spilled && node ? `memory.require(${pointerSlot}, ${node.align}, ${node.size})` : "";
  const spilledParams = params.spilled ? `memory.require(u32[0], ${params.align}, ${params.size})` : "";
  const text = [...lifted, ...lower, ...lowerError, pointer, spilledParams].join(" ");
  return {
    id: func.function.id,
    name,
    where,
    usesMemory: /\bmemory\b/.test(text),
    views: (["u32", "s32", "u64", "s64", "f32", "f64"] as const).filter((view) => new RegExp(`\\b${view}\\[`).test(text)),
    hasSpilledParams: params.spilled,
    params: spilledParams,
    arguments: lifted,
    isShort: lifted.join(", ").length <= MAX_ARGUMENTS,
    invocation: `implementation(${lifted.join(", ")})`,
    hasBorrows: /\blift_host_borrow\b/.test(text) || params.slots.some((it) => it.node.hasHandles),
    isFallible: fallible !== undefined,
    hasErrorClass: errorClass !== undefined,
    errorClass: errorClass === undefined ? "" : `_${errorClass.names.python}`,
    hasResult: ok !== undefined,
    take: { where, take: ok ? codec.take(ok, "result") : noTake },
    lower,
    hasPointer: spilled,
    pointer,
    hasErrorPayload: error !== undefined,
    errorTake: { where, take: error ? codec.take(error, "payload") : noTake },
    lowerError,
  };
}

/** A method's own object comes first, as the implementation's first argument; what is named comes last. */
function liftedParams(codec: Codec, func: ApiFunction): readonly string[] {
  const { slots, spilled } = func.abi.params;
  const lifted = slots.map(({ node, offset: bytes, flatIndex }, i) => {
    const param = func.params.find((it) => it.index === i);
    const text = spilled ? codec.load(node, offset("at", bytes)) : codec.lift(node, flatParam(node, flatIndex).join(", "));
    return { isNamed: param?.optional === true, text: param?.optional ? `${param.names.python}=${text}` : text };
  });
  return [...lifted.filter((it) => !it.isNamed), ...lifted.filter((it) => it.isNamed)].map((it) => it.text);
}

function flatParam(node: AbiNode, from: number): readonly string[] {
  return flatInputs(
    node,
    node.flat.map((flat, i) => slot(plainView(flat), from + i, SLOT)),
  );
}

function valueStatements(codec: Codec, node: AbiNode | undefined, spilled: boolean): readonly string[] {
  if (node === undefined) return [];
  if (spilled) return [codec.store(node, "at", "result")];
  const [view = "u32"] = slotViews(node);
  const { star, text } = codec.lower(node, "result");
  const target = slot(view, 0, SLOT);
  return [`${star ? `(${target},)` : target} = ${text}`];
}

function caseStatements(
  codec: Codec,
  node: AbiNode & { readonly kind: "result" },
  { number, value }: { readonly number: 0 | 1; readonly value: string },
  spilled: boolean,
): readonly string[] {
  if (!spilled) return [`u32[0] = ${number}`];
  const { payload } = node.cases[number];
  const discriminant = writeDiscriminant(codec, node.discriminant, "at", number);
  return payload === undefined ? [discriminant] : [discriminant, codec.store(payload, offset("at", node.payloadOffset), value)];
}

import { contains } from "../adapter/call-types.js";
import { peel } from "../component/evaluate/same-type.js";
import { measureOf } from "../component/evaluate/type-measure.js";
import type { TypeValue } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import { type FusedFunc, fusedMessage } from "./border-calls.js";

/** The types of all fused calls written out in full, which is how they are printed where they are passed as core values. */
const MAX_WEIGHT = 1_000_000;
/** Each is a block inside the one before. */
const MAX_PAYLOADS = 1_000;

/** Fused calls are synchronous so far. */
export function refuseAsync(fused: FusedFunc): void {
  const { func, options, at } = fused;
  const isAsync = func.type.async || options.async || func.origin.options.async || contains(func.type, isAsyncType);
  if (isAsync) refuse("fused-call", `${fusedMessage(fused)}, asynchronously`, at);
}

function isAsyncType(type: TypeValue): boolean {
  const { kind } = type;
  return kind === "stream" || kind === "future" || (kind === "primitive" && type.type === "error-context");
}

/** Refuses what would make adapters without bounds. @param before the weight of the types so far; gives it with this one */
export function checkFusedType({ func, at, label }: FusedFunc, before: number): number {
  const weight = before + measureOf(func.type).weight;
  if (weight > MAX_WEIGHT) refuse("unsupported-component", `the types of fused calls have more than ${MAX_WEIGHT} parts`, at);
  if (contains(func.type, hasManyPayloads)) {
    refuse("unsupported-component", `\`${label}\` takes a variant with more than ${MAX_PAYLOADS} different payloads`, at);
  }
  return weight;
}

function hasManyPayloads(type: TypeValue): boolean {
  return type.kind === "variant" && new Set(type.cases.flatMap((each) => (each.type ? peel(each.type) : []))).size > MAX_PAYLOADS;
}

/** An imported function: lifts what the guest gives, calls the application, lowers what it returns. */

import type { AbiNode, CoreSignature } from "../../../wit/abi/abi.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { type Glue, importCanon } from "./glue.js";
import { declaring, resultType } from "./method-view.js";
import { isBatched, resultLowering } from "./reservations.js";
import { ending, plain, type Step } from "./step.js";

export interface ImportView {
  /** E.g. `importHostTick`. */
  readonly name: string;
  /** The WIT path. */
  readonly id: string;
  /** How errors name the function, e.g. `host.tick`. */
  readonly title: string;
  /** Of the core function that the guest calls. */
  readonly coreType: string;
  readonly args: readonly ArgumentView[];
  readonly isSpilled: boolean;
  readonly argsAlign: number;
  readonly argsSize: number;
  readonly hasResult: boolean;
  /** `=` where nothing new is declared. */
  readonly assign: "=" | ":=";
  /** E.g. `c.Host().(*Imports).Host.Tick(c.Context(), arg0)`. */
  readonly call: string;
  readonly isFallible: boolean;
  /** Where the result goes if it does not fit a core value: the return pointer. */
  readonly isResultSpilled: boolean;
  readonly returnPointer: string;
  readonly resultAlign: number;
  readonly resultSize: number;
  readonly result: LoweringView;
  readonly hasErrorClass: boolean;
  readonly errorClass: string;
  readonly hasPayload: boolean;
  readonly payloadType: string;
  readonly payload: LoweringView;
}

/** A value that the application has given. */
interface LoweringView {
  readonly checks: readonly { readonly code: string }[];
  /** Its reallocs are made in one entry, which `reserves` prepare. */
  readonly isBatched: boolean;
  readonly reserves: readonly Step[];
  readonly lowers: readonly Step[];
}

interface ArgumentView extends Step {
  readonly name: string;
  readonly type: string;
}

export interface ImportTarget {
  readonly name: string;
  readonly title: string;
  /** The function or method of the application, without arguments; undefined for a method of the first argument. */
  readonly callee?: string;
}

export function importView(glue: Glue, func: ApiFunction, { name, title, callee }: ImportTarget): ImportView {
  const { abi } = func;
  const args = abi.params.slots.map(({ node, offset, flatIndex }, i) => {
    const target = `arg${i}`;
    const step = abi.params.spilled
      ? glue.load(node, "memory", offset, target, importCanon)
      : glue.lift(node, "stack", flatIndex, target, importCanon);
    return { ...declaring(step, target), name: target, type: glue.types.of(node.type) };
  });
  const returnPointer = abi.params.spilled ? 1 : abi.params.flat.length;
  return {
    name,
    id: func.function.id,
    title,
    coreType: coreType(abi.lowered),
    args,
    isSpilled: abi.params.spilled,
    argsAlign: abi.params.align,
    argsSize: abi.params.size,
    hasResult: resultType(glue.types, func) !== undefined,
    assign: resultType(glue.types, func) === undefined && abi.params.spilled ? "=" : ":=",
    call: `${callee ?? `arg0.${func.names.go}`}(${callArguments(func).join(", ")})`,
    isResultSpilled: abi.result?.spilled ?? false,
    returnPointer: `stack[${returnPointer}]`,
    resultAlign: abi.result?.node.align ?? 1,
    resultSize: abi.result?.node.size ?? 0,
    ...resultView(glue, func),
  };
}

/** As the runtime writes it, e.g. `(i32, i32) -> (i32)`. */
export function coreType({ params, results }: CoreSignature): string {
  return `(${params.join(", ")}) -> (${results.join(", ")})`;
}

/** The receiver of a method is not among `params`. Options are always given. */
function callArguments(func: ApiFunction): readonly string[] {
  const positional = func.params.filter((param) => !param.optional).map((param) => `arg${param.index}`);
  const fields = func.params.filter((param) => param.optional).map((param) => `${param.names.go}: arg${param.index}`);
  const options = func.optionsType === undefined ? [] : [`&${func.optionsType.go}{${fields.join(", ")}}`];
  return ["c.Context()", ...positional, ...options];
}

function resultView(glue: Glue, func: ApiFunction) {
  const { result } = func.abi;
  const isSpilled = result?.spilled ?? false;
  const write = (node: AbiNode, value: string, offset: number): Step => {
    if (isSpilled) return glue.store(node, value, "at", offset, importCanon);
    return glue.flatten(node, value, "stack", 0, importCanon);
  };
  const lowering = (node: AbiNode | undefined, value: string, offset: number, first: readonly Step[] = []): LoweringView => ({
    checks: node !== undefined && glue.needsCheck(node) ? [{ code: glue.check(node, value) }] : [],
    isBatched: isBatched(resultLowering(node)),
    reserves: node === undefined ? [] : glue.reserve(node, value, importCanon),
    lowers: ending([...first, ...(node === undefined ? [] : [write(node, value, offset)])]),
  });
  const view = {
    isFallible: false,
    result: lowering(func.result.kind === "fallible" ? undefined : result?.node, "result", 0),
    hasErrorClass: false,
    errorClass: "",
    hasPayload: false,
    payloadType: "",
    payload: lowering(undefined, "payload", 0),
  };
  if (func.result.kind !== "fallible") return view;
  const node = result?.node;
  if (node?.kind !== "result") throw new Error(`${func.function.id} gives no result`);
  const [ok, error] = node.cases;
  const { errorClass } = func.result;
  const discriminant = (value: number) => [plain(isSpilled ? `c.At(at, 1)[0] = ${value}` : `stack[0] = ${value}`)];
  return {
    ...view,
    isFallible: true,
    result: lowering(ok.payload, "result", node.payloadOffset, discriminant(0)),
    hasErrorClass: errorClass !== undefined,
    errorClass: errorClass === undefined ? "" : (glue.surface.errors[errorClass]?.names.go ?? ""),
    hasPayload: error.payload !== undefined,
    payloadType: glue.types.payload(func.result.error),
    payload: lowering(error.payload, "payload", node.payloadOffset, discriminant(1)),
  };
}

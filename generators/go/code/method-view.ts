/** A function of the API as a Go method: its signature, and the steps of its body. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { camel } from "../../core/names/casing.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { docComment } from "../docs.js";
import type { GoTypes } from "../types.js";
import { callCanon, type Glue } from "./glue.js";
import { argumentLowering, isBatched } from "./reservations.js";
import { liftScalar } from "./scalars.js";
import { plain, type Step } from "./step.js";

export interface MethodView {
  readonly doc: readonly string[];
  /** E.g. `svc`. */
  readonly receiver: string;
  readonly receiverType: string;
  readonly name: string;
  readonly signature: string;
  readonly hasOptions: boolean;
  readonly optionsType: string;
  /** Whether `result` is a variable, which is filled step by step. */
  readonly hasResult: boolean;
  readonly resultType: string;
  /** What stands before the error in a return: `result, `, a literal, or nothing. */
  readonly zero: string;
  /** Without handles of the guest: before the instance is waited for. */
  readonly earlyChecks: readonly MethodCheck[];
  /** With them: under the call, which claims them. */
  readonly lateChecks: readonly MethodCheck[];
  /** E.g. `svc.guest.Enter`. */
  readonly enter: string;
  /** Which of the definition's exports it is. */
  readonly exportIndex: number;
  /** What copies the arguments when the call must wait. */
  readonly takes: readonly Step[];
  readonly hasTakes: boolean;
  readonly isSpilled: boolean;
  readonly argsAlign: number;
  readonly argsSize: number;
  /** The reallocs of the arguments are made in one entry, which `reserves` prepare. */
  readonly isBatched: boolean;
  readonly reserves: readonly MethodStep[];
  readonly lowers: readonly MethodStep[];
  /** The result is a core value that needs no more than a conversion, or there is none. */
  readonly isFlat: boolean;
  readonly isVoid: boolean;
  /** E.g. `uint32(result)`. */
  readonly flatResult: string;
  /** The result is in memory. */
  readonly isResultSpilled: boolean;
  readonly resultAlign: number;
  readonly resultSize: number;
  /** A WIT result: `lifts` reads its ok side. */
  readonly isFallible: boolean;
  readonly lifts: readonly MethodStep[];
  readonly discriminant: string;
  readonly hasPayload: boolean;
  readonly payloadType: string;
  /** Whether the payload must be declared before the step that reads it. */
  readonly hasPayloadVariable: boolean;
  readonly payloadLifts: readonly MethodStep[];
  /** The Go error made of the payload. */
  readonly refusal: string;
}

export interface MethodStep extends Step {
  readonly zero: string;
}

export interface MethodCheck {
  readonly code: string;
  readonly step: string;
  readonly zero: string;
}

/** On what the method stands. */
export interface Receiver {
  readonly name: string;
  readonly type: string;
  /** Where the instance is entered: `svc.guest`; for a resource's method its handle. */
  readonly guest: string;
}

/** Glue functions have these names, which a parameter must not hide. */
const glueNames = /^(check|put|reserve|store|flatten|load|lift|index|case|lower|fill|plain|adopt)[A-Z]/;

export function parameterName(name: string): string {
  return glueNames.test(name) ? `${name}_` : name;
}

/** E.g. `(ctx context.Context, id string, options *InvoicesCreateOptions) (Invoice, error)`. */
export function signature(types: GoTypes, func: ApiFunction, qualifier = ""): string {
  const positional = func.params.filter((param) => !param.optional);
  const params = grouped(positional.map((param) => ({ name: parameterName(param.names.go), type: types.of(param.type) })));
  const options = func.optionsType === undefined ? [] : [`options *${qualifier}${func.optionsType.go}`];
  const result = resultType(types, func);
  const results = result === undefined ? "error" : `(${result}, error)`;
  return `(${["ctx context.Context", ...params, ...options].join(", ")}) ${results}`;
}

/** Neighbours of one type share it, e.g. `base, quote string`. */
function grouped(params: readonly { readonly name: string; readonly type: string }[]): readonly string[] {
  return params.map(({ name, type }, i) => (params[i + 1]?.type === type ? name : `${name} ${type}`));
}

/** What is returned beside the error; undefined for nothing. */
export function resultType(types: GoTypes, { result }: ApiFunction): string | undefined {
  if (result.kind === "value") return types.of(result.type);
  return result.kind === "fallible" && result.ok !== undefined ? types.of(result.ok) : undefined;
}

interface Argument {
  readonly node: AbiNode;
  readonly value: string;
  readonly step: string;
}

export function methodView(glue: Glue, func: ApiFunction, receiver: Receiver, exportIndex: number): MethodView {
  const { abi } = func;
  const type = resultType(glue.types, func);
  const isVoid = abi.result === undefined;
  const flat = func.result.kind === "value" && abi.result ? glue.flatResult(abi.result.node, "result") : undefined;
  const zero = type === undefined ? "" : `${flat === undefined ? "result" : zeroOf(abi.result?.node)}, `;
  const isMethod = func.function.role.kind === "method";
  const args = argumentsOf(func, receiver);
  const claims = args.slice(isMethod ? 1 : 0).some(({ node }) => glue.claims(node));
  const checked = (isMethod && !claims ? args.slice(1) : args).filter(({ node }) => glue.needsCheck(node));
  const checks = checked.map(({ node, value, step }) => ({ code: glue.check(node, value), step, zero }));
  const lowers = args.flatMap((_, i) => lower(glue, func, args, i, isMethod && !claims && i === 0));
  const takes = taking(glue, func, args);
  const enter = isMethod && claims ? "EnterWith" : "Enter";
  return {
    doc: docComment(func.names.go, func.docs, `${func.names.go} calls ${func.function.id}.`, "function"),
    receiver: receiver.name,
    receiverType: receiver.type,
    name: func.names.go,
    signature: signature(glue.types, func),
    hasOptions: func.optionsType !== undefined,
    optionsType: func.optionsType?.go ?? "",
    hasResult: type !== undefined && flat === undefined,
    resultType: type ?? "",
    zero,
    earlyChecks: claims ? [] : checks,
    lateChecks: claims ? checks : [],
    enter: `${receiver.guest}.${enter}`,
    exportIndex,
    takes,
    hasTakes: takes.length > 0,
    isSpilled: abi.params.spilled,
    argsAlign: abi.params.align,
    argsSize: abi.params.size,
    isBatched: isBatched(argumentLowering(func)),
    reserves: withZero(
      args.flatMap(({ node, value }) => glue.reserve(node, value, callCanon)),
      zero,
    ),
    lowers: withZero(lowers, zero),
    isFlat: isVoid || flat !== undefined,
    isVoid,
    flatResult: flat ?? "",
    ...resultView(glue, func, zero),
  };
}

/** Of a number, flags or a bool. */
function zeroOf(node: AbiNode | undefined): string {
  return node?.kind === "scalar" && node.scalar === "bool" ? "false" : "0";
}

function withZero(steps: readonly Step[], zero: string): readonly MethodStep[] {
  return steps.map((step) => ({ ...step, zero }));
}

function argumentsOf(func: ApiFunction, receiver: Receiver): readonly Argument[] {
  return func.abi.params.slots.map(({ node }, i) => {
    const param = func.params.find(({ index }) => index === i);
    if (param === undefined) return { node, value: receiver.name, step: receiver.name };
    const value = param.optional ? `options.${param.names.go}` : parameterName(param.names.go);
    const name = func.function.params[i]?.name;
    return { node, value, step: name === undefined ? value : camel(name) };
  });
}

/** The options are the caller's, too. */
function taking(glue: Glue, func: ApiFunction, args: readonly Argument[]): readonly Step[] {
  const copied = func.optionsType === undefined ? [] : [plain("options = component.Copied(options)")];
  return [...copied, ...args.flatMap(({ node, value }) => glue.take(node, value))];
}

/** A receiver that `Handle.Enter` has lent is the first argument already. */
function lower(glue: Glue, func: ApiFunction, args: readonly Argument[], i: number, isLent: boolean): readonly Step[] {
  const { params } = func.abi;
  const slot = params.slots[i];
  const arg = args[i];
  if (slot === undefined || arg === undefined) throw new Error(`${func.function.id} has no parameter ${i}`);
  if (isLent) return params.spilled ? [plain("binary.LittleEndian.PutUint32(call.At(at, 4), uint32(call.Args[0]))")] : [];
  if (params.spilled) return [glue.store(slot.node, arg.value, "at", slot.offset, callCanon)];
  return [glue.flatten(slot.node, arg.value, "call.Args", slot.flatIndex, callCanon)];
}

function resultView(glue: Glue, func: ApiFunction, zero: string) {
  const { result } = func.abi;
  const isSpilled = result?.spilled ?? false;
  const read = (node: AbiNode, offset: number, target: string) => {
    if (isSpilled) return glue.load(node, "memory", offset, target, callCanon);
    return glue.lift(node, "call.Args", 0, target, callCanon);
  };
  const view = {
    isResultSpilled: isSpilled,
    resultAlign: result?.node.align ?? 1,
    resultSize: result?.node.size ?? 0,
    isFallible: false,
    lifts: result === undefined || func.result.kind === "fallible" ? [] : withZero([read(result.node, 0, "result")], zero),
    discriminant: "",
    hasPayload: false,
    payloadType: "",
    hasPayloadVariable: false,
    payloadLifts: [] as readonly MethodStep[],
    refusal: "",
  };
  if (func.result.kind !== "fallible") return view;
  const node = result?.node;
  if (node?.kind !== "result") throw new Error(`${func.function.id} gives no result`);
  const [ok, error] = node.cases;
  const payload = error.payload && declaring(read(error.payload, node.payloadOffset, "payload"), "payload");
  return {
    ...view,
    isFallible: true,
    lifts: ok.payload ? withZero([read(ok.payload, node.payloadOffset, "result")], zero) : [],
    discriminant: isSpilled ? "memory[0]" : liftScalar("u32", "call.Args[0]"),
    hasPayload: payload !== undefined,
    payloadType: glue.types.payload(func.result.error),
    hasPayloadVariable: payload?.fails === true,
    payloadLifts: payload ? withZero([payload], zero) : [],
    refusal: newError(glue, func.result.errorClass, payload !== undefined),
  };
}

/** A plain assignment that declares its variable at once: linters ask for it. */
export function declaring(step: Step, target: string): Step {
  return step.fails ? step : plain(step.code.replace(`${target} = `, `${target} := `));
}

function newError(glue: Glue, errorClass: number | undefined, hasPayload: boolean): string {
  const name = errorClass === undefined ? "ResultError" : glue.surface.errors[errorClass]?.names.go;
  return `&${name}{${hasPayload ? "Payload: payload" : ""}}`;
}

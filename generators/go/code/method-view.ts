/** A function of the API as a Go method: its signature, and the steps of its body. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { camel } from "../../core/names/casing.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { docComment } from "../docs.js";
import type { GoTypes } from "../types.js";
import { type BodyNames, bodyNames } from "./body-names.js";
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
  readonly names: BodyNames;
  readonly hasOptions: boolean;
  readonly optionsType: string;
  /** Whether the result is a variable, which is filled step by step. */
  readonly hasResult: boolean;
  readonly resultType: string;
  /** What stands before the error in a return: the result, a literal, or nothing. */
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
  readonly call: string;
}

export interface MethodCheck {
  readonly code: string;
  readonly step: string;
  readonly zero: string;
  readonly call: string;
}

/** On what the method stands. */
export interface Receiver {
  readonly name: string;
  readonly type: string;
  /** Where the instance is entered: `svc.guest`; for a resource's method its handle. */
  readonly guest: string;
}

/** The functions that lift resources have such names, which a parameter must not hide. Other glue gives way, see `Glue`. */
const liftNames = /^lift[A-Z]/;

export function parameterName(name: string): string {
  return liftNames.test(name) ? `${name}_` : name;
}

/** E.g. `(ctx context.Context, id string, options *InvoicesCreateOptions) (Invoice, error)`. */
export function signature(types: GoTypes, func: ApiFunction, qualifier = ""): string {
  const positional = func.params.filter((param) => !param.optional);
  const params = grouped(positional.map((param) => ({ name: parameterName(param.names.go), type: types.of(param.type) })));
  const own = bodyNames(func);
  const options = func.optionsType === undefined ? [] : [`${own.options} *${qualifier}${func.optionsType.go}`];
  const result = resultType(types, func);
  const results = result === undefined ? "error" : `(${result}, error)`;
  return `(${[`${own.ctx} context.Context`, ...params, ...options].join(", ")}) ${results}`;
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
  const names = bodyNames(func);
  const type = resultType(glue.types, func);
  const isVoid = abi.result === undefined;
  const flat = func.result.kind === "value" && abi.result ? glue.flatResult(abi.result.node, names.result) : undefined;
  const zero = type === undefined ? "" : `${flat === undefined ? names.result : zeroOf(abi.result?.node)}, `;
  const isMethod = func.function.role.kind === "method";
  const context = { zero, call: names.call };
  const args = argumentsOf(func, receiver, names);
  const claims = args.slice(isMethod ? 1 : 0).some(({ node }) => glue.claims(node));
  const checked = (isMethod && !claims ? args.slice(1) : args).filter(({ node }) => glue.needsCheck(node));
  const checks = checked.map(({ node, value, step }) => ({ code: glue.check(node, value, names.call), step, ...context }));
  const lowers = args.flatMap((_, i) => lower(glue, func, args[i], i, names, isMethod && !claims && i === 0));
  const takes = taking(glue, func, args, names);
  const enter = isMethod && claims ? "EnterWith" : "Enter";
  return {
    doc: docComment(func.names.go, func.docs, `${func.names.go} calls ${func.function.id}.`, "function"),
    receiver: receiver.name,
    receiverType: receiver.type,
    name: func.names.go,
    signature: signature(glue.types, func),
    names,
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
    reserves: within(
      args.flatMap(({ node, value }) => glue.reserve(node, value, callCanon(names.call))),
      context,
    ),
    lowers: within(lowers, context),
    isFlat: isVoid || flat !== undefined,
    isVoid,
    flatResult: flat ?? "",
    ...resultView(glue, func, names, context),
  };
}

/** Of a number, flags or a bool. */
function zeroOf(node: AbiNode | undefined): string {
  return node?.kind === "scalar" && node.scalar === "bool" ? "false" : "0";
}

/** What every step of a method's body needs of it. */
type StepContext = Pick<MethodStep, "zero" | "call">;

function within(steps: readonly Step[], context: StepContext): readonly MethodStep[] {
  return steps.map((step) => ({ ...step, ...context }));
}

function argumentsOf(func: ApiFunction, receiver: Receiver, names: BodyNames): readonly Argument[] {
  return func.abi.params.slots.map(({ node }, i) => {
    const param = func.params.find(({ index }) => index === i);
    if (param === undefined) return { node, value: receiver.name, step: receiver.name };
    const value = param.optional ? `${names.options}.${param.names.go}` : parameterName(param.names.go);
    const name = func.function.params[i]?.name;
    return { node, value, step: name === undefined ? value : camel(name) };
  });
}

/** The options are the caller's, too. */
function taking(glue: Glue, func: ApiFunction, args: readonly Argument[], { options }: BodyNames): readonly Step[] {
  const copied = func.optionsType === undefined ? [] : [plain(`${options} = component.Copied(${options})`)];
  return [...copied, ...args.flatMap(({ node, value }) => glue.take(node, value))];
}

/** A receiver that `Handle.Enter` has lent is the first argument already. */
function lower(
  glue: Glue,
  func: ApiFunction,
  arg: Argument | undefined,
  i: number,
  { call, at }: BodyNames,
  isLent: boolean,
): readonly Step[] {
  const { params } = func.abi;
  const slot = params.slots[i];
  if (slot === undefined || arg === undefined) throw new Error(`${func.function.id} has no parameter ${i}`);
  if (isLent)
    return params.spilled ? [plain(`binary.LittleEndian.PutUint32(${call}.At(${at}, 4), uint32(${call}.Args[0]))`)] : [];
  if (params.spilled) return [glue.store(slot.node, arg.value, at, slot.offset, callCanon(call))];
  return [glue.flatten(slot.node, arg.value, `${call}.Args`, slot.flatIndex, callCanon(call))];
}

function resultView(glue: Glue, func: ApiFunction, names: BodyNames, context: StepContext) {
  const { result } = func.abi;
  const isSpilled = result?.spilled ?? false;
  const read = (node: AbiNode, offset: number, target: string) => {
    if (isSpilled) return glue.load(node, names.memory, offset, target, callCanon(names.call));
    return glue.lift(node, `${names.call}.Args`, 0, target, callCanon(names.call));
  };
  const view = {
    isResultSpilled: isSpilled,
    resultAlign: result?.node.align ?? 1,
    resultSize: result?.node.size ?? 0,
    isFallible: false,
    lifts: result === undefined || func.result.kind === "fallible" ? [] : within([read(result.node, 0, names.result)], context),
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
  const payload = error.payload && declaring(read(error.payload, node.payloadOffset, names.payload), names.payload);
  return {
    ...view,
    isFallible: true,
    lifts: ok.payload ? within([read(ok.payload, node.payloadOffset, names.result)], context) : [],
    discriminant: isSpilled ? `${names.memory}[0]` : liftScalar("u32", `${names.call}.Args[0]`),
    hasPayload: payload !== undefined,
    payloadType: glue.types.payload(func.result.error),
    hasPayloadVariable: payload?.fails === true,
    payloadLifts: payload ? within([payload], context) : [],
    refusal: newError(glue, func.result.errorClass, payload && names.payload),
  };
}

/** A plain assignment that declares its variable at once: linters ask for it. */
export function declaring(step: Step, target: string): Step {
  return step.fails ? step : plain(step.code.replace(`${target} = `, `${target} := `));
}

function newError(glue: Glue, errorClass: number | undefined, payload: string | undefined): string {
  const name = errorClass === undefined ? "ResultError" : glue.surface.errors[errorClass]?.names.go;
  return `&${name}{${payload === undefined ? "" : `Payload: ${payload}`}}`;
}

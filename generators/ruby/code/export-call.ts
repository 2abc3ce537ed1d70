/** The body of a method that calls the component. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { type Codec, claims } from "./codec.js";
import { isLeaf } from "./formats.js";
import { liftFlat, liftLeaf, load } from "./lift.js";
import { block, type Lines, uses } from "./lines.js";
import { type Flat, flatOf, freshNames, lowerFlat, type Names, storePieces } from "./lower.js";
import { takeParameter } from "./take.js";

export interface ExportPlace {
  /** The function's number in `GLUE`. */
  readonly number: number;
  /** What gives instances: `@caller`; a resource's method has its own. */
  readonly caller: string;
}

/** Locals of the printed method, clear of its parameters: WIT names never end in an underscore unless they are keywords. */
function locals(func: ApiFunction) {
  const taken = new Set(func.params.map((param) => param.names.ruby));
  const free = (name: string) => (taken.has(name) ? `${name}_` : name);
  return {
    taken,
    at: free("at"),
    error: free("e"),
    call: free("call"),
    core: free("core"),
    memory: free("memory"),
    flat: free("flat"),
    bytes: free("bytes"),
    result: free("result"),
    failure: free("failure"),
    claims: free("claims"),
  };
}

type Locals = ReturnType<typeof locals>;

export function exportBody(codec: Codec, func: ApiFunction, { number, caller }: ExportPlace): Lines {
  const local = locals(func);
  const method = func.function.role.kind === "method";
  const checks = func.params.flatMap((param): Lines => {
    const node = func.abi.params.slots[param.index]?.node as AbiNode;
    return [`${local.at} = "${param.names.ruby}"`, takeParameter(codec, node, param.names.ruby, "package", local.claims)];
  });
  const hasClaims = func.params.some((param) => claims(codec, func.abi.params.slots[param.index]?.node as AbiNode));
  const given = isBare(func) ? local.core : local.call;
  const lines = callLines(codec, func, { number, caller }, local, hasClaims);
  const call = isPlain(func) ? lines : block(`${caller}.call(${number}) do |${given}|`, lines);
  return [
    ...(hasClaims ? [`${local.claims} = SDKRuntime::Claims.new`] : []),
    ...(method && hasClaims ? [`${local.claims}.borrow(self, ${resourceName(codec, func)})`] : []),
    ...checks,
    ...thrown(codec, func, local, call),
  ];
}

/**
 * Whether arguments and result are scalars, enums and flags, passed as core values: the method needs neither memory nor handles, and is given
 * the bare core function.
 */
export function isBare({ abi: { params, result } }: ApiFunction): boolean {
  const bare = (node: AbiNode) => isLeaf(node) && !node.hasPointers && !node.hasHandles;
  const unit = (node: AbiNode) => node.kind === "result" && node.cases.every(({ payload }) => payload === undefined);
  const flat = result === undefined || (!result.spilled && (bare(result.node) || unit(result.node)));
  return flat && !params.spilled && params.slots.every(({ node }) => bare(node));
}

/** How many flat arguments `ScalarCalls` of the runtime takes. */
const MAX_PLAIN = 2;

/** Whether nothing has to be done while the guest is entered: a bare function with few arguments, whose result cannot be wrong. */
function isPlain(func: ApiFunction): boolean {
  const { params, result } = func.abi;
  const isGood = result === undefined || (result.node.kind === "scalar" && result.node.scalar !== "char");
  return isBare(func) && isGood && params.flat.length <= MAX_PLAIN;
}

/** What stands behind the method's body: the name of the parameter goes in front of a mismatch. A class may have a `raise` of the WIT's. */
export function exportRescue(func: ApiFunction): Lines {
  if (func.params.length === 0) return [];
  const local = locals(func);
  return [`rescue SDKRuntime::Mismatch => ${local.error}`, [`::Kernel.raise ${local.error}.error(${local.at}), cause: nil`]];
}

function resourceName(codec: Codec, func: ApiFunction): string {
  const role = func.function.role;
  return role.kind === "function" ? "" : codec.publicType(role.resource).names.ruby;
}

/** An error case is kept and raised behind the call, which has gone well. */
function thrown(codec: Codec, func: ApiFunction, local: Locals, call: Lines): Lines {
  if (func.result.kind !== "fallible") return call;
  const [head, ...rest] = call;
  const declared = `${local.failure} = nil #: ${errorClass(codec, func)}?`;
  if (func.result.ok === undefined) return [declared, ...call, `::Kernel.raise ${local.failure} if ${local.failure}`, "", "nil"];
  return [
    declared,
    `${local.result} = ${head}`,
    ...rest,
    `::Kernel.raise ${local.failure} if ${local.failure}`,
    "",
    local.result,
  ];
}

function callLines(codec: Codec, func: ApiFunction, { number, caller }: ExportPlace, local: Locals, hasClaims: boolean): Lines {
  const method = func.function.role.kind === "method";
  const names: Names = { memory: local.memory, call: local.call, bytes: local.bytes };
  const { result } = func.abi;
  const args = lowerParams(codec, func, local, names, method && !hasClaims);
  const given = args.args.length === 0 ? "" : `(${args.args.join(", ")})`;
  const core = isBare(func) ? local.core : `${local.call}.${enters(func) ? "enter" : "core"}`;
  const invoke = isPlain(func)
    ? `${caller}.call${args.args.length}(${[number, ...args.args].join(", ")})`
    : `${core}.call${given}`;
  const lifting = result === undefined ? [...finish(func, local), "nil"] : resultLines(codec, func, local, names);
  const isAsItCame = lifting.length === 1 && lifting[0] === local.flat;
  const ending = isAsItCame ? [invoke] : [result === undefined ? invoke : `${local.flat} = ${invoke}`, ...lifting];
  const body: Lines = [...args.before, ...ending];
  return [
    ...(hasClaims ? [`${local.claims}.settle(${local.call}.instance)`] : []),
    ...(uses(body, local.memory) ? [`${local.memory} = ${local.call}.memory`] : []),
    ...body,
  ];
}

/** Whether lowering the arguments enters the guest, for memory. */
function enters({ abi: { params } }: ApiFunction): boolean {
  return params.spilled || params.slots.some(({ node }) => node.hasPointers);
}

function kept(name: string, value: string): Flat {
  return flatOf([`${name} = ${value}`], [name]);
}

function lowerParams(codec: Codec, func: ApiFunction, local: Locals, names: Names, lends: boolean): Flat {
  const { params } = func.abi;
  const value = (index: number) => (func.function.role.kind === "method" && index === 0 ? "self" : paramName(func, index));
  const fresh = freshNames(new Set([...local.taken, ...Object.values(local).filter((it) => typeof it === "string")]));
  if (params.spilled) {
    const span = fresh("area");
    const pieces = params.slots.map(({ node, offset }, i) => ({ node, offset, value: value(i) }));
    const store = storePieces(codec, pieces, params.size, names, "package");
    const head = `${span} = ${names.memory}.write_list(1, ${params.align}, ${params.size}) do |${local.bytes}|`;
    const valid = lends ? [`_validate(${names.call}.instance)`] : [];
    return flatOf([...valid, ...block(head, [...store, local.bytes])], [`SDKRuntime::Scalars.s32(${span})`]);
  }
  const flats = params.slots.map(({ node }, i): Flat => {
    // Before anything is lowered: a handle that has ended must not cost the guest memory.
    if (lends && i === 0)
      return enters(func) ? kept(fresh("handle"), `${names.call}.lend(self)`) : flatOf([], [`${names.call}.lend(self)`]);
    return lowerFlat(codec, node, value(i), names, "package", fresh);
  });
  return flatOf(
    flats.flatMap((flat) => flat.before),
    flats.flatMap((flat) => flat.values),
    flats.flatMap((flat) => flat.args),
  );
}

function paramName(func: ApiFunction, index: number): string {
  return func.params.find((param) => param.index === index)?.names.ruby ?? "";
}

function resultLines(codec: Codec, func: ApiFunction, local: Locals, names: Names): Lines {
  const { node, spilled } = func.abi.result as NonNullable<typeof func.abi.result>;
  const read = `${local.bytes} = ${names.memory}.read(${local.flat}, ${node.align}, ${node.size})`;
  if (func.result.kind === "fallible" && node.kind === "result") {
    const lift = (payload: AbiNode) =>
      spilled
        ? load(codec, payload, local.bytes, `${node.payloadOffset}`, names, "package")
        : liftFlat(codec, payload, [local.flat], names, "package");
    const disc = spilled ? `${local.bytes}.getbyte(0)` : local.flat;
    const result = node.cases[0].payload === undefined ? [] : [local.result];
    return [...(spilled ? [read] : []), ...outcome(codec, func, local, node, disc, lift), ...finish(func, local), ...result];
  }
  // A list or string alone: its pointer and length are read as the number that they are.
  if (spilled && isLeaf(node)) {
    const lifted = liftLeaf(codec, node, `${names.memory}.read_span(${local.flat})`, names, "package");
    return [`${local.result} = ${lifted}`, ...finish(func, local), local.result];
  }
  const value = spilled
    ? load(codec, node, local.bytes, "0", names, "package")
    : liftFlat(codec, node, [local.flat], names, "package");
  const ending = finish(func, local);
  if (ending.length === 0) return [value];
  if (value === local.flat) return [...ending, value];
  return [...(spilled ? [read] : []), `${local.result} = ${value}`, ...ending, local.result];
}

/** A bare function has nothing to finish; others rarely have, unless the result is in memory. */
function finish(func: ApiFunction, { call, flat }: Locals): Lines {
  if (isBare(func)) return [];
  if (func.abi.result === undefined) return [`${call}.finish if ${call}.unfinished`];
  return [`${call}.finish(${flat})${func.abi.result.spilled ? "" : ` if ${call}.unfinished`}`];
}

function outcome(
  codec: Codec,
  func: ApiFunction,
  local: Locals,
  node: AbiNode & { readonly kind: "result" },
  discriminant: string,
  lift: (payload: AbiNode) => string,
): Lines {
  const [ok, error] = node.cases;
  const payload = error.payload === undefined ? "" : `(${lift(error.payload)})`;
  const assign = ok.payload === undefined ? [] : [`${local.result} = ${lift(ok.payload)}`];
  const failure = `${local.failure} = ${errorClass(codec, func)}.new${payload}`;
  const some = `SDKRuntime::Scalars.some?(${discriminant})`;
  if (assign.length === 0) return [`${failure} if ${some}`];
  return [`${local.result} = nil`, `if ${some}`, [failure], "else", assign, "end"];
}

function errorClass(codec: Codec, func: ApiFunction): string {
  const index = func.result.kind === "fallible" ? func.result.errorClass : undefined;
  return index === undefined ? "ResultError" : (codec.surface.errors[index]?.names.ruby ?? "");
}

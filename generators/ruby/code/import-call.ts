/** The behaviour of an imported function: a lambda that takes what implements it and the call of one instance, and gives the block for the engine. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { type Codec, claims } from "./codec.js";
import { isLeaf } from "./formats.js";
import { liftFlat, load } from "./lift.js";
import { block, type Lines, uses } from "./lines.js";
import { freshNames, lowerFlat, type Names, storeCases, storePieces } from "./lower.js";
import { take } from "./take.js";

export interface ImportPlace {
  /** How the application's implementation is reached: `application[:host].rate`, or `application[:now].call`. */
  readonly target: string;
  /** What errors call it: `host.rate`. */
  readonly title: string;
}

const names: Names = { memory: "memory", call: "call", bytes: "bytes" };

/** E.g. `"acme:billing/host@1.4.0#rate" => lambda do |application, call|`, with all that belongs to it. */
export function importEntry(codec: Codec, func: ApiFunction, place: ImportPlace): Lines {
  const inputs = func.abi.lowered.params.map((_, i) => `flat${i}`);
  const body = ["call.instance.check_may_leave", ...importBody(codec, func, place, inputs)];
  const application = func.function.role.kind === "method" ? "_application" : "application";
  return block(`"${func.function.id}" => lambda do |${application}, call|`, [
    `proc do |${["_", ...inputs].join(", ")}|`,
    body,
    "rescue Mismatch => e",
    [`raise e.error("${place.title}"), cause: nil`],
    "end",
  ]);
}

function importBody(codec: Codec, func: ApiFunction, place: ImportPlace, inputs: readonly string[]): Lines {
  const { params, result } = func.abi;
  const { before, values } = liftParams(codec, func, inputs);
  const invoke = invocation(func, place, values);
  const hasHandles = params.slots.some(({ node }) => node.hasHandles);
  const ends = result?.node.hasPointers || hasHandles ? ["call.finish"] : [];
  const ending = result === undefined ? [invoke, ...ends, "nil"] : resultLines(codec, func, invoke, inputs, ends);
  const body: Lines = [...before, ...ending];
  return [...(uses(body, "memory") ? ["memory = call.memory"] : []), ...body];
}

function liftParams(codec: Codec, func: ApiFunction, inputs: readonly string[]) {
  const { params } = func.abi;
  const lift = ({ node, flatIndex, offset }: (typeof params.slots)[number]) =>
    params.spilled
      ? load(codec, node, "bytes", `${offset}`, names, "imports")
      : liftFlat(codec, node, inputs.slice(flatIndex, flatIndex + node.flat.length), names, "imports");
  const before = params.spilled ? [`bytes = memory.read(flat0, ${params.align}, ${params.size})`] : [];
  return { before, values: params.slots.map(lift) };
}

/** Required arguments by position, options by name and always given; a method's receiver is the object itself. */
function invocation(func: ApiFunction, { target }: ImportPlace, values: readonly string[]): string {
  const method = func.function.role.kind === "method";
  const args = func.params.filter((it) => !it.optional).map((it) => values[it.index]);
  const options = func.params.filter((it) => it.optional).map((it) => `${it.names.ruby}: ${values[it.index]}`);
  const given = [...args, ...options];
  return `${method ? `${values[0]}.${func.names.ruby}` : target}${given.length === 0 ? "" : `(${given.join(", ")})`}`;
}

function resultLines(codec: Codec, func: ApiFunction, invoke: string, inputs: readonly string[], ends: Lines): Lines {
  const { node, spilled } = func.abi.result as NonNullable<typeof func.abi.result>;
  if (func.result.kind === "fallible" && node.kind === "result") {
    const caught = outcome(codec, func, node, invoke);
    if (!spilled) return [...caught, ...ends, "[index]"];
    return [
      ...caught,
      ...buffer(node.size),
      ...storeCases(codec, node, names, "imports"),
      ...writeBack(node, inputs),
      ...ends,
      "nil",
    ];
  }
  const taken = `value = ${take(codec, node, invoke, "imports")}`;
  if (spilled) {
    const store =
      isLeaf(node) || node.kind === "option"
        ? storePieces(codec, [{ node, offset: 0, value: "value" }], node.size, names, "imports")
        : [codec.call("store", node, [node.hasHandles ? "call" : "memory", "value", "bytes"], "imports")];
    return [
      ...claimsFor(codec, node),
      taken,
      ...settle(codec, node),
      ...buffer(node.size),
      ...store,
      ...writeBack(node, inputs),
      ...ends,
      "nil",
    ];
  }
  const flat = lowerFlat(codec, node, "value", names, "imports", freshNames(new Set(["value"])));
  return [...claimsFor(codec, node), taken, ...settle(codec, node), ...flat.before, ...ends, `[${flat.args.join(", ")}]`];
}

/** The case and its payload, taken over: what the application returns, or the error that it raises. */
function outcome(codec: Codec, func: ApiFunction, node: AbiNode & { readonly kind: "result" }, invoke: string): Lines {
  const [ok, error] = node.cases;
  const returned =
    ok.payload === undefined ? [invoke, "index = 0"] : ["index = 0", `payload = ${take(codec, ok.payload, invoke, "imports")}`];
  const thrown = error.payload === undefined ? [] : [`payload = ${take(codec, error.payload, "e.payload", "imports")}`];
  // Steep has no type for a local that only the rescue clause assigns.
  const declared = ok.payload === undefined && error.payload !== undefined ? ["payload = nil #: untyped"] : [];
  return [
    ...claimsFor(codec, node),
    ...declared,
    "begin",
    returned,
    `rescue ${errorClasses(codec, func)}${thrown.length === 0 ? "" : " => e"}`,
    ["index = 1", ...thrown],
    "end",
    ...settle(codec, node),
  ];
}

function errorClasses(codec: Codec, func: ApiFunction): string {
  const index = func.result.kind === "fallible" ? func.result.errorClass : undefined;
  const own = index === undefined ? [] : [codec.surface.errors[index]?.names.ruby ?? ""];
  return [...own, "ResultError"].map((name) => codec.constant(name, "imports")).join(", ");
}

function claimsFor(codec: Codec, node: AbiNode): Lines {
  return claims(codec, node) ? ["claims = Claims.new"] : [];
}

function settle(codec: Codec, node: AbiNode): Lines {
  return claims(codec, node) ? ["claims.settle(call.instance)"] : [];
}

function buffer(size: number): Lines {
  return [`bytes = ::String.new(capacity: ${size}, encoding: ::Encoding::BINARY)`];
}

/** The last parameter is where the guest wants its result. */
function writeBack(node: AbiNode, inputs: readonly string[]): Lines {
  return [`memory.write_aligned(${inputs.at(-1)}, ${node.align}, bytes)`];
}

/** The body of a function of the API: taking over the arguments, then lowering, the call, lifting. */

import type { AbiNode, CaseAbi, ParamsAbi } from "../../../wit/abi/abi.js";
import type { ApiFunction, ApiParam } from "../../core/surface/surface.js";
import { element } from "./address.js";
import { FlatLowering } from "./flat.js";
import type { Glue } from "./glue.js";
import { handleCount, holds } from "./kinds.js";
import { lift, load } from "./lift.js";
import { braced, type Line, type Lines, mentions, property } from "./lines.js";
import { store } from "./store.js";
import { Taking } from "./take.js";

export interface ExportCall {
  readonly func: ApiFunction;
  /** The variable that holds the runtime's `Call`. */
  readonly call: string;
  /** A constructor gives the representation itself, since the object that will hold it exists already. */
  readonly construct?: boolean;
}

/** A parameter as the body sees it. */
interface Argument {
  readonly param: ApiParam;
  /** What the caller gave. */
  readonly given: string;
  /** What was taken over. */
  readonly value: string;
  readonly node: AbiNode;
}

/** Names of the JavaScript parameters, options last. */
export function parameterNames({ params }: ApiFunction): readonly string[] {
  const positional = params.filter((param) => !param.optional).map((param) => param.names.typescript);
  return params.some((param) => param.optional) ? [...positional, "options"] : positional;
}

export function exportBody(glue: Glue, { func, call, construct = false }: ExportCall): Lines {
  const { abi, params } = func;
  const slot = (index: number) => abi.params.slots[index] as ParamsAbi["slots"][number];
  const args = params.map((param, i): Argument => {
    const given = param.optional ? `$option${i}` : param.names.typescript;
    const { node } = slot(param.index);
    return { param, given, value: isTakenAsGiven(node) ? given : `$taken${i}`, node };
  });
  const self = func.function.role.kind === "method" ? slot(0).node : undefined;
  const inside = [...lowerAndCall(glue, abi.params, self, args), ...result(glue, func, construct)];
  const usesMemory = mentions(inside, "$memory");
  return [
    ...options(args),
    ...taking(glue, self, args),
    ...(usesMemory ? [`const $call = ${call}, $memory = $call.enter();`] : [`const $call = ${call};`, "$call.enter();"]),
    ...braced("try", inside, "} catch ($error) {"),
    ["throw $call.fail($error);"],
    "}",
  ];
}

function options(args: readonly Argument[]): Lines {
  const optional = args.filter(({ param }) => param.optional);
  if (optional.length === 0) return [];
  const names = optional.map(({ param }) => param.names.typescript);
  const read = optional.map(({ given }, i) => `const ${given} = options?.${propertyAfterDot(names[i] ?? "")};`);
  return [`$.options(options, ${JSON.stringify(names)});`, ...read];
}

function propertyAfterDot(name: string): string {
  return property(name).replace(/^\./, "");
}

/** Values that lowering wants as they are: there is no other way to read them than the one that the check has seen. */
function isTakenAsGiven(node: AbiNode): boolean {
  return (node.kind === "scalar" && node.scalar !== "char") || ["string", "own", "borrow"].includes(node.kind);
}

function taking(glue: Glue, self: AbiNode | undefined, args: readonly Argument[]): Lines {
  const nodes = [...(self ? [self] : []), ...args.map(({ node }) => node)];
  const handles = nodes.reduce((count, node) => count + handleCount(node), 0);
  const isClaiming = handles >= 2 && nodes.some((node) => holds(node, "own"));
  const taking = new Taking(glue, { prefix: "$part", claims: isClaiming ? "$claims" : "undefined" });
  if (isClaiming) taking.lines.push("const $claims = new Map();");
  if (isClaiming && self) taking.lines.push(`${taking.take(self, "this", ['"this"'])};`);
  for (const { param, given, value, node } of args) {
    const taken = taking.take(node, given, [JSON.stringify(param.names.typescript)]);
    taking.lines.push(given === value ? `${taken};` : `const ${value} = ${taken};`);
  }
  const readsProperties = args.some(({ node }) => !isTakenAsGiven(node));
  if (isClaiming && readsProperties) taking.lines.push("$.stillHeld($instance, $claims);");
  return taking.lines;
}

function lowerAndCall(glue: Glue, params: ParamsAbi, self: AbiNode | undefined, args: readonly Argument[]): Lines {
  const lines: Line[] = [];
  const values: string[] = [];
  if (params.spilled) {
    lines.push(`const $args = $memory.alloc(${params.align}, ${params.size});`);
    values.push("$args");
    params.slots.forEach((slot, i) => {
      lines.push(...store(glue, slot.node, valueOfParam(i, self, args), { base: "$args", offset: slot.offset }));
    });
  } else {
    const flat = new FlatLowering(glue);
    params.slots.forEach((slot, i) => {
      values.push(...flat.lower(slot.node, valueOfParam(i, self, args), lines));
    });
  }
  return [...lines, `const $result = $call.start()(${values.join(", ")});`];
}

/** The value of parameter `index` of the WIT function. */
function valueOfParam(index: number, self: AbiNode | undefined, args: readonly Argument[]): string {
  if (self && index === 0) return "this";
  return args.find(({ param }) => param.index === index)?.value ?? "";
}

function result(glue: Glue, func: ApiFunction, construct: boolean): Lines {
  const { result, params } = func.abi;
  const borrows = params.slots.some(({ node }) => holds(node, "borrow")) ? ["$call.endBorrows();"] : [];
  if (result === undefined) return [...borrows, "$call.finish($result);"];
  const { node, spilled } = result;
  const start = [...(spilled ? [`const $p = $memory.passed($result, ${node.align}, ${node.size});`] : []), ...borrows];
  if (func.result.kind === "fallible") return [...start, ...fallible(glue, func, construct)];
  return [...start, `return $call.finish($result, ${valueAt(glue, node, { spilled }, construct)});`];
}

function valueAt(glue: Glue, node: AbiNode, { spilled }: { spilled: boolean }, construct: boolean, offset = 0): string {
  if (construct && node.kind === "own") {
    const index = spilled ? element("u32", { base: "$p", offset }) : "$result";
    return `$call.table.take(${glue.resourceConstant(node.resource)}.index, ${index})`;
  }
  return spilled ? load(glue, node, { base: "$p", offset }) : lift(glue, node, ["$result"]);
}

function fallible(glue: Glue, func: ApiFunction, construct: boolean): Lines {
  const { node, spilled = false } = func.abi.result ?? {};
  if (node?.kind !== "result" || func.result.kind !== "fallible") throw new Error(`${func.function.id} gives no result`);
  const at = ({ payload }: CaseAbi, isConstruct: boolean) => {
    return payload && valueAt(glue, payload, { spilled: true }, isConstruct, node.payloadOffset);
  };
  const [ok, error] = node.cases;
  const value = at(ok, construct);
  return [
    `if ($memory.isSecond(${spilled ? "$memory.u8[$p]" : "$result"})) throw $call.finish($result, ${newError(glue, func.result.errorClass, at(error, false))});`,
    `return $call.finish(${["$result", ...(value ? [value] : [])].join(", ")});`,
  ];
}

function newError(glue: Glue, errorClass: number | undefined, payload = ""): string {
  const name = errorClass === undefined ? "$.ResultError" : glue.surface.errors[errorClass]?.names.typescript;
  return `new ${name}(${payload})`;
}

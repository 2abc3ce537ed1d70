/** The core function behind an import: lifts the guest's arguments, calls the application, takes over and lowers what it returned. */

import type { AbiNode, CaseAbi } from "../../../wit/abi/abi.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { FlatLowering } from "./flat.js";
import type { Glue } from "./glue.js";
import { holds } from "./kinds.js";
import { lift, load } from "./lift.js";
import { braced, branch, type Line, type Lines, mentions, property, propertyKey } from "./lines.js";
import { store, storeResult } from "./store.js";
import { Taking } from "./take.js";

export interface ImportCall {
  readonly func: ApiFunction;
  /** Of the function on `Imports`, for messages: `host.rate`, `log`; for a method of the application's object `Blob.read`. */
  readonly title: string;
  /** What is called: `$imports.host.rate`; undefined for a method, which is called on its first argument. */
  readonly callee?: string;
}

/** E.g. `($call, $imports) => ($0, $1) => { … }`. */
export function importFunction(glue: Glue, imported: ImportCall): Lines {
  const { func, title } = imported;
  const { abi } = func;
  const values = abi.lowered.params.map((_, i) => `$${i}`);
  const lifted = argumentsOf(glue, func, values);
  const applied = applicationCall(glue, imported, lifted.values);
  const work: Lines = [...lifted.lines, ...applied, ...returned(glue, func, title, values.at(-1) ?? "")];
  // The guest may have grown its memory since it was entered.
  const body = mentions(work, "$memory") ? ["$memory.renew();", ...work] : work;
  const names = ["instance: $instance", ...(mentions(body, "$memory") ? ["memory: $memory"] : [])];
  const parts = `{ ${names.join(", ")} }`;
  const usesCall = mentions(body, "$call");
  return [
    `(${usesCall ? "$call" : parts}, $imports) => (${values.join(", ")}) => {`,
    [
      ...(usesCall ? [`const ${parts} = $call;`] : []),
      "$instance.mayLeave();",
      ...braced("try", body, "} catch ($error) {"),
      ["throw $instance.failImport($error);"],
      "}",
    ],
    "}",
  ];
}

interface Arguments {
  readonly lines: Lines;
  /** One expression for each parameter. */
  readonly values: readonly string[];
}

function argumentsOf(glue: Glue, { abi: { params } }: ApiFunction, values: readonly string[]): Arguments {
  if (params.spilled) {
    const lines = [`const $args = $memory.pointer($0, ${params.align}, ${params.size});`];
    return { lines, values: params.slots.map((slot) => load(glue, slot.node, { base: "$args", offset: slot.offset })) };
  }
  const lifted = params.slots.map(({ node, flatIndex }) =>
    lift(glue, node, values.slice(flatIndex, flatIndex + node.flat.length)),
  );
  return { lines: [], values: lifted };
}

/** Lines that call the application and leave in `$value` what it gave; for a fallible function as a result that is ok or not. */
function applicationCall(glue: Glue, { func, title, callee }: ImportCall, args: readonly string[]): Lines {
  const value = (index: number) => args[index] ?? "";
  const positional = func.params.filter((param) => !param.optional).map((param) => value(param.index));
  const named = func.params.filter((param) => param.optional);
  const options = named.map((param) => `${propertyKey(param.names.typescript)}: ${value(param.index)}`);
  const list = [...positional, ...(named.length > 0 ? [`{ ${options.join(", ")} }`] : [])].join(", ");
  const call = callee === undefined ? `${value(0)}${property(func.names.typescript)}(${list})` : `${callee}(${list})`;
  if (func.result.kind !== "fallible") return [`const $value = ${call};`];
  const { errorClass } = func.result;
  const thrown = errorClass === undefined ? "" : `, ${glue.surface.errors[errorClass]?.names.typescript}`;
  return [`const $value = $.attempt(() => ${call}, ${JSON.stringify(title)}${thrown});`];
}

/** Takes over and lowers the result. `out` is the return pointer, where there is one. */
function returned(glue: Glue, func: ApiFunction, title: string, out: string): Lines {
  const { result, params } = func.abi;
  const loans = params.slots.some(({ node }) => holds(node, "borrow")) ? ["$call.table.endLoans();"] : [];
  if (result === undefined) return [`$.settled($value, ${JSON.stringify(title)});`, ...loans];
  const { lines: taking, value } = taken(glue, func, result.node, JSON.stringify(title));
  if (result.spilled) {
    const { node } = result;
    const at = { base: "$out", offset: 0 };
    const stored =
      node.kind === "result" && func.result.kind === "fallible"
        ? storeResult(glue, node, value, at)
        : store(glue, node, value, at);
    return [...taking, `const $out = $memory.pointer(${out}, ${node.align}, ${node.size});`, ...stored, ...loans];
  }
  const lines: Line[] = [];
  const [flat = ""] = new FlatLowering(glue, "$r").lower(result.node, value, lines);
  return [...taking, ...lines, ...loans, `return ${flat};`];
}

/** Lines that take over `$value`, and what it then is. */
function taken(glue: Glue, func: ApiFunction, node: AbiNode, title: string): { readonly lines: Lines; readonly value: string } {
  if (func.result.kind === "fallible" && node.kind === "result") {
    const [ok, error] = node.cases;
    return { lines: branch("$value.ok", takenSide(glue, ok, title), takenSide(glue, error, title)), value: "$value" };
  }
  const awaited = node.kind === "scalar" || node.kind === "string" ? [] : [`$.settled($value, ${title});`];
  const taking = new Taking(glue, { prefix: "$part" });
  const value = taking.take(node, "$value", [title]);
  return { lines: [...awaited, ...taking.lines, `const $taken = ${value};`], value: "$taken" };
}

/** In the place of what the application gave for one side: the object around it is the runtime's own. */
function takenSide(glue: Glue, { payload }: CaseAbi, title: string): Lines {
  if (payload === undefined) return [];
  const taking = new Taking(glue, { prefix: "$part" });
  const value = taking.take(payload, "$value.value", [title]);
  return [...taking.lines, `$value.value = ${value};`];
}

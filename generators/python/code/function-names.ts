/** What the functions of the API are called in the printed module `_abi.py`, and their numbers there. */

import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";

export interface FunctionNames {
  /** `_abi.invoices_create` */
  readonly of: (func: ApiFunction, prefix?: string) => string;
  /** `_abi.take_invoices_create` */
  readonly taking: (func: ApiFunction, prefix?: string) => string;
  /** Of an exported function: its number in `GLUE`. */
  readonly number: (func: ApiFunction) => number;
  /** Exported functions by number. */
  readonly exports: readonly ApiFunction[];
  readonly imports: readonly ApiFunction[];
}

export function functionNames(surface: Surface): FunctionNames {
  const all = allFunctions(surface);
  const taken = new Set<string>();
  const names = new Map<ApiFunction, string>();
  for (const { function: func } of all) names.set(func, unique(taken, plainName(surface, func)));
  const exports = all.filter((it) => it.direction === "export").map((it) => it.function);
  return {
    of: (func, prefix = "") => prefix + (names.get(func) ?? ""),
    taking: (func, prefix = "") => `${prefix}take${(names.get(func) ?? "").slice("call".length)}`,
    number: (func) => exports.indexOf(func),
    exports,
    imports: all.filter((it) => it.direction === "import").map((it) => it.function),
  };
}

function unique(taken: Set<string>, name: string): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}_${number}`;
  taken.add(free);
  return free;
}

/** The place in the API, then the function: `call_invoices_create`, `call_cart_add`. The prefix keeps clear of what the module imports. */
function plainName(surface: Surface, func: ApiFunction): string {
  return ["call", ...ownerNames(surface, func), func.names.python.toLowerCase().replace(/_$/, "")].join("_");
}

function ownerNames(surface: Surface, func: ApiFunction): readonly string[] {
  const { role } = func.function;
  if (role.kind !== "function") {
    const type = surface.types[surface.typeOf[role.resource] ?? -1];
    return type === undefined ? [] : [type.names.python.toLowerCase()];
  }
  const service = surface.services.find((it) => it.functions.includes(func));
  if (service !== undefined) return [service.member.python];
  const member = surface.imports.find((it) => it.kind === "interface" && it.functions.includes(func));
  return member?.kind === "interface" ? [member.member.python] : [];
}

/** Method signatures: as Ruby has them in `def`, and as RBS does. */

import type { ValueType } from "../../wit/world/world.js";
import type { ApiFunction } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { type RbsSurface, rbsType, type Side } from "./types.js";

/** E.g. `(customer_id, lines, currency: nil)`. `**nil` so that a Hash at the end is always a record. */
export function parameterList(func: ApiFunction, extra: readonly string[] = []): string {
  const required = func.params.filter((param) => !param.optional).map((param) => param.names.ruby);
  const options = func.params.filter((param) => param.optional).map((param) => `${param.names.ruby}: nil`);
  const last = options.length === 0 && required.length > 0 ? ["**nil"] : options;
  const all = [...required, ...last, ...extra];
  return all.length === 0 ? "" : `(${all.join(", ")})`;
}

/** E.g. `(String customer_id, Array[line_item] lines, ?currency: currency?) -> Invoice`. */
export function rbsSignature(surface: RbsSurface, func: ApiFunction): string {
  return `${rbsParams(surface, func, "in")} -> ${rbsResult(surface, func, "out")}`;
}

/** What an import must take and may give: the sides are exchanged, and options always given. */
export function rbsImportSignature(surface: RbsSurface, func: ApiFunction): string {
  return `${rbsParams(surface, func, "out")} -> ${rbsResult(surface, func, "in")}`;
}

export function rbsParams(surface: RbsSurface, func: ApiFunction, side: Side): string {
  const required = func.params.filter((param) => !param.optional);
  const options = func.params.filter((param) => param.optional);
  const mark = side === "in" ? "?" : "";
  return `(${[
    ...required.map((param) => `${rbsType(surface, param.type, side)} ${rbsName(param.names.ruby)}`),
    ...options.map((param) => `${mark}${param.names.ruby}: ${nilable(surface, param.type, side)}`),
  ].join(", ")})`;
}

/** An alias of an option is an option all the same. */
function nilable(surface: RbsSurface, type: ValueType, side: Side): string {
  return rbsType(surface, withoutAliases(surface.world, type), side);
}

/** RBS takes any word for the name of a parameter in backquotes. */
function rbsName(name: string): string {
  return `\`${name}\``;
}

export function rbsResult(surface: RbsSurface, { result }: ApiFunction, side: Side): string {
  if (result.kind === "none") return "void";
  if (result.kind === "value") return rbsType(surface, result.type, side);
  return result.ok === undefined ? (side === "in" ? "void" : "nil") : rbsType(surface, result.ok, side);
}

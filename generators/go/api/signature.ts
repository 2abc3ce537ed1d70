/** What functions of the API take and give. */

import type { ApiFunction } from "../../core/surface/surface.js";
import { bodyNames } from "../code/body-names.js";
import { context, type GoExpression, go } from "../code/go.js";
import type { GoTypes } from "./types.js";

/** The functions that lift resources have such names, which a parameter must not hide. Other glue gives way, see `Glue`. */
const liftNames = /^lift[A-Z]/;

export function parameterName(name: string): string {
  return liftNames.test(name) ? `${name}_` : name;
}

/** E.g. `(ctx context.Context, id string, options *InvoicesCreateOptions) (Invoice, error)`. */
export function signature(types: GoTypes, func: ApiFunction, qualifier = ""): GoExpression {
  const result = resultType(types, func);
  return go`${parameters(types, func, qualifier)} ${result === undefined ? "error" : `(${result}, error)`}`;
}

/** With named results a function may return without values, whatever their types. */
export function namedSignature(types: GoTypes, func: ApiFunction, qualifier: string): GoExpression {
  const result = resultType(types, func);
  const { result: value, err } = bodyNames(func);
  return go`${parameters(types, func, qualifier)} (${result === undefined ? "" : `${value} ${result}, `}${err} error)`;
}

function parameters(types: GoTypes, func: ApiFunction, qualifier: string): GoExpression {
  const positional = func.params.filter((param) => !param.optional);
  const params = grouped(positional.map((param) => ({ name: parameterName(param.names.go), type: types.of(param.type) })));
  const own = bodyNames(func);
  const options = func.optionsType === undefined ? [] : [`${own.options} *${qualifier}${func.optionsType.go}`];
  return go`(${own.ctx} ${context}.Context${[...params, ...options].map((param) => `, ${param}`).join("")})`;
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

/** Functions as the API has them: parameters by position or by name, and how the result comes back. */

import { funcAbi } from "../../wit/abi/func-abi.js";
import type { Func, TypeIndex, ValueType } from "../../wit/world/world.js";
import { type ErrorClasses, thrownType } from "./error-classes.js";
import { compound, type Label } from "./label.js";
import { claimRoot, labelOf, type Naming } from "./naming.js";
import { checkScope } from "./scope-check.js";
import type { ApiFunction, ApiParam, ApiResult, Names } from "./surface.js";
import { withoutAliases } from "./type-references.js";
import { paramId, paramPosition } from "./wit-item.js";

/** Where a function stands, for all that is named after its place. */
export interface FunctionPlace {
  /** How the root scope knows the function: its WIT path, marked where the function is imported. */
  readonly id: string;
  readonly names: Names;
  /** What the options type is called, without `Options`: `invoices-create`; then what to call it where that is taken. */
  readonly optionsName: readonly [Label, ...Label[]];
}

export function apiFunction(naming: Naming, errors: ErrorClasses, func: Func, place: FunctionPlace): ApiFunction {
  const params = apiParams(naming, func);
  const optionsType = params.some((param) => param.optional) ? optionsNames(naming, place) : undefined;
  return {
    function: func,
    abi: funcAbi(naming.world, func),
    names: place.names,
    params,
    ...(optionsType && { optionsType }),
    result: apiResult(naming, errors, func),
    ...(func.docs && { docs: func.docs }),
  };
}

function apiParams(naming: Naming, func: Func): readonly ApiParam[] {
  const self = func.role.kind === "method" ? 1 : 0;
  const params = func.params.slice(self).map((param, i) => {
    const position = paramPosition(naming.world, param);
    const label = labelOf(naming, { id: paramId(func, self + i), name: param.name });
    return { names: naming.speller.names(label, position), type: param.type, index: self + i, optional: position === "option" };
  });
  checkScope(
    naming,
    params.map((param) => ({ id: paramId(func, param.index), names: param.names })),
  );
  return params;
}

function optionsNames(naming: Naming, place: FunctionPlace): Names {
  const [first, ...rest] = place.optionsName;
  const choice = (label: Label) => [compound(label, "options")];
  const [options] = claimRoot(naming, place.id, [choice(first), ...rest.map(choice)]);
  return naming.speller.names(options ?? first, "type");
}

function apiResult(naming: Naming, errors: ErrorClasses, func: Func): ApiResult {
  if (func.result === undefined) return { kind: "none" };
  const type = withoutAliases(naming.world, func.result);
  if (type.kind !== "result") return { kind: "value", type: func.result };
  const errorClass = errorClassOf(naming, errors, type.error);
  return { kind: "fallible", ...parts(type), ...(errorClass === undefined ? {} : { errorClass }) };
}

function parts(type: ValueType & { readonly kind: "result" }) {
  return { ...(type.ok && { ok: type.ok }), ...(type.error && { error: type.error }) };
}

function errorClassOf(naming: Naming, errors: ErrorClasses, error: ValueType | undefined): number | undefined {
  const definition = thrownType(naming.world, error);
  return definition === undefined ? undefined : errors.indexOf.get(representative(naming, definition));
}

function representative(naming: Naming, type: TypeIndex): TypeIndex {
  return naming.types.representative.get(type) ?? type;
}

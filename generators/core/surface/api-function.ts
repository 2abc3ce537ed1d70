/** Functions as the API has them: parameters by position or by name, and how the result comes back. */

import { funcAbi } from "../../../wit/abi/func-abi.js";
import type { Direction, Func, ValueType } from "../../../wit/world/world.js";
import { optionsItem, paramsOf } from "../names/function-claims.js";
import type { NamedWorld } from "../names/name-world.js";
import { functionItem } from "../names/naming.js";
import { paramId, paramPosition } from "../names/wit-item.js";
import { thrownBy } from "../world/thrown-types.js";
import { withoutAliases } from "../world/type-references.js";
import type { ApiFunction, ApiParam, ApiResult } from "./surface.js";

export function apiFunction(named: NamedWorld, func: Func, direction: Direction): ApiFunction {
  const params = apiParams(named, func, direction);
  const hasOptions = params.some((param) => param.optional);
  return {
    function: func,
    abi: funcAbi(named.world, func),
    names: named.names.of(functionItem(func, direction)),
    params,
    ...(hasOptions && { optionsType: named.names.of(optionsItem(func, direction)) }),
    result: apiResult(named, func),
    ...(func.docs && { docs: func.docs }),
  };
}

function apiParams({ world, names }: NamedWorld, func: Func, direction: Direction): readonly ApiParam[] {
  return paramsOf(func).map(({ index, param }) => ({
    names: names.of({ kind: "parameter", direction, id: paramId(func, index) }),
    type: param.type,
    index,
    optional: paramPosition(world, param) === "option",
  }));
}

function apiResult({ world, types, thrown: all }: NamedWorld, func: Func): ApiResult {
  if (func.result === undefined) return { kind: "none" };
  const type = withoutAliases(world, func.result);
  if (type.kind !== "result") return { kind: "value", type: func.result };
  const thrown = thrownBy(world, types, func);
  const errorClass = thrown === undefined ? undefined : all.indexOf(thrown);
  return { kind: "fallible", ...parts(type), ...(errorClass === undefined ? {} : { errorClass }) };
}

function parts(type: ValueType & { readonly kind: "result" }) {
  return { ...(type.ok && { ok: type.ok }), ...(type.error && { error: type.error }) };
}

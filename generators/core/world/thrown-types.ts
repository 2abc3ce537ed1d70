/** Which types are thrown: records, variants, enums and flags that a function of the API gives as its error. */

import type { Func, TypeIndex, ValueType, World } from "../../../wit/world/world.js";
import { apiFunctions } from "./interface-role.js";
import type { PublicTypes } from "./public-types.js";
import { withoutAliases } from "./type-references.js";

/** The public types, in their order, that have an exception class. */
export function thrownTypes(world: World, types: PublicTypes): readonly TypeIndex[] {
  const thrown = new Set(apiFunctions(world).flatMap((func) => thrownBy(world, types, func) ?? []));
  return types.order.filter((type) => thrown.has(type));
}

/** The public type whose class a function throws; undefined for `ResultError`, and for what does not throw. */
export function thrownBy(world: World, types: PublicTypes, func: Func): TypeIndex | undefined {
  const result = func.result && withoutAliases(world, func.result);
  const type = result?.kind === "result" ? namedType(world, result.error) : undefined;
  return type === undefined ? undefined : (types.representative.get(type) ?? type);
}

function namedType(world: World, error: ValueType | undefined): TypeIndex | undefined {
  const type = error && withoutAliases(world, error);
  return type?.kind === "named" ? type.type : undefined;
}

/** The generic types that the API uses: tuples, results that are values, and what makes pointers for options. */

import type { ValueType } from "../../../wit/world/world.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { Surface } from "../../core/surface/surface.js";
import { definitionTypes, functionTypes, withoutAliases } from "../../core/world/type-references.js";
import { braced, type GoCode, goCode } from "../code/go.js";
import { align } from "./align.js";
import type { GoTypes } from "./types.js";
import { partsOfType } from "./value-parts.js";

/** What a package declares because the API uses it. */
export interface Generics {
  readonly tuples: readonly GoCode[];
  readonly hasResult: boolean;
  readonly hasPointer: boolean;
}

export function generics(surface: Surface, types: GoTypes): Generics {
  const used = [...valueTypes(surface)];
  const sizes = new Set(used.flatMap((type) => (type.kind === "tuple" && type.items.length > 0 ? [type.items.length] : [])));
  return {
    tuples: [...sizes].sort((a, b) => a - b).map(tuple),
    hasResult: used.some((type) => type.kind === "result"),
    hasPointer: used.some((type) => type.kind === "option" && types.option(type.payload) === "pointer"),
  };
}

/** Every type of the API and what it is made of; the result that a function throws from is none of its values. */
function* valueTypes(surface: Surface): Generator<ValueType> {
  for (const { definition } of surface.types)
    for (const type of definitionTypes(definition.definition)) if (type) yield* partsOfType(type);
  for (const { function: func } of allFunctions(surface)) {
    const { params, result } = func.function;
    for (const type of functionTypes({ ...func.function, params })) {
      if (type === undefined) continue;
      const thrown = type === result && func.result.kind === "fallible" ? withoutAliases(surface.world, type) : undefined;
      if (thrown?.kind === "result") for (const side of [thrown.ok, thrown.error]) if (side) yield* partsOfType(side);
      if (thrown === undefined) yield* partsOfType(type);
    }
  }
}

function tuple(size: number): GoCode {
  const parameters = Array.from({ length: size }, (_, i) => (size <= 26 ? String.fromCharCode(65 + i) : `T${i}`));
  const fields = align(parameters.map((type, i) => ({ comment: [], cells: [`F${i}`, type] })));
  return goCode(`// Tuple${size} is a WIT tuple.`, braced(`type Tuple${size}[${parameters.join(", ")} any] struct`, fields));
}

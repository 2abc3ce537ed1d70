/** What WIT types are called in TypeScript. */

import type { ScalarKind, ValueType } from "../../wit/world/world.js";
import type { Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { type NumberKind, numberTypes } from "./numbers.js";

/**
 * Where a type stands. Parameters take more than one form of a list, results are the caller's own and so may be changed; in records,
 * variants and tuples there is one type for both.
 */
export type TypePosition = "parameter" | "result" | "inside";

/** E.g. `readonly LineItem[]`, `bigint`, `{ readonly ok: true; readonly value: number } | { … }`. */
export function typeText(surface: Surface, type: ValueType, position: TypePosition): string {
  const inner = (part: ValueType) => typeText(surface, part, position === "parameter" ? "inside" : position);
  switch (type.kind) {
    case "list":
    case "fixed-list":
      return listText(surface, type.element, position);
    case "map": {
      const [key, value] = [inner(type.key), inner(type.value)];
      return `${position === "result" ? "Map" : "ReadonlyMap"}<${key}, ${value}>`;
    }
    case "tuple":
      return `${position === "result" ? "" : "readonly "}[${type.items.map(inner).join(", ")}]`;
    case "option":
      return optionText(surface, type.payload, inner(type.payload));
    case "result":
      return `${side(true, "value", type.ok && inner(type.ok))} | ${side(false, "error", type.error && inner(type.error))}`;
    case "named":
      return publicName(surface, type.type);
    case "own":
    case "borrow":
      return publicName(surface, type.resource);
    case "string":
      return "string";
    case "stream":
    case "future":
    case "error-context":
      throw new Error(`${type.kind} is refused before`);
    default:
      return scalarText(type.kind);
  }
}

export function publicName(surface: Surface, index: number): string {
  const type = surface.types[surface.typeOf[index] ?? -1];
  if (type === undefined) throw new Error(`type ${index} is not public`);
  return type.names.typescript;
}

function scalarText(kind: ScalarKind): string {
  if (kind === "bool") return "boolean";
  if (kind === "char") return "string";
  return kind === "u64" || kind === "s64" ? "bigint" : "number";
}

function listText(surface: Surface, element: ValueType, position: TypePosition): string {
  const array = numberArray(surface, element);
  if (array !== undefined) {
    if (position === "result") return `ReturnType<${array}["slice"]>`;
    return position === "inside" ? array : `ArrayLike<${array.startsWith("Big") ? "bigint" : "number"}>`;
  }
  const text = typeText(surface, element, position === "parameter" ? "inside" : position);
  const item = / \| |^readonly /.test(text) ? `(${text})` : text;
  return `${position === "result" ? "" : "readonly "}${item}[]`;
}

/** The typed array of a list of numbers, also where the element is an alias. */
function numberArray(surface: Surface, element: ValueType): string | undefined {
  const { kind } = withoutAliases(surface.world, element);
  return kind in numberTypes ? numberTypes[kind as NumberKind] : undefined;
}

/** An option of an option is boxed. */
function optionText(surface: Surface, payload: ValueType, text: string): string {
  const boxed = withoutAliases(surface.world, payload).kind === "option";
  return boxed ? `{ readonly some: ${text} } | undefined` : `${text} | undefined`;
}

function side(ok: boolean, name: "value" | "error", type: string | undefined): string {
  return `{ readonly ok: ${ok}${type === undefined ? "" : `; readonly ${name}: ${type}`} }`;
}

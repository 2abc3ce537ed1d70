import { malformed } from "../../refusal.js";
import type { DefValType, PrimitiveType, ValTypeRef } from "../decoded-component.js";
import { checkLabels } from "./labels.js";
import type { ResourceShape } from "./resource-shape.js";
import type { Scope } from "./scope.js";
import {
  endsShape,
  fixedListShape,
  flagsShape,
  handleShape,
  listShape,
  primitiveShape,
  recordShape,
  type ValueShape,
  variantShape,
} from "./value-shape.js";

/** `CanonicalABI.md`, "Element Size": every value type is smaller than this, in bytes. */
const sizeBound = 2 ** 28;
const maxFlags = 32;

const keyTypes: ReadonlySet<PrimitiveType | undefined> = new Set([
  ...(["bool", "s8", "u8", "s16", "u16", "s32", "u32", "s64", "u64", "char", "string"] as const),
]);

/** The shape of a use of a value type. */
export function valueShape(scope: Scope, ref: ValTypeRef, at: number): ValueShape {
  if (ref.kind === "primitive") return primitiveShape(ref.type);
  const { type } = scope.get("type", ref.index, at);
  return type.kind === "value" ? type.value : malformed(at, `type ${ref.index} is not a value type`);
}

export function resourceShape(scope: Scope, index: number, at: number): ResourceShape {
  const { type } = scope.get("type", index, at);
  return type.kind === "resource" ? type : malformed(at, `type ${index} is not a resource type`);
}

/** Checks the definition of a value type. */
export function checkValueType(scope: Scope, type: DefValType, at: number): ValueShape {
  const shape = definedShape(scope, type, at);
  if (shape.size >= sizeBound)
    malformed(at, `the ${type.kind} type takes ${shape.size} bytes; a value must be smaller than 2^28`);
  return shape;
}

function definedShape(scope: Scope, type: DefValType, at: number): ValueShape {
  const shapeOf = (ref: ValTypeRef) => valueShape(scope, ref, at);
  switch (type.kind) {
    case "primitive":
      return primitiveShape(type.type);
    case "record":
      checkLabels("field", namesOf(type.fields), at);
      return recordShape(type.fields.map((field) => shapeOf(field.type)));
    case "variant":
      checkLabels("case", namesOf(type.cases), at);
      return variantShape(type.cases.map((item) => item.type && shapeOf(item.type)));
    case "list":
      return type.length === undefined ? listShape(shapeOf(type.element)) : fixedList(shapeOf(type.element), type.length, at);
    case "map":
      return mapShape(shapeOf(type.key), shapeOf(type.value), at);
    case "tuple":
      if (type.items.length === 0) malformed(at, "a tuple type has no items; it needs one at least");
      return recordShape(type.items.map(shapeOf));
    case "flags":
      checkLabels("flag", type.names, at);
      if (type.names.length > maxFlags) malformed(at, `a flags type has ${type.names.length} flags; ${maxFlags} are allowed`);
      return flagsShape(type.names.length);
    case "enum":
      checkLabels("case", type.cases, at);
      return variantShape(type.cases.map(() => undefined));
    case "option":
      return variantShape([undefined, shapeOf(type.payload)]);
    case "result":
      return resultShape(type.ok && shapeOf(type.ok), type.error && shapeOf(type.error));
    case "own":
    case "borrow":
      return handleShape(type.kind, resourceShape(scope, type.resource, at));
    case "stream":
    case "future":
      return checkEnds(type.kind, type.element && shapeOf(type.element), at);
  }
}

function namesOf(items: readonly { readonly name: string }[]): readonly string[] {
  return items.map((item) => item.name);
}

function fixedList(element: ValueShape, length: number, at: number): ValueShape {
  if (length === 0) malformed(at, "a list of fixed length needs one element at least");
  return fixedListShape(element, length);
}

function mapShape(key: ValueShape, value: ValueShape, at: number): ValueShape {
  if (!keyTypes.has(key.primitive)) malformed(at, "the key of a map must be a bool, an integer, a char or a string");
  return listShape(recordShape([key, value]));
}

function resultShape(ok: ValueShape | undefined, error: ValueShape | undefined): ValueShape {
  return { ...variantShape([ok, error]), result: ok === undefined ? {} : { ok } };
}

function checkEnds(kind: "stream" | "future", element: ValueShape | undefined, at: number): ValueShape {
  if (element?.mentionsBorrow) malformed(at, `a ${kind} cannot carry borrowed resources`);
  if (kind === "stream" && element?.primitive === "char") malformed(at, "`stream<char>` is not allowed; use `stream<u8>`");
  return endsShape(kind, element);
}

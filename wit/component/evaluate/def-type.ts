import { malformed } from "../../refusal.js";
import type { DefType, FuncType, PrimitiveType, ValTypeRef } from "../decoded-component.js";
import type { FuncValueType, TypeValue } from "../evaluated-component.js";
import { peel, resourceOf } from "./same-type.js";
import type { Scope } from "./scope.js";
import { checkedType } from "./type-measure.js";

/** A type definition with its indices resolved. Resource types are made by the component that defines them, not here. */
export function evaluateDefType(def: Exclude<DefType, { kind: "resource" }>, scope: Scope, at: number): TypeValue {
  const value = (ref: ValTypeRef) => valueType(ref, scope, at);
  const optional = (ref: ValTypeRef | undefined) => (ref === undefined ? undefined : value(ref));
  return checkedType(resolved(), at);

  function resolved(): TypeValue {
    switch (def.kind) {
      case "component-type":
      case "instance-type":
        return { kind: def.kind, declarations: def.declarations, scope };
      case "func":
        return funcType(def, value);
      case "record":
        return { kind: "record", fields: def.fields.map((field) => ({ name: field.name, type: value(field.type) })) };
      case "variant":
        return { kind: "variant", cases: def.cases.map((each) => ({ name: each.name, ...given("type", optional(each.type)) })) };
      case "list":
        return { kind: "list", element: value(def.element), ...given("length", def.length) };
      case "map":
        return { kind: "map", key: value(def.key), value: value(def.value) };
      case "tuple":
        return { kind: "tuple", items: def.items.map(value) };
      case "option":
        return { kind: "option", payload: value(def.payload) };
      case "result":
        return { kind: "result", ...given("ok", optional(def.ok)), ...given("error", optional(def.error)) };
      case "own":
      case "borrow":
        return { kind: def.kind, resource: resourceType(def.resource, scope, at) };
      case "stream":
      case "future":
        return { kind: def.kind, ...given("element", optional(def.element)) };
      case "primitive":
        return primitive(def.type);
      case "flags":
      case "enum":
        return def;
    }
  }
}

function funcType(def: FuncType, value: (ref: ValTypeRef) => TypeValue): FuncValueType {
  return {
    kind: "func",
    async: def.async,
    params: def.params.map((param) => ({ name: param.name, type: value(param.type) })),
    ...(def.result === undefined ? {} : { result: value(def.result) }),
  };
}

export function valueType(ref: ValTypeRef, scope: Scope, at: number): TypeValue {
  if (ref.kind === "primitive") return primitive(ref.type);
  const type = scope.type(ref.index, at);
  switch (peel(type).kind) {
    case "func":
    case "resource":
    case "component-type":
    case "instance-type":
      return malformed(at, `type index ${ref.index} is not the type of a value`);
    default:
      return type;
  }
}

function resourceType(index: number, scope: Scope, at: number): TypeValue {
  const type = scope.type(index, at);
  return resourceOf(type) === undefined ? malformed(at, `type index ${index} is not a resource`) : type;
}

const primitives = new Map<PrimitiveType, TypeValue>();

/** One object per primitive, so that equal types are mostly the same object. */
function primitive(type: PrimitiveType): TypeValue {
  const known = primitives.get(type);
  if (known !== undefined) return known;
  const made: TypeValue = { kind: "primitive", type };
  primitives.set(type, made);
  return made;
}

/** A property, or none when the value is undefined. */
export function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T };
}

import type { PrimitiveType } from "../component/decoded-component.js";
import type { TypeValue } from "../component/evaluated-component.js";
import { witName } from "../name.js";
import type { Case, NamedMember, TypeDefinition, TypeIndex, ValueType } from "./world.js";

/** Finds the World's types for what a type of the component refers to. */
export interface TypeResolver {
  /** The World type of a type that has a name; undefined for one that has none. */
  named(type: TypeValue): TypeIndex | undefined;
  resource(type: TypeValue): TypeIndex;
  /** The World type of a record, variant, enum or flags that has no name, which validation does not allow at a world's border. */
  unnamed(type: TypeValue): TypeIndex;
}

export function typeDefinition(type: TypeValue, resolver: TypeResolver): TypeDefinition {
  switch (type.kind) {
    case "resource":
      return { kind: "resource" };
    case "record":
      return {
        kind: "record",
        fields: type.fields.map((field) => ({ name: witName(field.name), type: valueType(field.type, resolver) })),
      };
    case "variant":
      return { kind: "variant", cases: type.cases.map((each) => variantCase(each, resolver)) };
    case "enum":
      return { kind: "enum", cases: type.cases.map(member) };
    case "flags":
      return { kind: "flags", flags: type.names.map(member) };
    default:
      return { kind: "alias", type: valueType(type, resolver) };
  }
}

function variantCase(each: { readonly name: string; readonly type?: TypeValue }, resolver: TypeResolver): Case {
  const name = witName(each.name);
  return each.type === undefined ? { name } : { name, type: valueType(each.type, resolver) };
}

function member(name: string): NamedMember {
  return { name: witName(name) };
}

export function valueType(type: TypeValue, resolver: TypeResolver): ValueType {
  const value = (part: TypeValue) => valueType(part, resolver);
  switch (type.kind) {
    case "named": {
      const known = resolver.named(type);
      return known === undefined ? value(type.target) : { kind: "named", type: known };
    }
    case "record":
    case "variant":
    case "enum":
    case "flags":
      return { kind: "named", type: resolver.unnamed(type) };
    case "own":
    case "borrow":
      return { kind: type.kind, resource: resolver.resource(type.resource) };
    case "list":
      if (type.length !== undefined) return { kind: "fixed-list", element: value(type.element), length: type.length };
      return { kind: "list", element: value(type.element) };
    case "map":
      return { kind: "map", key: value(type.key), value: value(type.value) };
    case "tuple":
      return { kind: "tuple", items: type.items.map(value) };
    case "option":
      return { kind: "option", payload: value(type.payload) };
    case "result":
      return {
        kind: "result",
        ...(type.ok === undefined ? {} : { ok: value(type.ok) }),
        ...(type.error === undefined ? {} : { error: value(type.error) }),
      };
    case "stream":
    case "future":
      return type.element === undefined ? { kind: type.kind } : { kind: type.kind, element: value(type.element) };
    case "primitive":
      return primitive(type.type);
    default:
      throw new Error(`a ${type.kind} is not the type of a value`);
  }
}

function primitive(type: PrimitiveType): ValueType {
  return { kind: type };
}

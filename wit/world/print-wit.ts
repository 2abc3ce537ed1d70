/**
 * Types, functions and worlds in WIT notation, for diagnostics and for the fingerprint. Types of another owner are called by their full
 * path, and `%` escapes are left out, so that it is a notation and not always a text that parses.
 */

import { sameOwner } from "./type-names.js";
import type { Func, Interface, NamedMember, Param, TypeDef, TypeIndex, TypeOwner, ValueType, World, WorldItem } from "./world.js";

/** `owner` is where the text stands: its own types are called by their bare names. */
export function printType(world: World, type: ValueType, owner?: TypeOwner): string {
  const print = (part: ValueType) => printType(world, part, owner);
  switch (type.kind) {
    case "list":
      return `list<${print(type.element)}>`;
    case "fixed-list":
      return `list<${print(type.element)}, ${type.length}>`;
    case "map":
      return `map<${print(type.key)}, ${print(type.value)}>`;
    case "tuple":
      return `tuple<${type.items.map(print).join(", ")}>`;
    case "option":
      return `option<${print(type.payload)}>`;
    case "result":
      return printResult(type.ok && print(type.ok), type.error && print(type.error));
    case "named":
      return typeName(world, type.type, owner);
    case "own":
    case "borrow":
      return `${type.kind}<${typeName(world, type.resource, owner)}>`;
    case "stream":
    case "future":
      return type.element === undefined ? type.kind : `${type.kind}<${print(type.element)}>`;
    default:
      return type.kind;
  }
}

function printResult(ok: string | undefined, error: string | undefined): string {
  if (error !== undefined) return `result<${ok ?? "_"}, ${error}>`;
  return ok === undefined ? "result" : `result<${ok}>`;
}

function typeName(world: World, index: TypeIndex, owner: TypeOwner | undefined): string {
  const type = world.types[index];
  if (type === undefined) throw new Error(`the world has no type ${index}`);
  return owner !== undefined && sameOwner(type.owner, owner) ? type.name.kebab : type.id;
}

/** E.g. `variant invoice-error { unknown-sku(string), closed }`. */
export function printTypeDef(world: World, type: TypeDef): string {
  const { definition } = type;
  const name = type.name.kebab;
  const payload = (part: ValueType) => printType(world, part, type.owner);
  switch (definition.kind) {
    case "record":
      return block(
        "record",
        name,
        definition.fields.map((field) => `${field.name.kebab}: ${payload(field.type)}`),
      );
    case "variant":
      return block(
        "variant",
        name,
        definition.cases.map((each) => each.name.kebab + (each.type ? `(${payload(each.type)})` : "")),
      );
    case "enum":
      return block("enum", name, definition.cases.map(memberName));
    case "flags":
      return block("flags", name, definition.flags.map(memberName));
    case "alias":
      return `type ${name} = ${payload(definition.type)}`;
    case "resource":
      return `resource ${name}`;
  }
}

function memberName(member: NamedMember): string {
  return member.name.kebab;
}

function block(keyword: string, name: string, members: readonly string[]): string {
  return `${keyword} ${name} { ${members.join(", ")} }`;
}

/** E.g. `func(id: string) -> result<invoice, string>`. */
export function printFuncType(world: World, func: Func, owner?: TypeOwner): string {
  const param = (each: Param) => `${each.name.kebab}: ${printType(world, each.type, owner)}`;
  const result = func.result === undefined ? "" : ` -> ${printType(world, func.result, owner)}`;
  return `${func.async ? "async " : ""}func(${func.params.map(param).join(", ")})${result}`;
}

/** `acme:billing/billing@1.4.0`. */
export function worldId(world: World): string {
  const { namespace, name, version } = world.package;
  return `${namespace.kebab}:${name.kebab}/${world.name.kebab}${version === undefined ? "" : `@${version}`}`;
}

/** All that a caller of the world depends on, one item a line: names, types and their order, without docs. */
export function printWorld(world: World): string {
  const items = (direction: "import" | "export", of: readonly WorldItem[]) =>
    of.flatMap((item) => printItem(world, direction, item));
  const lines = [`world ${worldId(world)}`, ...items("import", world.imports), ...items("export", world.exports)];
  return `${lines.join("\n")}\n`;
}

function printItem(world: World, direction: "import" | "export", item: WorldItem): readonly string[] {
  switch (item.kind) {
    case "interface": {
      const each = world.interfaces[item.interface];
      if (each === undefined) throw new Error(`the world has no interface ${item.interface}`);
      return [
        `${direction} interface ${each.id}`,
        ...interfaceLines(world, each, { kind: "interface", interface: item.interface }),
      ];
    }
    case "function":
      return [`${direction} ${funcLine(world, item.function)}`];
    case "type": {
      const type = world.types[item.type];
      return type === undefined ? [] : [`${direction} ${printTypeDef(world, type)}`];
    }
  }
}

function interfaceLines(world: World, each: Interface, owner: TypeOwner): readonly string[] {
  const types = each.types.flatMap((index) => world.types[index] ?? []);
  return [
    ...types.map((type) => `  ${printTypeDef(world, type)}`),
    ...each.functions.map((func) => `  ${funcLine(world, func, owner)}`),
  ];
}

function funcLine(world: World, func: Func, owner?: TypeOwner): string {
  return `${func.id.slice(func.id.indexOf("#") + 1)}: ${printFuncType(world, func, owner)}`;
}

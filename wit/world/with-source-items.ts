import type { SourceItem, WitSource } from "../source/wit-source.js";
import type { Func, Interface, NamedMember, TypeDef, TypeDefinition, World, WorldItem } from "./world.js";

type Items = WitSource["items"];

/** The same World with the docs and places that stand in the WIT text; what is not in `items` stays without. */
export function withSourceItems(world: World, items: Items): World {
  const docs = items.get("")?.docs?.text;
  return {
    ...world,
    ...(docs === undefined ? {} : { docs }),
    imports: world.imports.map((item) => worldItem(item, items)),
    exports: world.exports.map((item) => worldItem(item, items)),
    interfaces: world.interfaces.map((each) => interfaceItem(each, items)),
    types: world.types.map((type) => typeItem(type, items)),
  };
}

function worldItem(item: WorldItem, items: Items): WorldItem {
  return item.kind === "function" ? { ...item, function: func(item.function, items) } : item;
}

function interfaceItem(each: Interface, items: Items): Interface {
  return { ...each, ...found(items.get(each.id)), functions: each.functions.map((one) => func(one, items)) };
}

function func(each: Func, items: Items): Func {
  return { ...each, ...found(items.get(each.id)) };
}

function typeItem(type: TypeDef, items: Items): TypeDef {
  const member = <T extends NamedMember>(each: T): T => ({
    ...each,
    ...found(items.get(`${memberPrefix(type)}${each.name.kebab}`)),
  });
  return { ...type, ...found(items.get(type.id)), definition: withMembers(type.definition, member) };
}

function withMembers(definition: TypeDefinition, member: <T extends NamedMember>(each: T) => T): TypeDefinition {
  switch (definition.kind) {
    case "record":
      return { ...definition, fields: definition.fields.map(member) };
    case "variant":
      return { ...definition, cases: definition.cases.map(member) };
    case "enum":
      return { ...definition, cases: definition.cases.map(member) };
    case "flags":
      return { ...definition, flags: definition.flags.map(member) };
    default:
      return definition;
  }
}

function memberPrefix(type: TypeDef): string {
  return `${type.id}.`;
}

function found(item: SourceItem | undefined): Partial<SourceItem> {
  return item === undefined ? {} : { ...item };
}

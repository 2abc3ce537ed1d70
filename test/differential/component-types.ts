/** Types of a world as component text, with names so that parts may export and import functions of them. */

import type { Func, TypeDefinition, TypeIndex, ValueType, World } from "../../wit/world/world.js";

/** What a function's type refers to, what is needed first coming first. */
export function typesOf(world: World, { params, result }: Func): readonly TypeIndex[] {
  const found = new Set<TypeIndex>();
  const visit = (type: ValueType): void => {
    for (const part of partsOf(type)) visit(part);
    if (type.kind !== "named" || found.has(type.type)) return;
    for (const part of membersOf(definitionOf(world, type.type))) visit(part);
    found.add(type.type);
  };
  for (const type of [...params.map((param) => param.type), ...(result === undefined ? [] : [result])]) visit(type);
  return [...found];
}

/** E.g. `(param "a" string) (result $t0)`. */
export function signatureText({ params, result }: Func): string {
  const listed = params.map(({ type }, i) => `(param "p${i}" ${valueText(type)})`);
  return [...listed, ...(result === undefined ? [] : [`(result ${valueText(result)})`])].join(" ");
}

/** Definitions under the names `$t<index>`, with the exports that make them known outside. */
export function exportedTypes(world: World, types: readonly TypeIndex[]): string {
  return types.map((index) => `${definition(world, index)} (export $t${index} "t${index}" (type $d${index}))`).join("\n");
}

/** The same types, given from outside. */
export function importedTypes(world: World, types: readonly TypeIndex[]): string {
  return types.map((index) => `${definition(world, index)} (import "t${index}" (type $t${index} (eq $d${index})))`).join("\n");
}

function definition(world: World, index: TypeIndex): string {
  return `(type $d${index} ${definitionText(definitionOf(world, index))})`;
}

function definitionOf(world: World, index: TypeIndex): TypeDefinition {
  const found = world.types[index];
  if (found === undefined) throw new Error(`there is no type ${index}`);
  return found.definition;
}

function partsOf(type: ValueType): readonly ValueType[] {
  switch (type.kind) {
    case "list":
    case "fixed-list":
      return [type.element];
    case "map":
      return [type.key, type.value];
    case "tuple":
      return type.items;
    case "option":
      return [type.payload];
    case "result":
      return [type.ok, type.error].filter((part) => part !== undefined);
    default:
      return [];
  }
}

function membersOf(made: TypeDefinition): readonly ValueType[] {
  if (made.kind === "record") return made.fields.map(({ type }) => type);
  if (made.kind === "variant") return made.cases.flatMap(({ type }) => type ?? []);
  return made.kind === "alias" ? [made.type] : [];
}

function definitionText(made: TypeDefinition): string {
  const names = (members: readonly { readonly name: { readonly kebab: string } }[]) =>
    members.map(({ name }) => `"${name.kebab}"`).join(" ");
  switch (made.kind) {
    case "record":
      return `(record ${made.fields.map(({ name, type }) => `(field "${name.kebab}" ${valueText(type)})`).join(" ")})`;
    case "variant":
      return `(variant ${made.cases.map(({ name, type }) => `(case "${name.kebab}"${optional(type)})`).join(" ")})`;
    case "enum":
      return `(enum ${names(made.cases)})`;
    case "flags":
      return `(flags ${names(made.flags)})`;
    case "alias":
      return valueText(made.type);
    case "resource":
      throw new Error("a resource is not a value");
  }
}

function optional(type: ValueType | undefined): string {
  return type === undefined ? "" : ` ${valueText(type)}`;
}

function valueText(type: ValueType): string {
  switch (type.kind) {
    case "named":
      return `$t${type.type}`;
    case "list":
      return `(list ${valueText(type.element)})`;
    case "map":
      return `(map ${valueText(type.key)} ${valueText(type.value)})`;
    case "tuple":
      return `(tuple ${type.items.map(valueText).join(" ")})`;
    case "option":
      return `(option ${valueText(type.payload)})`;
    case "result":
      return `(result${optional(type.ok)}${type.error === undefined ? "" : ` (error ${valueText(type.error)})`})`;
    case "own":
    case "borrow":
      return `(${type.kind} $r${type.resource})`;
    case "fixed-list":
    case "stream":
    case "future":
    case "error-context":
      throw new Error(`no text for ${type.kind}`);
    default:
      return type.kind;
  }
}

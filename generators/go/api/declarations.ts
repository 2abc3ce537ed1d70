/** The declarations of the API's types. */

import { separated } from "../../core/code/code.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, PublicMember, PublicType } from "../../core/surface/surface.js";
import type { Glue } from "../code/glue.js";
import { braced, type GoCode, go, goCode } from "../code/go.js";
import { methodsOf } from "../code/numbers.js";
import { align, type Row } from "./align.js";
import { comment, docComment, memberComment } from "./docs.js";
import { signature } from "./signature.js";

/** Exported resources stand with the service that makes them. */
export function typeDeclarations(glue: Glue): readonly GoCode[] {
  const declared = glue.surface.types.filter(({ resource }) => resource?.direction !== "export");
  const options = allFunctions(glue.surface).flatMap(({ function: func }) => optionsType(glue, func));
  return [...declared.map((type) => typeDeclaration(glue, type)), ...options];
}

function typeDeclaration(glue: Glue, type: PublicType): GoCode {
  const name = type.names.go;
  const { docs, id } = type.definition;
  return goCode(...docComment(name, docs, `${name} is ${id}.`), declaration(glue, name, type));
}

function declaration(glue: Glue, name: string, type: PublicType): GoCode {
  const { definition } = type.definition;
  switch (definition.kind) {
    case "record":
      return struct(
        name,
        type.members.map((member) => field(glue, member)),
      );
    case "alias":
      return goCode(`type ${name} = ${glue.types.of(definition.type)}`);
    case "enum":
      return separated([goCode(`type ${name} string`), enumConstants(name, type.members)]);
    case "flags":
      return separated([goCode(`type ${name} ${flagsType(type.members.length)}`), flagConstants(name, type.members)]);
    case "variant":
      return separated([
        goCode(`type ${name} interface{ is${name}() }`),
        ...type.members.flatMap((member, i) => variantCase(glue, name, member, definition.cases[i]?.name.kebab ?? "")),
      ]);
    case "resource":
      return interfaceType(glue, name, methodsOf(type));
  }
}

function struct(name: string, rows: readonly Row[]): GoCode {
  return rows.length === 0 ? goCode(`type ${name} struct{}`) : braced(`type ${name} struct`, align(rows));
}

function field(glue: Glue, { names, type, docs }: PublicMember): Row {
  if (type === undefined) throw new Error(`field ${names.go} has no type`);
  return { comment: memberComment(docs), cells: [names.go, glue.types.of(type)] };
}

function enumConstants(name: string, members: readonly PublicMember[]): GoCode {
  const rows = members.map(({ names, docs, literal }) => ({
    comment: memberComment(docs),
    cells: [names.go, name, "=", JSON.stringify(literal.go)],
  }));
  return goCode(`// The cases of ${name}.`, "const (", [align(rows)], ")");
}

/** Constants after the first are names alone, which gofmt does not align with it. */
function flagConstants(name: string, members: readonly PublicMember[]): GoCode {
  const rows = members.flatMap(({ names, docs }, i) => [
    ...memberComment(docs),
    i === 0 ? `${names.go} ${name} = 1 << iota` : names.go,
  ]);
  return goCode(`// The flags of ${name}.`, "const (", rows, ")");
}

function flagsType(count: number): string {
  return count <= 8 ? "uint8" : count <= 16 ? "uint16" : "uint32";
}

function variantCase(glue: Glue, variant: string, { names, docs, type }: PublicMember, wit: string): readonly GoCode[] {
  const name = names.go;
  const more = memberComment(docs);
  const doc = [...comment([`${name} is the case ${wit} of ${variant}.`]), ...(more.length === 0 ? [] : ["//", ...more])];
  const value = type && ["// Value is the case's payload.", `Value ${glue.types.of(type)}`];
  return [
    goCode(...doc, value === undefined ? `type ${name} struct{}` : braced(`type ${name} struct`, ...value)),
    goCode(`func (${name}) is${variant}() {}`),
  ];
}

/** An interface that the application implements. */
export function interfaceType(glue: Glue, name: string, methods: readonly ApiFunction[]): GoCode {
  return braced(`type ${name} interface`, ...methods.map((func) => method(glue, func)));
}

function method(glue: Glue, func: ApiFunction): GoCode {
  const name = func.names.go;
  return goCode(
    ...docComment(name, func.docs, `${name} is ${func.function.id}.`, "function"),
    go`${name}${signature(glue.types, func)}`,
  );
}

function optionsType(glue: Glue, func: ApiFunction): readonly GoCode[] {
  if (func.optionsType === undefined) return [];
  const name = func.optionsType.go;
  const rows = func.params
    .filter((param) => param.optional)
    .map((param): Row => ({ comment: [], cells: [param.names.go, glue.types.of(param.type)] }));
  const doc = comment([`${name} are the optional arguments of ${func.names.go}. A field that is nil is left out.`]);
  return [goCode(...doc, struct(name, rows))];
}

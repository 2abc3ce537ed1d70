/** The declarations of the API's types. */

import type { AbiNode } from "../../wit/abi/abi.js";
import type { ValueType } from "../../wit/world/world.js";
import { partsOf } from "../core/shapes/shape-set.js";
import { allFunctions } from "../core/surface/api-functions.js";
import type { ApiFunction, ErrorClass, PublicMember, PublicType, Surface } from "../core/surface/surface.js";
import { definitionTypes, functionTypes, withoutAliases } from "../core/world/type-references.js";
import { align, type Row } from "./code/align.js";
import type { Glue } from "./code/glue.js";
import { signature } from "./code/method-view.js";
import { comment, docComment, memberComment } from "./docs.js";
import { errorNames } from "./error-names.js";
import { partsOfType } from "./value-parts.js";
import type { CaseView, ErrorsView, ErrorView, TupleView, TypesView, TypeView } from "./view.js";

export function typesView(glue: Glue): TypesView {
  const { surface } = glue;
  const used = [...valueTypes(surface)];
  const options = allFunctions(surface).flatMap(({ function: func }) =>
    func.optionsType === undefined ? [] : [optionsView(glue, func)],
  );
  // Exported resources stand with the service that makes them.
  const declared = surface.types.filter(({ resource }) => resource?.direction !== "export");
  return {
    types: [...declared.map((type) => typeView(glue, type)), ...options],
    tuples: tuples(used),
    hasResult: used.some((type) => type.kind === "result"),
    hasPtr: used.some((type) => type.kind === "option" && glue.types.option(type.payload) === "pointer"),
  };
}

const nothing = {
  isStruct: false,
  isEmpty: false,
  rows: [],
  isAlias: false,
  isEnum: false,
  isFlags: false,
  type: "",
  isVariant: false,
  cases: [],
  isInterface: false,
} as const;

function typeView(glue: Glue, type: PublicType): TypeView {
  const name = type.names.go;
  const { definition, docs, id } = type.definition;
  const base = { ...nothing, doc: docComment(name, docs, `${name} is ${id}.`), name };
  switch (definition.kind) {
    case "record":
      return { ...base, isStruct: true, ...structRows(type.members.map((member) => fieldRow(glue, member))) };
    case "alias":
      return { ...base, isAlias: true, type: glue.types.of(definition.type) };
    case "enum": {
      const cells = ({ names, literal }: PublicMember) => [names.go, name, "=", JSON.stringify(literal.go)];
      return {
        ...base,
        isEnum: true,
        rows: align(type.members.map((member) => ({ comment: memberComment(member.docs), cells: cells(member) }))),
      };
    }
    case "flags": {
      const cells = ({ names }: PublicMember, i: number) => (i === 0 ? [names.go, name, "=", "1 << iota"] : [names.go]);
      const rows = type.members.map((member, i) => ({ comment: memberComment(member.docs), cells: cells(member, i) }));
      return { ...base, isFlags: true, type: flagsType(type.members.length), rows: rows.map(unaligned) };
    }
    case "variant":
      return { ...base, isVariant: true, cases: type.members.map((member, i) => caseView(glue, type, member, i)) };
    case "resource":
      return { ...base, isInterface: true, rows: (type.resource?.methods ?? []).map((func) => methodRow(glue, func)) };
  }
}

/** Constants after the first are names alone, which gofmt does not align with it. */
function unaligned({ comment: above, cells }: Row) {
  return { comment: above, line: cells.join(" ") };
}

function flagsType(count: number): string {
  return count <= 8 ? "uint8" : count <= 16 ? "uint16" : "uint32";
}

function structRows(rows: readonly Row[]) {
  return { isEmpty: rows.length === 0, rows: align(rows) };
}

function fieldRow(glue: Glue, { names, type, docs }: PublicMember): Row {
  if (type === undefined) throw new Error(`field ${names.go} has no type`);
  return { comment: memberComment(docs), cells: [names.go, glue.types.of(type)] };
}

function caseView(glue: Glue, variant: PublicType, { names, docs, type }: PublicMember, index: number): CaseView {
  const { definition } = variant.definition;
  const wit = definition.kind === "variant" ? definition.cases[index]?.name.kebab : "";
  return {
    doc: [...comment([`${names.go} is the case ${wit} of ${variant.names.go}.`]), ...afterGap(memberComment(docs))],
    name: names.go,
    of: variant.names.go,
    hasPayload: type !== undefined,
    type: glue.types.payload(type),
  };
}

function afterGap(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["//", ...lines];
}

/** A method of an interface that the application implements. */
export function methodRow(glue: Glue, func: ApiFunction) {
  const name = func.names.go;
  return {
    comment: docComment(name, func.docs, `${name} is ${func.function.id}.`, "function"),
    line: `${name}${signature(glue.types, func)}`,
  };
}

function optionsView(glue: Glue, func: ApiFunction): TypeView {
  const name = func.optionsType?.go ?? "";
  const rows = func.params
    .filter((param) => param.optional)
    .map((param): Row => ({ comment: [], cells: [param.names.go, glue.types.of(param.type)] }));
  const doc = comment([`${name} are the optional arguments of ${func.names.go}. A field that is nil is left out.`]);
  return { ...nothing, doc, name, isStruct: true, ...structRows(rows) };
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

function tuples(types: readonly ValueType[]): readonly TupleView[] {
  const sizes = new Set(types.flatMap((type) => (type.kind === "tuple" && type.items.length > 0 ? [type.items.length] : [])));
  return [...sizes]
    .sort((a, b) => a - b)
    .map((size) => {
      const parameter = (i: number) => (size <= 26 ? String.fromCharCode(65 + i) : `T${i}`);
      const parameters = Array.from({ length: size }, (_, i) => parameter(i));
      const fields = align(parameters.map((type, i) => ({ comment: [], cells: [`F${i}`, type] })));
      return { size, parameters: parameters.join(", "), fields };
    });
}

export function errorsView(glue: Glue): ErrorsView {
  const names = errorNames(glue);
  return { names, hasNames: names.length > 0, errors: glue.surface.errors.map((error) => errorView(glue, error)) };
}

function errorView(glue: Glue, { names, type }: ErrorClass): ErrorView {
  const payload = glue.publicType(type);
  const { definition, name } = payload.definition;
  const isString = (member: PublicMember) =>
    member.type !== undefined && withoutAliases(glue.surface.world, member.type).kind === "string";
  const own = payload.members.find(
    (member, i) => definition.kind === "record" && definition.fields[i]?.name.kebab === "message" && isString(member),
  );
  return {
    doc: comment([
      `${names.go} is the error of functions that fail with ${/^[AEIOU]/.test(payload.names.go) ? "an" : "a"} ${payload.names.go}.`,
    ]),
    name: names.go,
    payload: payload.names.go,
    witName: name.kebab,
    hasMessage: own !== undefined,
    message: own?.names.go ?? "",
  };
}

/** Whether a lifted value of any function holds an own handle of the resource. */
export function isLifted(glue: Glue, resource: PublicType): boolean {
  const holdsOwn = (node: AbiNode): boolean =>
    (node.kind === "own" && glue.publicType(node.resource) === resource) || partsOf(node).some(holdsOwn);
  return allFunctions(glue.surface).some(({ direction, function: { abi } }) => {
    const nodes = direction === "export" ? (abi.result ? [abi.result.node] : []) : abi.params.slots.map(({ node }) => node);
    return nodes.some(holdsOwn);
  });
}

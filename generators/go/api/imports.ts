/** What the application provides: `Imports`, its interfaces, and the functions through which the guest calls them. */

import { NOTHING, separated } from "../../core/code/code.js";
import { camel } from "../../core/names/casing.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../../core/surface/surface.js";
import type { Glue } from "../code/glue.js";
import { braced, type GoCode, go, goCode } from "../code/go.js";
import { type ImportTarget, importFunction } from "../code/import-call.js";
import { importedResources, memberFunctions, methodsOf } from "../code/numbers.js";
import { align, type Row } from "./align.js";
import { interfaceType } from "./declarations.js";
import { docComment, memberComment } from "./docs.js";
import { signature } from "./signature.js";

export function importsFile(glue: Glue): GoCode {
  const { imports } = glue.surface;
  return separated([
    imports.length === 0 ? NOTHING : importsType(glue),
    ...imports.flatMap((member) => interfaces(glue, member)),
    ...importTargets(glue.surface).map((target) => importFunction(glue, target)),
  ]);
}

/** The functions of the application that the guest calls; those of its objects also where there is no `Imports`. */
export function importTargets(surface: Surface): readonly ImportTarget[] {
  return [
    ...surface.imports.flatMap((member) => memberFunctions(surface, member).map((func) => memberTarget(member, func))),
    ...importedResources(surface).flatMap((type) => methodsOf(type).map((func) => methodTarget(type, func))),
  ];
}

function memberTarget(member: ImportMember, func: ApiFunction): ImportTarget {
  const name = func.names.go;
  const title = camel(func.function.name);
  if (member.kind !== "interface") return { func, name: `import${name}`, title, callee: `c.Host().(*Imports).${name}` };
  const field = member.member.go;
  return {
    func,
    name: `import${field}${name}`,
    title: `${camel(member.interface.name)}.${title}`,
    callee: `c.Host().(*Imports).${field}.${name}`,
  };
}

function methodTarget({ names, definition }: PublicType, func: ApiFunction): ImportTarget {
  return {
    func,
    name: `import${names.go}${func.names.go}Method`,
    title: `${camel(definition.name)}.${camel(func.function.name)}`,
    callee: `arg0.${func.names.go}`,
  };
}

function importsType(glue: Glue): GoCode {
  const rows = glue.surface.imports.flatMap((member): readonly Row[] => {
    if (member.kind !== "interface") return memberFunctions(glue.surface, member).map((func) => functionField(glue, func));
    return [{ comment: memberComment(member.interface.docs), cells: [member.member.go, member.type.go] }];
  });
  return goCode(
    "// Imports is what the application provides. All of it must be given.",
    braced("type Imports struct", align(rows)),
  );
}

function functionField(glue: Glue, func: ApiFunction): Row {
  const field = func.names.go;
  return {
    comment: docComment(field, func.docs, `${field} is ${func.function.id}.`, "function"),
    cells: [field, go`func${signature(glue.types, func)}`],
  };
}

/** What must not be nil when a client is made. */
export function requiredFields(surface: Surface): readonly string[] {
  return surface.imports.flatMap((member) =>
    member.kind === "interface" ? [member.member.go] : memberFunctions(surface, member).map(({ names }) => names.go),
  );
}

function interfaces(glue: Glue, member: ImportMember): readonly GoCode[] {
  if (member.kind !== "interface") return [];
  const { docs, id } = member.interface;
  const name = member.type.go;
  const doc = docComment(name, docs, `${name} is ${id}.`);
  return [goCode(...doc, interfaceType(glue, name, memberFunctions(glue.surface, member)))];
}

/** The constant `$glue`: what the runtime needs to link an artifact with this module. */

import { makersOf } from "../../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType } from "../../core/surface/surface.js";
import type { LinkerPart } from "../linker-parts.js";
import type { Glue } from "./glue.js";
import { importFunction } from "./import-call.js";
import { type Lines, property } from "./lines.js";

export function linkage(glue: Glue, parts: readonly LinkerPart[]): Lines {
  const { imports, types } = glue.surface;
  const members = imports.flatMap((member) => providedBy(types, member));
  const methods = types.filter(({ resource }) => resource?.direction === "import").flatMap(methodsOf);
  return [
    "const $glue = {",
    [
      "plan,",
      ...parts.map((part) => `${part}: $${part},`),
      `needs: [${members.map(({ title }) => JSON.stringify(title)).join(", ")}],`,
      "resources: [",
      glue.resources.map(resourceEntry),
      "],",
      "imports: {",
      [...members, ...methods].flatMap((provided) => importEntry(glue, provided)),
      "},",
    ],
    "};",
  ];
}

/** A function of the application: how it is called, undefined for a method of its object, and what messages call it. */
interface Provided {
  readonly func: ApiFunction;
  readonly callee?: string;
  readonly title: string;
}

function providedBy(types: readonly PublicType[], member: ImportMember): readonly Provided[] {
  const owner = member.kind === "interface" ? member.member.typescript : undefined;
  return functionsOf(types, member).map((func) => {
    const name = func.names.typescript;
    if (owner === undefined) return { func, callee: `$imports${property(name)}`, title: name };
    return { func, callee: `$imports${property(owner)}${property(name)}`, title: `${owner}.${name}` };
  });
}

/** The functions of a member of `Imports`, constructors and statics of its resources included. */
export function functionsOf(types: readonly PublicType[], member: ImportMember): readonly ApiFunction[] {
  switch (member.kind) {
    case "interface":
      return [...member.functions, ...member.resources.flatMap((index) => makersOf(types[index]))];
    case "function":
      return [member.function];
    case "resource":
      return makersOf(types[member.resource]);
  }
}

function methodsOf({ names, resource }: PublicType): readonly Provided[] {
  return (resource?.methods ?? []).map((func) => ({ func, title: `${names.typescript}.${func.names.typescript}` }));
}

function resourceEntry({ definition, resource }: PublicType): string {
  return `[${JSON.stringify(definition.id)}, ${resource?.direction === "import" ? '"imported"' : '"defined"'}],`;
}

function importEntry(glue: Glue, provided: Provided): Lines {
  const [head, ...rest] = importFunction(glue, provided);
  const [last, ...inner] = rest.toReversed();
  return [`${JSON.stringify(provided.func.function.id)}: ${head}`, ...inner.toReversed(), `${last},`];
}

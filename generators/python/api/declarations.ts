/** `_types.py`: the values of the API. */

import type { PublicMember, PublicType, Surface } from "../../core/surface/surface.js";
import { withoutAliases } from "../../core/world/type-references.js";
import { imported, importedModule, type Python, type PythonBlock, type PythonCode, py, pyCode } from "../code/python.js";
import { holdsHandles, inOrder } from "./aliases.js";
import { laidOut, named, quoted, union, written } from "./annotation.js";
import { docstring } from "./docs.js";
import type { Modules } from "./modules.js";
import { type Annotations, annotate, apiName, typing } from "./types.js";

export interface TypesModule {
  readonly classes: readonly PythonCode[];
  /** Unions and aliases, after what they are made of, without empty lines between. */
  readonly aliases: PythonCode;
}

export function typesModule(surface: Surface, modules: Modules): TypesModule {
  const types = surface.types.filter((type) => type.resource === undefined);
  const to = { surface, modules, mode: "both", hidden: new Set<string>() } as const;
  return {
    classes: types.flatMap((type) => classes(to, type)),
    aliases: pyCode(...inOrder(surface, types.filter(isAlias)).map((type) => alias(to, type))),
  };
}

function isAlias({ definition }: PublicType): boolean {
  return definition.definition.kind === "alias" || definition.definition.kind === "variant";
}

function classes(to: Annotations, type: PublicType): readonly PythonCode[] {
  const { definition, docs, name } = type.definition;
  const text = docstring(docs, `The type \`${name.kebab}\` of the interface.`);
  const constants = (base: string, value: (member: PublicMember, index: number) => string) => {
    const members = type.members.map((member, i) => documented(`${member.names.python} = ${value(member, i)}`, member));
    return [classLines(py`class ${type.names.python}(${importedModule("enum")}.${base})`, text, members)];
  };
  switch (definition.kind) {
    case "enum":
      return constants("Enum", (member) => `"${member.literal.python}"`);
    case "flags":
      return constants("Flag", (_, i) => `1 << ${i}`);
    case "record":
      return [dataclass(", kw_only=True", type.names.python, text, fields(to, type))];
    case "variant":
      return type.members.map((member) => caseClass(to, type, member));
    default:
      return [];
  }
}

function dataclass(more: string, name: string, docs: readonly string[], members: readonly PythonBlock[]): PythonCode {
  const decorator = py`@${imported("dataclasses", "dataclass")}(frozen=True, slots=True${more})`;
  return pyCode(decorator, classLines(`class ${name}`, docs, members));
}

function classLines(head: string | Python, docs: readonly string[], members: readonly PythonBlock[]): PythonCode {
  return pyCode(py`${head}:`, [...docs, ...(members.length === 0 ? [] : ["", ...members])]);
}

function documented(line: PythonBlock, { docs }: PublicMember): PythonCode {
  return pyCode(line, ...(docs?.text === undefined ? [] : docstring(docs, "")));
}

function fields(to: Annotations, { members }: PublicType): readonly PythonCode[] {
  const inside = { ...to, hidden: new Set(members.map((member) => member.names.python)) };
  return members.map((member) => {
    if (member.type === undefined) throw new Error(`${member.id} has no type`);
    const isOption = withoutAliases(to.surface.world, member.type).kind === "option";
    const type = written(annotate(inside, member.type, "field"));
    return documented(py`${member.names.python}: ${type}${isOption ? " = None" : ""}`, member);
  });
}

function caseClass(to: Annotations, type: PublicType, member: PublicMember): PythonCode {
  const inside = { ...to, hidden: new Set(["value"]) };
  const docs = docstring(member.docs, `The case \`${member.literal.python}\` of ${type.names.python}.`);
  const value = member.type && [py`value: ${written(annotate(inside, member.type, "field"))}`];
  return dataclass("", member.names.python, docs, value ?? []);
}

/** An alias is a type at run time, too: `MinorUnits | None` works. Only one that holds handles is quoted, for their classes are in another module. */
function alias(to: Annotations, type: PublicType): PythonCode {
  const { definition, docs, name } = type.definition;
  const start = py`${type.names.python}: ${typing(to, "TypeAlias")} = `;
  const cases = type.members.map((member) => named(apiName(to, member.names.python)));
  const plain = definition.kind === "alias" ? annotate(to, definition.type, "field") : union(...cases);
  const stood = definition.kind === "alias" && holdsHandles(to.surface, definition.type) ? quoted(plain) : plain;
  return pyCode(laidOut(start, stood, "", 0), ...docstring(docs, `The type \`${name.kebab}\` of the interface.`));
}

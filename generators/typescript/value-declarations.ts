/** Declarations of records, variants, enums, flags and aliases. */

import { type StatementStructures, StructureKind, VariableDeclarationKind } from "ts-morph";
import type { PublicMember, PublicType, Surface } from "../core/surface.js";
import { withoutAliases } from "../core/type-references.js";
import { propertyKey } from "./code/lines.js";
import { docs } from "./docs.js";
import { typeText } from "./types.js";

export function valueDeclarations(surface: Surface, type: PublicType): readonly StatementStructures[] {
  const { definition } = type.definition;
  switch (definition.kind) {
    case "record":
      return [recordDeclaration(surface, type)];
    case "flags":
      return [flagsDeclaration(type)];
    case "enum":
      return enumDeclarations(type);
    case "variant":
      return [alias(type, type.members.map((member) => caseText(surface, member)).join(" | "))];
    case "alias":
      return [alias(type, typeText(surface, definition.type, "inside"))];
    case "resource":
      throw new Error("a resource is a class");
  }
}

function alias(type: PublicType, text: string): StatementStructures {
  return {
    kind: StructureKind.TypeAlias,
    isExported: true,
    name: type.names.typescript,
    type: text,
    docs: docs(type.definition.docs),
  };
}

function recordDeclaration(surface: Surface, type: PublicType): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    properties: type.members.map((member) => ({
      name: propertyKey(member.names.typescript),
      isReadonly: true,
      hasQuestionToken: member.type !== undefined && withoutAliases(surface.world, member.type).kind === "option",
      type: member.type === undefined ? "never" : fieldText(surface, member),
      docs: docs(member.docs),
    })),
  };
}

/** A field whose type is an option through an alias may be left out as well, so `undefined` stands there in any case. */
function fieldText(surface: Surface, { type }: PublicMember): string {
  if (type === undefined) return "never";
  const text = typeText(surface, type, "inside");
  const isAlias = type.kind === "named" && withoutAliases(surface.world, type).kind === "option";
  return isAlias ? `${text} | undefined` : text;
}

function flagsDeclaration(type: PublicType): StatementStructures {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    properties: type.members.map((member) => ({
      name: propertyKey(member.names.typescript),
      isReadonly: true,
      hasQuestionToken: true,
      type: "boolean | undefined",
      docs: docs(member.docs),
    })),
  };
}

/** The union of the WIT names, and a constant of the same name to write them by. */
function enumDeclarations(type: PublicType): readonly StatementStructures[] {
  const name = type.names.typescript;
  const literals = type.members.map((member) => JSON.stringify(member.literal.typescript));
  const constant: StatementStructures = {
    kind: StructureKind.VariableStatement,
    isExported: true,
    hasDeclareKeyword: true,
    declarationKind: VariableDeclarationKind.Const,
    docs: docs(type.definition.docs),
    declarations: [{ name, type: constantType(type) }],
  };
  return [alias(type, literals.join(" | ")), constant];
}

/** ts-morph writes an object type given as a function, with the comments of its members. */
function constantType(type: PublicType): string {
  const members = type.members.map((member) => {
    const [doc] = docs(member.docs);
    const comment = doc === undefined ? "" : `/** ${String(doc.description).trim().replaceAll("\n", "\n\t * ")} */\n\t`;
    return `\t${comment}readonly ${propertyKey(member.names.typescript)}: ${JSON.stringify(member.literal.typescript)};`;
  });
  return `{\n${members.join("\n")}\n}`;
}

function caseText(surface: Surface, { names, type }: PublicMember): string {
  const value = type === undefined ? "" : `; readonly value: ${typeText(surface, type, "inside")}`;
  return `{ readonly kind: ${JSON.stringify(names.typescript)}${value} }`;
}

/** Declarations of records, variants, enums, flags and aliases. */

import { type StatementStructures, StructureKind } from "ts-morph";
import type { PublicMember, PublicType, Surface } from "../core/surface.js";
import { withoutAliases } from "../core/type-references.js";
import { propertyKey } from "./code/lines.js";
import { comment, docs } from "./docs.js";
import { typeText } from "./types.js";

/** A structure, or text where ts-morph has no good form. */
export type Declaration = StatementStructures | string;

export function valueDeclarations(surface: Surface, type: PublicType): readonly Declaration[] {
  const { definition } = type.definition;
  switch (definition.kind) {
    case "record":
      return [recordDeclaration(surface, type)];
    case "flags":
      return [flagsDeclaration(type)];
    case "enum":
      return enumDeclarations(type);
    case "variant":
      return [variantDeclaration(surface, type)];
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

/** One case a line, below its docs; as text, since ts-morph has no form for that. */
function variantDeclaration(surface: Surface, type: PublicType): string {
  const cases = type.members.flatMap((member) => [...comment(member.docs, "\t"), `\t| ${caseText(surface, member)}`]);
  return [...comment(type.definition.docs), `export type ${type.names.typescript} =`, ...cases].join("\n").concat(";");
}

/** The union of the WIT names, and a constant of the same name to write them by; as text, since ts-morph indents an object type once too often. */
function enumDeclarations(type: PublicType): readonly Declaration[] {
  const name = type.names.typescript;
  const literals = type.members.map((member) => JSON.stringify(member.literal.typescript));
  const members = type.members.flatMap((member, i) => [
    ...comment(member.docs, "\t"),
    `\treadonly ${propertyKey(member.names.typescript)}: ${literals[i]};`,
  ]);
  const constant = [...comment(type.definition.docs), `export declare const ${name}: {`, ...members, "};"];
  return [alias(type, literals.join(" | ")), constant.join("\n")];
}

function caseText(surface: Surface, { names, type }: PublicMember): string {
  const value = type === undefined ? "" : `; readonly value: ${typeText(surface, type, "inside")}`;
  return `{ readonly kind: ${JSON.stringify(names.typescript)}${value} }`;
}

/** Declarations of records, variants, enums, flags and aliases. */

import type { PublicMember, PublicType, Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { type Lines, propertyKey } from "./code/lines.js";
import { aliasLines, interfaceLines, propertyLines } from "./declaration-lines.js";
import { docs } from "./docs.js";
import { typeText } from "./types.js";

export function valueDeclarations(surface: Surface, type: PublicType): readonly Lines[] {
  const { definition } = type.definition;
  switch (definition.kind) {
    case "record":
      return [recordDeclaration(surface, type)];
    case "flags":
      return [flagsDeclaration(type)];
    case "enum":
      return [enumDeclaration(type)];
    case "variant":
      return [variantDeclaration(surface, type)];
    case "alias":
      return [alias(type, typeText(surface, definition.type, "inside"))];
    case "resource":
      throw new Error("a resource is a class");
  }
}

function alias(type: PublicType, text: string): Lines {
  return aliasLines({ name: type.names.typescript, type: text, docs: docs(type.definition.docs) });
}

function recordDeclaration(surface: Surface, type: PublicType): Lines {
  return interfaceLines({
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    members: type.members.map((member) =>
      propertyLines({
        name: member.names.typescript,
        optional: member.type !== undefined && withoutAliases(surface.world, member.type).kind === "option",
        type: fieldText(surface, member),
        docs: docs(member.docs),
      }),
    ),
  });
}

/** A field whose type is an option through an alias may be left out as well, so `undefined` stands there in any case. */
function fieldText(surface: Surface, { type }: PublicMember): string {
  if (type === undefined) return "never";
  const text = typeText(surface, type, "inside");
  const isAlias = type.kind === "named" && withoutAliases(surface.world, type).kind === "option";
  return isAlias ? `${text} | undefined` : text;
}

function flagsDeclaration(type: PublicType): Lines {
  return interfaceLines({
    name: type.names.typescript,
    docs: docs(type.definition.docs),
    members: type.members.map((member) =>
      propertyLines({ name: member.names.typescript, optional: true, type: "boolean | undefined", docs: docs(member.docs) }),
    ),
  });
}

/** One case a line, below its docs. */
function variantDeclaration(surface: Surface, type: PublicType): Lines {
  const cases = type.members.flatMap((member, i) => {
    const end = i === type.members.length - 1 ? ";" : "";
    return [...docs(member.docs), `| ${caseText(surface, member)}${end}`];
  });
  return [...docs(type.definition.docs), `export type ${type.names.typescript} =`, cases];
}

/** The union of the WIT names, and a constant of the same name to write them by. */
function enumDeclaration(type: PublicType): Lines {
  const name = type.names.typescript;
  const literals = type.members.map((member) => JSON.stringify(member.literal.typescript));
  const members = type.members.flatMap((member, i) => [
    ...docs(member.docs),
    `readonly ${propertyKey(member.names.typescript)}: ${literals[i]};`,
  ]);
  const constant = [...docs(type.definition.docs), `export declare const ${name}: {`, members, "};"];
  return [...alias(type, literals.join(" | ")), ...constant];
}

function caseText(surface: Surface, { names, type }: PublicMember): string {
  const value = type === undefined ? "" : `; readonly value: ${typeText(surface, type, "inside")}`;
  return `{ readonly kind: ${JSON.stringify(names.typescript)}${value} }`;
}

/** Records, enums, flags, variants and error classes. */

import { upperSnake } from "../core/names/casing.js";
import { wordsOf } from "../core/names/label.js";
import type { PublicMember, PublicType, Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { docLines, documented, summary } from "./docs.js";
import { inFiles, type Unfiled } from "./files.js";
import type { RubyOptions } from "./options.js";
import { publicTypeOf, yardType } from "./types.js";
import type { EnumView, ErrorView, PackageView, RecordView, VariantView } from "./view.js";

export function typesView(
  surface: Surface,
  options: RubyOptions,
): Pick<PackageView, "records" | "enums" | "variants" | "errors"> {
  const of = (...kinds: readonly string[]) => surface.types.filter((type) => kinds.includes(type.definition.definition.kind));
  return {
    ...inTypesFolder(
      of("record").map((type) => recordView(surface, type)),
      of("enum", "flags").map(enumView),
      of("variant").map((type) => variantView(surface, options, type)),
    ),
    errors: inFiles("errors", errorViews(surface)),
  };
}

function inTypesFolder(
  records: readonly Unfiled<RecordView>[],
  enums: readonly Unfiled<EnumView>[],
  variants: readonly Unfiled<VariantView>[],
): Pick<PackageView, "records" | "enums" | "variants"> {
  const files = new Map(inFiles("types", [...records, ...enums, ...variants]).map(({ name, file }) => [name, file]));
  const filed = <View extends { readonly name: string }>(view: View) => ({ ...view, file: files.get(view.name) ?? "" });
  return { records: records.map(filed), enums: enums.map(filed), variants: variants.map(filed) };
}

/** A type without documentation says at least where it comes from. */
export function typeDocs(type: PublicType): readonly string[] {
  return docLines(documented(type.definition.docs, `\`${type.definition.id}\``));
}

export function isOption(surface: Surface, { type }: PublicMember): boolean {
  return type !== undefined && withoutAliases(surface.world, type).kind === "option";
}

function recordView(surface: Surface, type: PublicType): Unfiled<RecordView> {
  const { members } = type;
  const yard = (member: PublicMember) => (member.type === undefined ? "Object" : yardType(surface, member.type, "out"));
  return {
    name: type.names.ruby,
    docs: typeDocs(type),
    symbols: members.map((member) => `:${member.names.ruby}`).join(", "),
    attributes: members.map((member) => ({
      lines: [`# @!attribute [r] ${member.names.ruby}`, `#   @return [${yard(member)}]${described(member)}`],
    })),
    paramDocs: members.map((member) => `# @param ${member.names.ruby} [${yard(member)}]`),
    keywords: [
      ...members.filter((member) => !isOption(surface, member)).map((member) => `${member.names.ruby}:`),
      ...members.filter((member) => isOption(surface, member)).map((member) => `${member.names.ruby}: nil`),
    ].join(", "),
    forwarded: members.map((member) => `${member.names.ruby}:`).join(", "),
  };
}

function described({ docs }: PublicMember): string {
  const text = summary(docs);
  return text === undefined ? "" : ` ${text}`;
}

function enumView(type: PublicType): Unfiled<EnumView> {
  return {
    name: type.names.ruby,
    docs: typeDocs(type),
    constants: type.members.map((member) => ({
      docs: docLines(member.docs),
      name: constantName(type, member),
      symbol: member.literal.ruby,
    })),
    values: type.members.map((member) => constantName(type, member)).join(", "),
  };
}

/** A flag is spelled as its symbol; its constant like that of an enum. */
export function constantName(type: PublicType, member: PublicMember): string {
  if (type.definition.definition.kind === "enum") return member.names.ruby;
  const name = upperSnake(wordsOf(member.names.ruby));
  return ["BEGIN", "END"].includes(name) ? `${name}_` : name;
}

function variantView(surface: Surface, { modules }: RubyOptions, type: PublicType): Unfiled<VariantView> {
  return {
    name: type.names.ruby,
    docs: typeDocs(type),
    cases: type.members.map((member, i) => ({
      module: `::${[...modules, type.names.ruby].join("::")}`,
      witName: caseName(type, i),
      isLast: i === type.members.length - 1,
      docs: docLines(documented(member.docs, `\`${caseName(type, i)}\` of {${type.names.ruby}}.`)),
      name: member.names.ruby,
      hasPayload: member.type !== undefined,
      type: member.type === undefined ? "" : yardType(surface, member.type, "out"),
    })),
  };
}

function caseName({ definition: { definition } }: PublicType, index: number): string {
  return (definition.kind === "variant" && definition.cases[index]?.name.kebab) || "";
}

function errorViews(surface: Surface): readonly Unfiled<ErrorView>[] {
  return surface.errors.map(({ names, type }) => {
    const payload = publicTypeOf(surface, type);
    return {
      name: names.ruby,
      docs: docLines(documented(payload.definition.docs, `Raised with \`${payload.definition.name.kebab}\`.`)),
      payload: yardType(surface, { kind: "named", type }, "out"),
      witName: payload.definition.name.kebab,
    };
  });
}

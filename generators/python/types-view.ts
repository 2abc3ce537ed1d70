/** `_types.py`: the values of the API. */

import type { ValueType } from "../../wit/world/world.js";
import type { PublicMember, PublicType, Surface } from "../core/surface/surface.js";
import { withoutAliases } from "../core/world/type-references.js";
import { holdsHandles, inOrder } from "./aliases.js";
import { docstring } from "./docs.js";
import { laidOut } from "./layout.js";
import { type Annotations, annotate, Uses } from "./types.js";

export interface TypesView {
  readonly usesEnum: boolean;
  readonly usesDataclass: boolean;
  readonly usesAbc: boolean;
  readonly usesTyping: boolean;
  readonly usesBuiltins: boolean;
  readonly usesValues: boolean;
  /** `Err, Ok, Some` */
  readonly values: string;
  /** Classes of resources, which other modules define: `[{ module: "_services", names: "Cart" }]`. */
  readonly hasResources: boolean;
  readonly resources: readonly { readonly module: string; readonly names: string }[];
  readonly classes: readonly ClassView[];
  /** Unions and aliases, after what they are made of. */
  readonly aliases: readonly AliasView[];
}

interface ClassView {
  /** `class Item:` and what stands before it. */
  readonly head: readonly string[];
  readonly docs: string;
  readonly members: readonly { readonly line: string; readonly hasDocs: boolean; readonly docs: string }[];
}

interface AliasView {
  /** Whether it is the first, with a class before it: then there is one more blank line. */
  readonly followsClasses: boolean;
  readonly line: string;
  readonly docs: string;
}

export function typesView(surface: Surface): TypesView {
  const uses = new Uses();
  const types = surface.types.filter((type) => type.resource === undefined);
  const classes = types.flatMap((type) => classViews(surface, uses, type));
  const aliases = inOrder(surface, types.filter(isAlias)).map((type, i) =>
    aliasView(surface, uses, type, i === 0 && classes.length > 0),
  );
  const resources = resourceModules(surface, uses);
  const kinds = new Set(types.map((type) => type.definition.definition.kind));
  return {
    usesEnum: kinds.has("enum") || kinds.has("flags"),
    usesDataclass: kinds.has("record") || kinds.has("variant"),
    usesAbc: uses.abc,
    usesTyping: uses.typing || aliases.length > 0 || resources.length > 0,
    usesBuiltins: uses.builtins,
    usesValues: uses.values.size > 0,
    values: [...uses.values].sort().join(", "),
    hasResources: resources.length > 0,
    resources,
    classes,
    aliases,
  };
}

function isAlias({ definition }: PublicType): boolean {
  return definition.definition.kind === "alias" || definition.definition.kind === "variant";
}

function annotations(surface: Surface, uses: Uses, hidden: readonly string[]): Annotations {
  return { surface, mode: "both", hidden: new Set(hidden), uses };
}

function classViews(surface: Surface, uses: Uses, type: PublicType): readonly ClassView[] {
  const { definition, docs, name } = type.definition;
  const text = docstring(docs, `The type \`${name.kebab}\` of the interface.`, "    ");
  const head = (base: string) => [`class ${type.names.python}${base}:`];
  switch (definition.kind) {
    case "enum":
      return [
        {
          head: head("(enum.Enum)"),
          docs: text,
          members: type.members.map((member) => constant(member, `"${member.literal.python}"`)),
        },
      ];
    case "flags":
      return [{ head: head("(enum.Flag)"), docs: text, members: type.members.map((member, i) => constant(member, `1 << ${i}`)) }];
    case "record":
      return [
        {
          head: ["@dataclass(frozen=True, slots=True, kw_only=True)", ...head("")],
          docs: text,
          members: fields(surface, uses, type),
        },
      ];
    case "variant":
      return type.members.map((member) => caseClass(surface, uses, type, member));
    default:
      return [];
  }
}

function constant(member: PublicMember, value: string) {
  return memberView(`${member.names.python} = ${value}`, member);
}

function memberView(line: string, { docs }: PublicMember) {
  const hasDocs = docs?.text !== undefined;
  return { line: `    ${line}`, hasDocs, docs: hasDocs ? docstring(docs, "", "    ") : "" };
}

function fields(surface: Surface, uses: Uses, type: PublicType): ClassView["members"] {
  const to = annotations(
    surface,
    uses,
    type.members.map((member) => member.names.python),
  );
  return type.members.map((member) => {
    if (member.type === undefined) throw new Error(`${member.id} has no type`);
    const isOption = withoutAliases(surface.world, member.type).kind === "option";
    return memberView(`${member.names.python}: ${annotate(to, member.type, "field")}${isOption ? " = None" : ""}`, member);
  });
}

function caseClass(surface: Surface, uses: Uses, type: PublicType, member: PublicMember): ClassView {
  const to = annotations(surface, uses, ["value"]);
  const fallback = `The case \`${member.literal.python}\` of ${type.names.python}.`;
  return {
    head: ["@dataclass(frozen=True, slots=True)", `class ${member.names.python}:`],
    docs: docstring(member.docs, fallback, "    "),
    members:
      member.type === undefined ? [] : [{ line: `    value: ${annotate(to, member.type, "field")}`, hasDocs: false, docs: "" }],
  };
}

/** An alias is a type at run time, too: `MinorUnits | None` works. Only one that holds handles is quoted, for their classes are in another module. */
function aliasView(surface: Surface, uses: Uses, type: PublicType, followsClasses: boolean): AliasView {
  const { definition, docs, name } = type.definition;
  const to = annotations(surface, uses, []);
  const cases = type.members.map((member) => member.names.python);
  return {
    followsClasses,
    line:
      definition.kind === "alias"
        ? laidOut(`${type.names.python}: _typing.TypeAlias = `, aliased(surface, to, definition.type), "")
        : laidOut(`${type.names.python}: _typing.TypeAlias = `, cases.join(" | "), ""),
    docs: docstring(docs, `The type \`${name.kebab}\` of the interface.`, ""),
  };
}

function aliased(surface: Surface, to: Annotations, type: ValueType): string {
  const text = annotate(to, type, "field");
  return holdsHandles(surface, type) ? `"${text}"` : text;
}

function resourceModules(surface: Surface, uses: Uses): TypesView["resources"] {
  const modules = new Map<string, string[]>();
  const add = (module: string, name: string) =>
    uses.names.has(name) && modules.set(module, [...(modules.get(module) ?? []), name]);
  for (const { resource, names } of surface.types) {
    if (resource === undefined) continue;
    const [sync, async] = resource.direction === "import" ? ["_imports", "_imports"] : ["_services", "_aio"];
    add(sync, names.python);
    add(async, resource.asyncType.python);
  }
  return [...modules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([module, names]) => ({ module, names: names.sort().join(", ") }));
}

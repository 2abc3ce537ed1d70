/** The errors that functions declare, and the WIT names of what they hold: with these an error's text is the value's WIT text. */

import type { TypeIndex, ValueType } from "../../../wit/world/world.js";
import { NOTHING } from "../../core/code/code.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ErrorClass, PublicMember, PublicType } from "../../core/surface/surface.js";
import { definitionTypes, withoutAliases } from "../../core/world/type-references.js";
import type { Glue } from "../code/glue.js";
import { braced, component, type GoCode, type GoExpression, go, goCode } from "../code/go.js";
import { comment } from "./docs.js";
import { partsOfType } from "./value-parts.js";

export function errorDeclarations(glue: Glue): readonly GoCode[] {
  return [describedNames(glue), ...glue.surface.errors.flatMap((error) => errorType(glue, error))];
}

function errorType(glue: Glue, { names: { go: name }, type }: ErrorClass): readonly GoCode[] {
  const payload = glue.publicType(type);
  const value = payload.names.go;
  const message = messageField(glue, payload);
  const article = "AEIOU".includes(value.charAt(0)) ? "an" : "a";
  return [
    goCode(
      ...comment([`${name} is the error of functions that fail with ${article} ${value}.`]),
      braced(`type ${name} struct`, "// Payload says what went wrong.", `Payload ${value}`),
    ),
    goCode(
      "// Error implements error.",
      braced(
        `func (e *${name}) Error() string`,
        message === undefined
          ? go`return ${component}.ErrorText("${payload.definition.name.kebab}", e.Payload)`
          : `return e.Payload.${message.names.go}`,
      ),
    ),
  ];
}

/** The text that a record has of its own. */
function messageField(glue: Glue, { definition: { definition }, members }: PublicType): PublicMember | undefined {
  if (definition.kind !== "record") return undefined;
  const { world } = glue.surface;
  return members.find(
    ({ type }, i) =>
      definition.fields[i]?.name.kebab === "message" && type !== undefined && withoutAliases(world, type).kind === "string",
  );
}

function describedNames(glue: Glue): GoCode {
  const payloads = allFunctions(glue.surface).flatMap(({ function: { result } }) =>
    result.kind === "fallible" && result.error !== undefined ? [result.error] : [],
  );
  const names = [...reached(glue, payloads)].flatMap((index) => entries(glue.publicType(index)));
  return names.length === 0 ? NOTHING : goCode("// Errors show values as WIT writes them.", braced("func init()", ...names));
}

/** The named types that a value of one of these types can hold. */
function reached(glue: Glue, roots: readonly ValueType[]): ReadonlySet<TypeIndex> {
  const found = new Set<TypeIndex>();
  const visit = (type: ValueType) => {
    for (const part of partsOfType(type)) {
      if (part.kind !== "named") continue;
      const { type: index, definition } = glue.publicType(part.type);
      if (found.has(index)) continue;
      found.add(index);
      for (const inner of definitionTypes(definition.definition)) if (inner !== undefined) visit(inner);
    }
  };
  roots.forEach(visit);
  return found;
}

function entries({ names, definition: { definition }, members }: PublicType): readonly GoExpression[] {
  const entry = (type: string, shape: string) => go`${component}.Describe[${type}](${component}.Shape{${shape}})`;
  const list = (field: string, words: readonly { readonly name: { readonly kebab: string } }[]) =>
    `${field}: []string{${words.map(({ name }) => JSON.stringify(name.kebab)).join(", ")}}`;
  switch (definition.kind) {
    case "record":
      return [entry(names.go, list("Fields", definition.fields))];
    case "flags":
      return [entry(names.go, `Flags: []string{${members.map(({ literal }) => JSON.stringify(literal.go)).join(", ")}}`)];
    case "variant":
      return definition.cases.map(({ name }, i) => entry(members[i]?.names.go ?? "", `Case: ${JSON.stringify(name.kebab)}`));
    default:
      return [];
  }
}

/** The WIT names of what errors can hold: with them an error's text is the value's WIT text. */

import type { TypeIndex, ValueType } from "../../wit/world/world.js";
import { allFunctions } from "../core/surface/api-functions.js";
import type { PublicType } from "../core/surface/surface.js";
import { definitionTypes } from "../core/world/type-references.js";
import type { Glue } from "./code/glue.js";
import { partsOfType } from "./value-parts.js";

/** What tells the runtime of them, e.g. `component.Describe[Limit](component.Shape{Fields: []string{"max"}})`. */
export function errorNames(glue: Glue): readonly string[] {
  const payloads = allFunctions(glue.surface).flatMap(({ function: { result } }) =>
    result.kind === "fallible" && result.error !== undefined ? [result.error] : [],
  );
  return [...reached(glue, payloads)].flatMap((index) => entries(glue.publicType(index)));
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

function entries({ names, definition: { definition }, members }: PublicType): readonly string[] {
  const entry = (type: string, shape: string) => `component.Describe[${type}](component.Shape{${shape}})`;
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

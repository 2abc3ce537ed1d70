/** `_errors.py`: the exceptions of functions that have a type of their own for them. */

import type { TypeIndex } from "../../wit/world/world.js";
import type { Surface } from "../core/surface/surface.js";
import { docstring } from "./docs.js";
import { headerView } from "./header-view.js";
import { annotate, Uses } from "./types.js";
import type { ErrorsView } from "./view.js";

export function errorsView(surface: Surface, modules: ReadonlyMap<string, string>): ErrorsView {
  const uses = new Uses();
  const classes = surface.errors.map(({ names, type }) => {
    const definition = surface.world.types[type];
    const payload = annotate({ surface, mode: "both", hidden: new Set(), uses }, { kind: "named", type }, "field");
    return {
      name: names.python,
      docs: docstring(definition?.docs, `Raised with a payload of type ${payload}.`, "    "),
      witName: definition?.name.kebab ?? "",
      payload,
      cases: isVariant(surface, type) ? "_CASES" : "{}",
    };
  });
  const cases = surface.errors.flatMap(({ type }) => {
    return isVariant(surface, type) ? (surface.types[surface.typeOf[type] ?? -1]?.members ?? []) : [];
  });
  for (const member of cases) uses.names.add(member.names.python);
  return {
    header: headerView(uses, modules, "_errors"),
    usesCases: cases.length > 0,
    cases: cases.map((member) => ({ class: member.names.python, name: member.literal.python })),
    classes,
  };
}

function isVariant(surface: Surface, type: TypeIndex): boolean {
  return surface.types[surface.typeOf[type] ?? -1]?.definition.definition.kind === "variant";
}

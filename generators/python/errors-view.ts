/** `_errors.py`: the exceptions of functions that have a type of their own for them. */

import type { TypeIndex } from "../../wit/world/world.js";
import type { PublicType, Surface } from "../core/surface/surface.js";
import { definitionTypes, referencesOf } from "../core/world/type-references.js";
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
    };
  });
  const cases = variantsIn(surface).flatMap((variant) => variant.members);
  for (const member of cases) uses.names.add(member.names.python);
  return {
    header: headerView(uses, modules, "_errors"),
    usesCases: cases.length > 0,
    cases: cases.map((member) => ({ class: member.names.python, name: member.literal.python })),
    classes: classes.map((it) => ({ ...it, cases: cases.length > 0 ? "_CASES" : "{}" })),
  };
}

/** All variants that a payload may hold, at any depth: messages name their cases. */
function variantsIn(surface: Surface): readonly PublicType[] {
  const found = new Set<PublicType>();
  const visit = (index: TypeIndex): void => {
    const type = surface.types[surface.typeOf[index] ?? -1];
    if (type === undefined || found.has(type)) return;
    found.add(type);
    referencesOf(definitionTypes(type.definition.definition)).forEach(visit);
  };
  for (const { type } of surface.errors) visit(type);
  return surface.types.filter((type) => found.has(type) && type.definition.definition.kind === "variant");
}

/** `_errors.py`: the exceptions of functions that have a type of their own for them. */

import type { TypeIndex } from "../../../wit/ids.js";
import { NOTHING } from "../../core/code/code.js";
import type { ErrorClass, PublicType, Surface } from "../../core/surface/surface.js";
import { definitionTypes, referencesOf } from "../../core/world/type-references.js";
import { block, type PythonCode, py, pyCode, runtimeClass } from "../code/python.js";
import { written } from "./annotation.js";
import { docstring } from "./docs.js";
import type { Modules } from "./modules.js";
import { type Annotations, annotate, apiName } from "./types.js";

export interface ErrorsModule {
  /** WIT names of the cases of the errors' variants: messages have them. */
  readonly cases: PythonCode;
  readonly classes: readonly PythonCode[];
}

export function errorsModule(surface: Surface, modules: Modules): ErrorsModule {
  const to = { surface, modules, mode: "both", hidden: new Set<string>() } as const;
  const members = variantsIn(surface).flatMap((variant) => variant.members);
  const cases = members.map((member) => py`${apiName(to, member.names.python)}: "${member.literal.python}",`);
  return {
    cases: cases.length === 0 ? NOTHING : pyCode("_CASES: dict[type, str] = {", cases, "}"),
    classes: surface.errors.map((error) => errorClass(to, error, cases.length > 0 ? "_CASES" : "{}")),
  };
}

function errorClass(to: Annotations, { names, type }: ErrorClass, cases: string): PythonCode {
  const definition = to.surface.world.types[type];
  const payload = written(annotate(to, { kind: "named", type }, "field"));
  return block(
    py`class ${names.python}(${runtimeClass("PayloadError")})`,
    ...docstring(definition?.docs, `Raised with a payload of type ${payload.text}.`),
    "",
    py`payload: ${payload}`,
    `_type_name = "${definition?.name.kebab ?? ""}"`,
    `_cases = ${cases}`,
    "",
    block(
      py`def __init__(self, payload: ${payload}) -> None`,
      '"""Takes the value of the error case."""',
      "super().__init__(payload)",
    ),
  );
}

/** All variants that a payload may hold, at any depth. */
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

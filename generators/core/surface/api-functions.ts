/** All functions of an API in one list, for what does not care where they stand. */

import type { Direction } from "../../../wit/world/world.js";
import type { ApiFunction, PublicResource, Surface } from "./surface.js";

export interface DirectedFunction {
  readonly direction: Direction;
  readonly function: ApiFunction;
}

/** Exports first; those of resources last, constructor, statics, then methods. */
export function allFunctions(surface: Omit<Surface, "nameTable">): readonly DirectedFunction[] {
  const directed = (direction: Direction) => (func: ApiFunction) => ({ direction, function: func });
  const exported = [...surface.functions, ...surface.services.flatMap((service) => service.functions)];
  const imported = surface.imports.flatMap((member) => {
    if (member.kind === "interface") return member.functions;
    return member.kind === "function" ? [member.function] : [];
  });
  const resources = surface.types.flatMap((type) => type.resource ?? []);
  return [
    ...exported.map(directed("export")),
    ...imported.map(directed("import")),
    ...resources.flatMap((resource) => resourceFunctionList(resource).map(directed(resource.direction))),
  ];
}

export function resourceFunctionList(resource: PublicResource): readonly ApiFunction[] {
  return [...(resource.construct ? [resource.construct] : []), ...resource.statics, ...resource.methods];
}

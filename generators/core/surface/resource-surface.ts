/** Resources: their constructor, statics and methods. */

import type { TypeDef, TypeIndex } from "../../../wit/world/world.js";
import type { NamedWorld } from "../names/name-world.js";
import { typeItem } from "../names/naming.js";
import { directionOf, resourceFunctions } from "../world/interface-role.js";
import { apiFunction } from "./api-function.js";
import type { ApiFunction, PublicResource } from "./surface.js";

export function publicResource(named: NamedWorld, index: TypeIndex, type: TypeDef): PublicResource {
  const { world, names } = named;
  const direction = directionOf(world, type);
  const functions = resourceFunctions(world, index);
  const make = (kind: "constructor" | "method" | "static"): readonly ApiFunction[] =>
    functions.filter((func) => func.role.kind === kind).map((func) => apiFunction(named, func, direction));
  const [construct] = make("constructor");
  return {
    direction,
    ...(construct && { construct }),
    methods: make("method"),
    statics: make("static"),
    member: names.of(typeItem(world, type, "factory")),
    factory: names.of(typeItem(world, type, "factory-type")),
    asyncType: names.of(typeItem(world, type, "async-type")),
  };
}

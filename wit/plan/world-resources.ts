import { resourceOf } from "../component/evaluate/same-type.js";
import type { Entity, Resource } from "../component/evaluated-component.js";
import type { PathIndex } from "../world/interface-id.js";
import type { Direction, World } from "../world/world.js";
import { resourcesOf } from "../world/world-functions.js";

/** The paths under which the world knows each resource of the component. */
export function resourceNames(
  world: World,
  entities: Readonly<Record<Direction, PathIndex<Entity>>>,
): ReadonlyMap<Resource, readonly string[]> {
  const names = new Map<Resource, readonly string[]>();
  for (const direction of ["import", "export"] as const) {
    for (const [path] of resourcesOf(world, direction)) {
      const entity = entities[direction].find(path);
      const resource = entity?.kind === "type" ? resourceOf(entity.type) : undefined;
      const known = resource === undefined ? [] : (names.get(resource) ?? []);
      if (resource !== undefined && !known.includes(path)) names.set(resource, [...known, path]);
    }
  }
  return names;
}

import type { Entity, Extern } from "../component/evaluated-component.js";
import { PathIndex } from "./interface-id.js";

/** What stands at one side of a component, by WIT path: the world's own items and those of its interfaces. */
export function entityIndex(externs: readonly Extern[]): PathIndex<Entity> {
  return new PathIndex(externs.flatMap(pathsOf));
}

function pathsOf({ id, entity }: Extern): readonly (readonly [path: string, entity: Entity])[] {
  if (entity.kind !== "instance") return [[id, entity]];
  return [...entity.exports].map(([item, each]) => [`${id}#${item}`, each]);
}

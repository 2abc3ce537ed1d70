/** WIT that no language's package can offer yet, named item by item (design: "Types", last point). */

import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { SourcePlace, ValueType, World } from "../../wit/world/world.js";
import { apiFunctions, directionOf, isWasi, ownerOf } from "./world/interface-role.js";
import { publicTypes } from "./world/public-types.js";
import { definitionTypes, functionTypes, leavesOf } from "./world/type-references.js";

/** `file` is where an item without a place of its own comes from. */
export function unsupportedItems(world: World, file: string): Diagnostic[] {
  const functions = apiFunctions(world).flatMap((func) => {
    const faults = [...(func.async ? ["is async"] : []), ...faultsOf(world, functionTypes(func))];
    return faults.map((fault) => unsupported(func, fault, file));
  });
  const types = publicTypes(world)
    .order.flatMap((index) => world.types[index] ?? [])
    .flatMap((type) => faultsOf(world, definitionTypes(type.definition)).map((fault) => unsupported(type, fault, file)));
  return [...functions, ...types];
}

/** A `stateless` client takes any instance for a call, but a resource lives in one. */
export function statelessConflicts(world: World, file: string): Diagnostic[] {
  const exported = world.types.filter((type) => type.definition.kind === "resource" && directionOf(world, type) === "export");
  return exported.map(({ id, place = { file } }) =>
    diagnostic("stateless-resource", `a stateless component cannot export a resource: \`${id}\``, { place }),
  );
}

interface Located {
  readonly id: string;
  readonly place?: SourcePlace;
}

function unsupported({ id, place }: Located, fault: string, file: string): Diagnostic {
  return diagnostic("unsupported-wit", `\`${id}\` ${fault}, which is not supported yet`, { place: place ?? { file } });
}

/** What is wrong with these types, each fault once: `uses a stream`, `uses the resource wasi:io/streams@0.2.6#input-stream`. */
function faultsOf(world: World, types: readonly (ValueType | undefined)[]): readonly string[] {
  return [...new Set(types.flatMap(leavesOf).flatMap((leaf) => faultOf(world, leaf) ?? []))];
}

function faultOf(world: World, leaf: ValueType): string | undefined {
  switch (leaf.kind) {
    case "stream":
    case "future":
      return `uses a ${leaf.kind}`;
    case "error-context":
      return "uses an error-context";
    case "own":
    case "borrow": {
      const resource = world.types[leaf.resource];
      const owner = resource && ownerOf(world, resource);
      return owner && isWasi(owner) ? `uses the resource \`${resource.id}\`` : undefined;
    }
    default:
      return undefined;
  }
}

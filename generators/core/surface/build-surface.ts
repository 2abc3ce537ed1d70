/** From the world and its names to the public API: what it holds, where each part stands. Nothing is named here. */

import { hasErrors, type Outcome, succeed } from "../../../wit/diagnostic.js";
import { asIndex } from "../../../wit/ids.js";
import type { TypeDef, TypeIndex, World } from "../../../wit/world/world.js";
import { type NamedWorld, type NamingConfig, nameWorld } from "../names/name-world.js";
import { typeItem } from "../names/naming.js";
import type { NamePolicies } from "../names/policy.js";
import { worldId } from "../names/wit-item.js";
import { services } from "./interface-surface.js";
import { nameEntries } from "./name-entries.js";
import { publicMembers } from "./public-members.js";
import { publicResource } from "./resource-surface.js";
import { scopeClashes } from "./scope-clashes.js";
import type { ErrorClass, PublicType, Surface } from "./surface.js";
import { clientFunctions, imports } from "./world-surface.js";

/**
 * Errors: `unknown-rename`, `invalid-rename`, and `name-clash` for names that no rule tells apart.
 */
export function buildSurface(world: World, policies: NamePolicies, config: NamingConfig): Outcome<Surface> {
  const named = nameWorld(world, policies, config);
  const surface = surfaceOf(named);
  const diagnostics = [...named.diagnostics, ...scopeClashes(surface, named)];
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : succeed(surface, diagnostics);
}

function surfaceOf(named: NamedWorld): Surface {
  const types = named.types.order.map((index) => publicType(named, index));
  const exported = services(named, types);
  const parts = {
    world: named.world,
    ...clientNames(named),
    types: types.map((type) => withService(type, exported)),
    typeOf: typesOf(named),
    errors: errorClasses(named),
    services: exported,
    functions: clientFunctions(named),
    imports: imports(named, types),
    names: Object.fromEntries(named.names.all),
  };
  return { ...parts, nameTable: nameEntries(parts) };
}

function clientNames({ world, names }: NamedWorld): Pick<Surface, "client" | "asyncClient" | "clientOptions"> {
  const item = { direction: "export", id: worldId(world) } as const;
  return {
    client: names.of({ ...item, kind: "client" }),
    asyncClient: names.of({ ...item, kind: "async-client" }),
    clientOptions: names.of({ ...item, kind: "client-options" }),
  };
}

/** By World type index, the index of its public type. */
function typesOf({ world, types }: NamedWorld): Surface["typeOf"] {
  const positions = new Map(types.order.map((index, position) => [index, position]));
  const positionOf = (index: TypeIndex) => positions.get(types.representative.get(index) ?? asIndex(-1));
  return world.types.map((_, index) => positionOf(asIndex(index)));
}

function publicType(named: NamedWorld, index: TypeIndex): PublicType {
  const definition = definitionOf(named, index);
  return {
    type: index,
    definition,
    names: named.names.of(typeItem(named.world, definition)),
    members: publicMembers(named, definition),
    ...(definition.definition.kind === "resource" && { resource: publicResource(named, index, definition) }),
  };
}

function withService(type: PublicType, services: Surface["services"]): PublicType {
  if (type.resource === undefined) return type;
  const service = services.findIndex((it) => it.interface.types.includes(type.type));
  return service < 0 ? type : { ...type, resource: { ...type.resource, service } };
}

/** `InvoiceError` is its own class; `code` has `CodeError`. */
function errorClasses(named: NamedWorld): readonly ErrorClass[] {
  return named.thrown.map((type) => ({
    names: named.names.of(typeItem(named.world, definitionOf(named, type), "error")),
    type,
  }));
}

function definitionOf({ world }: NamedWorld, index: TypeIndex): TypeDef {
  const definition = world.types[index];
  if (definition === undefined) throw new Error(`the world has no type ${index}`);
  return definition;
}

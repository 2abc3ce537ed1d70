/** From the world to the public API: what it holds, and what everything in it is called. */

import { hasErrors, type Outcome, type Place, succeed } from "../../wit/diagnostic.js";
import type { TypeIndex, World } from "../../wit/world/world.js";
import { clientNames } from "./client-names.js";
import { type ErrorClasses, errorClasses } from "./error-classes.js";
import { interfaceLabels } from "./interface-labels.js";
import { services } from "./interface-surface.js";
import type { NamePolicies } from "./name-policy.js";
import { nameTable } from "./name-table.js";
import type { Naming } from "./naming.js";
import { publicMembers } from "./public-members.js";
import { publicTypes } from "./public-types.js";
import { type RenameMap, readRenames } from "./rename-map.js";
import { publicResource } from "./resource-surface.js";
import { rootScope } from "./root-scope.js";
import { makeSpeller } from "./speller.js";
import type { PublicType, Surface } from "./surface.js";
import { labelTypes, type TypeLabels } from "./type-labels.js";
import { witItems } from "./wit-item.js";
import { clientFunctions, imports } from "./world-surface.js";

/** What the config says about names. */
export interface NamingConfig {
  readonly rename: RenameMap;
  /** Where the keys of `rename` stand, for diagnostics. */
  readonly renamePlaces?: ReadonlyMap<string, Place>;
  /** Further words that Go writes in capitals, e.g. `USD`. */
  readonly initialisms: readonly string[];
}

/**
 * Errors: `unknown-rename`, `invalid-rename`, and `name-clash` for names that no rule tells apart.
 */
export function buildSurface(world: World, policies: NamePolicies, config: NamingConfig): Outcome<Surface> {
  const items = witItems(world);
  const { renames, diagnostics } = readRenames(config.rename, items, policies, config.renamePlaces);
  const speller = makeSpeller(policies, config.initialisms);
  const naming: Naming = {
    world,
    items,
    speller,
    renames,
    interfaces: interfaceLabels(world, renames, speller),
    types: publicTypes(world),
    root: rootScope(speller),
    problems: [...diagnostics],
  };
  const surface = surfaceOf(naming);
  return hasErrors(naming.problems) ? { ok: false, diagnostics: naming.problems } : succeed(surface, naming.problems);
}

/** The order is the order of claims at the root: the client, types, their exceptions, services and imports, options. */
function surfaceOf(naming: Naming): Surface {
  const client = clientNames(naming);
  const labels = labelTypes(naming);
  const errors = errorClasses(naming, labels);
  const types = naming.types.order.map((index) => publicType(naming, errors, labels, index));
  const exported = services(naming, errors, types);
  const surface = {
    world: naming.world,
    ...client,
    types: types.map((type) => withService(type, exported)),
    typeOf: naming.world.types.map((_, index) => typeAt(naming, index)),
    errors: errors.list,
    services: exported,
    functions: clientFunctions(naming, errors, exported),
    imports: imports(naming, errors, types),
  };
  return { ...surface, nameTable: nameTable(surface) };
}

function typeAt(naming: Naming, index: TypeIndex): number | undefined {
  const representative = naming.types.representative.get(index);
  return representative === undefined ? undefined : naming.types.order.indexOf(representative);
}

function publicType(naming: Naming, errors: ErrorClasses, labels: TypeLabels, index: TypeIndex): PublicType {
  const definition = naming.world.types[index];
  const label = labels.get(index);
  if (definition === undefined || label === undefined) throw new Error(`type ${index} has no name`);
  return {
    type: index,
    definition,
    names: naming.speller.names(label.value, "type"),
    members: publicMembers(naming, definition, label.value),
    ...(definition.definition.kind === "resource" && { resource: publicResource(naming, errors, index, definition, label.base) }),
  };
}

function withService(type: PublicType, services: Surface["services"]): PublicType {
  if (type.resource === undefined) return type;
  const service = services.findIndex((it) => it.interface.types.includes(type.type));
  return service < 0 ? type : { ...type, resource: { ...type.resource, service } };
}

/** Exported interfaces as services of the client, imported ones as members of `Imports`. */

import type { Interface } from "../../../wit/world/world.js";
import type { NamedWorld } from "../names/name-world.js";
import { freeFunctions, interfacesOf, isProvided } from "../world/interface-role.js";
import { apiFunction } from "./api-function.js";
import { makersOf } from "./makers.js";
import type { ImportMember, PublicType, Service } from "./surface.js";

/** The API's types, to look up the resources of an interface. */
export type PublicTypeList = readonly PublicType[];

export type ImportedInterface = ImportMember & { readonly kind: "interface" };

export function services(named: NamedWorld, types: PublicTypeList): readonly Service[] {
  return interfacesOf(named.world, named.world.exports).map((it) => ({
    ...interfaceParts(named, it),
    resources: resourcesOf(types, it),
  }));
}

/** Interfaces that the application provides, in WIT order. */
export function importedInterfaces(named: NamedWorld, types: PublicTypeList): readonly ImportedInterface[] {
  return interfacesOf(named.world, named.world.imports)
    .filter(isProvided)
    .map((it) => ({
      kind: "interface",
      ...interfaceParts(named, it),
      resources: resourcesOf(types, it).filter((at) => makersOf(types[at]).length > 0),
    }));
}

function interfaceParts(named: NamedWorld, it: Interface) {
  const { id, direction } = it;
  return {
    interface: it,
    member: named.names.of({ kind: "member", direction, id }),
    type: named.names.of({ kind: "interface", direction, id }),
    asyncType: named.names.of({ kind: "async-interface", direction, id }),
    functions: freeFunctions(it).map((func) => apiFunction(named, func, direction)),
  };
}

function resourcesOf(types: PublicTypeList, it: Interface): readonly number[] {
  return it.types.flatMap((index) => {
    const at = types.findIndex((type) => type.type === index);
    return types[at]?.resource === undefined ? [] : at;
  });
}

/** What the world itself imports and exports: functions beside the services on the client, and beside the interfaces on `Imports`. */

import type { NamedWorld } from "../names/name-world.js";
import { functionsOf } from "../world/interface-role.js";
import { apiFunction } from "./api-function.js";
import { importedInterfaces, type PublicTypeList } from "./interface-surface.js";
import { makersOf } from "./makers.js";
import type { ApiFunction, ImportMember } from "./surface.js";

export function clientFunctions(named: NamedWorld): readonly ApiFunction[] {
  return functionsOf(named.world.exports).map((func) => apiFunction(named, func, "export"));
}

/** The members of `Imports`, in WIT order. Functions of the world's own resources stand with the resource. */
export function imports(named: NamedWorld, types: PublicTypeList): readonly ImportMember[] {
  const { world } = named;
  const interfaces = importedInterfaces(named, types);
  return world.imports.flatMap((item): readonly ImportMember[] => {
    switch (item.kind) {
      case "interface":
        return interfaces.filter((it) => it.interface === world.interfaces[item.interface]);
      case "function":
        if (item.function.role.kind !== "function") return [];
        return [{ kind: "function", function: apiFunction(named, item.function, "import") }];
      default: {
        const resource = types.findIndex((type) => type.type === item.type);
        return makersOf(types[resource]).length === 0 ? [] : [{ kind: "resource", resource }];
      }
    }
  });
}

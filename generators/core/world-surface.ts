/** What the world itself imports and exports: functions beside the services on the client, and beside the interfaces on `Imports`. */

import type { Func } from "../../wit/world/world.js";
import { apiFunction } from "./api-function.js";
import { languageIds } from "./backend.js";
import type { ErrorClasses } from "./error-classes.js";
import { functionsOf } from "./interface-role.js";
import { hasMakers, type ImportedInterface, importedInterfaces, makerEntries, type PublicTypeList } from "./interface-surface.js";
import { compound, type Label, label, prefixed, suffixed } from "./label.js";
import { importedId, labelOf, type Naming } from "./naming.js";
import { scopeEntry } from "./resource-surface.js";
import { checkScope, type ScopeEntry } from "./scope-check.js";
import type { ApiFunction, ImportMember, Names, Service } from "./surface.js";

/** Functions exported by the world. A service keeps its name on the client, and so does what every client has. */
export function clientFunctions(naming: Naming, errors: ErrorClasses, services: readonly Service[]): readonly ApiFunction[] {
  const members = services.map((service) => service.member);
  const functions = functionsOf(naming.world.exports).map((func) => {
    const own = labelOf(naming, func);
    const free = naming.speller.meetsGenerated(own, "client", "function") ? suffixed(own, label(naming.world.name)) : own;
    const names = namesBeside(naming, free, members);
    return apiFunction(naming, errors, func, { id: func.id, names, optionsName: [own, compound(label(naming.world.name), own)] });
  });
  const entries = services.map((service) => ({ id: service.interface.id, names: service.member }));
  checkScope(naming, [...entries, ...functions.map(scopeEntry)]);
  return functions;
}

/** The members of `Imports`, in WIT order. */
export function imports(naming: Naming, errors: ErrorClasses, types: PublicTypeList): readonly ImportMember[] {
  const interfaces = importedInterfaces(naming, errors, types);
  const members = naming.world.imports.flatMap((item): readonly ImportMember[] => {
    if (item.kind === "interface") return interfaces.filter((it) => it.interface === naming.world.interfaces[item.interface]);
    if (item.kind === "function") return freeFunction(naming, errors, interfaces, item.function);
    const resource = types.findIndex((type) => type.type === item.type);
    return hasMakers(types[resource]) ? [{ kind: "resource", resource }] : [];
  });
  checkScope(
    naming,
    members.flatMap((member) => importEntries(types, member)),
  );
  return members;
}

/** Functions of the world's own resources stand with the resource. */
function freeFunction(
  naming: Naming,
  errors: ErrorClasses,
  interfaces: readonly ImportedInterface[],
  func: Func,
): readonly ImportMember[] {
  if (func.role.kind !== "function") return [];
  const own = labelOf(naming, func);
  const members = interfaces.map((it) => it.member);
  const place = {
    id: importedId(func.id),
    names: namesBeside(naming, own, members),
    optionsName: [own, prefixed("imported", own)],
  } as const;
  return [{ kind: "function", function: apiFunction(naming, errors, func, place) }];
}

function namesBeside(naming: Naming, own: Label, members: readonly Names[]): Names {
  const names = naming.speller.names(own, "function");
  const meets = languageIds.some((language) => members.some((member) => member[language] === names[language]));
  return meets ? naming.speller.names(suffixed(own, "call"), "function") : names;
}

function importEntries(types: PublicTypeList, member: ImportMember): readonly ScopeEntry[] {
  switch (member.kind) {
    case "interface":
      return [{ id: member.interface.id, names: member.member }];
    case "function":
      return [scopeEntry(member.function)];
    case "resource":
      return makerEntries(types[member.resource]);
  }
}

/** Exported interfaces as services of the client, imported ones as members of `Imports`. */

import type { Func, Interface } from "../../wit/world/world.js";
import { apiFunction } from "./api-function.js";
import type { ErrorClasses } from "./error-classes.js";
import { interfacesOf, isWasi } from "./interface-role.js";
import { byLanguage, compound, type Label, suffixed } from "./label.js";
import { claimRoot, importedId, labelOf, type Naming } from "./naming.js";
import { scopeEntry, serviceEntries } from "./resource-surface.js";
import { checkScope, type ScopeEntry } from "./scope-check.js";
import type { ImportMember, Names, PublicType, Service } from "./surface.js";

/** The API's types, to look up the resources of an interface. */
export type PublicTypeList = readonly PublicType[];

export function services(naming: Naming, errors: ErrorClasses, types: PublicTypeList): readonly Service[] {
  return interfacesOf(naming.world, naming.world.exports).map((it) => service(naming, errors, types, it));
}

function service(naming: Naming, errors: ErrorClasses, types: PublicTypeList, it: Interface): Service {
  const own = interfaceLabel(naming, it);
  const type = claimType(naming, it.id, [compound(own), suffixed(compound(own), "service")]);
  const functions = freeFunctions(it).map((func) => {
    const label = labelOf(naming, func);
    const names = naming.speller.names(label, "function");
    return apiFunction(naming, errors, func, {
      id: func.id,
      names,
      optionsName: [compound(own, label), compound(type, label, "call")],
    });
  });
  const resources = resourcesOf(types, it);
  checkScope(naming, [...functions.map(scopeEntry), ...resources.flatMap((at) => resourceEntries(naming, types, at))]);
  const member = naming.speller.meetsGenerated(own, "client", "member") ? suffixed(own, "service") : own;
  return {
    interface: it,
    member: naming.speller.names(member, "member"),
    type: serviceTypeNames(naming, type),
    asyncType: naming.speller.names(compound("async", type), "type"),
    functions,
    resources,
  };
}

/** Interfaces that the application provides, in WIT order. */
export function importedInterfaces(naming: Naming, errors: ErrorClasses, types: PublicTypeList): readonly ImportedInterface[] {
  return interfacesOf(naming.world, naming.world.imports)
    .filter(isProvided)
    .map((it) => importedInterface(naming, errors, types, it));
}

export type ImportedInterface = ImportMember & { readonly kind: "interface" };

/** Methods are called on the application's own objects, so an interface with nothing else needs no member. */
function isProvided(it: Interface): boolean {
  return !isWasi(it) && it.functions.some((func) => func.role.kind !== "method");
}

function importedInterface(naming: Naming, errors: ErrorClasses, types: PublicTypeList, it: Interface): ImportedInterface {
  const own = interfaceLabel(naming, it);
  const isExportedToo = naming.world.interfaces.some((other) => other.id === it.id && other.direction === "export");
  const bare = isExportedToo ? compound("imported", own) : compound(own);
  const type = claimType(naming, importedId(it.id), [bare, suffixed(bare, "import")]);
  const functions = freeFunctions(it).map((func) => {
    const label = labelOf(naming, func);
    const names = naming.speller.names(label, "function");
    return apiFunction(naming, errors, func, {
      id: importedId(func.id),
      names,
      optionsName: [compound(type, label), compound(type, label, "call")],
    });
  });
  const resources = resourcesOf(types, it).filter((at) => hasMakers(types[at]));
  checkScope(naming, [...functions.map(scopeEntry), ...resources.flatMap((at) => makerEntries(types[at]))]);
  return {
    kind: "interface",
    interface: it,
    member: naming.speller.names(own, "member"),
    type: naming.speller.names(type, "type"),
    asyncType: naming.speller.names(compound("async", type), "type"),
    functions,
    resources,
  };
}

/** Whether the application provides functions for an imported resource besides its methods. */
export function hasMakers(type: PublicType | undefined): boolean {
  const resource = type?.resource;
  return resource !== undefined && (resource.construct !== undefined || resource.statics.length > 0);
}

/** Constructor and statics of an imported resource, which stand beside the functions of its interface or world. */
export function makerEntries(type: PublicType | undefined): readonly ScopeEntry[] {
  const resource = type?.resource;
  if (resource === undefined) return [];
  return [...(resource.construct ? [resource.construct] : []), ...resource.statics].map(scopeEntry);
}

function resourceEntries(naming: Naming, types: PublicTypeList, at: number): readonly ScopeEntry[] {
  const type = types[at];
  return type?.resource ? serviceEntries(naming, type.definition, type.resource) : [];
}

function interfaceLabel(naming: Naming, it: Interface): Label {
  return naming.interfaces.get(it.id) ?? labelOf(naming, it);
}

function freeFunctions(it: Interface): readonly Func[] {
  return it.functions.filter((func) => func.role.kind === "function");
}

function resourcesOf(types: PublicTypeList, it: Interface): readonly number[] {
  return it.types.flatMap((index) => {
    const at = types.findIndex((type) => type.type === index);
    return types[at]?.resource === undefined ? [] : at;
  });
}

function claimType(naming: Naming, id: string, [first, ...rest]: readonly [Label, ...Label[]]): Label {
  const claim = (label: Label) => [label, compound("async", label), serviceLabel(label)];
  const [type] = claimRoot(naming, id, [claim(first), ...rest.map(claim)]);
  return type ?? first;
}

/** Go's `InvoicesService`; an interface that is called a service already keeps its name. */
function serviceLabel(type: Label): Label {
  return Object.values(type.words).every((name) => name.words.at(-1)?.text === "service") ? type : compound(type, "service");
}

function serviceTypeNames(naming: Naming, type: Label): Names {
  const { names, policies } = naming.speller;
  const [plain, service] = [names(type, "type"), names(serviceLabel(type), "type")];
  return byLanguage((language) => (policies[language].flattens.has("service-type") ? service : plain)[language]);
}

/** How a suite calls the functions of a client, and implements those of the application. */

import type { Direction, Func, TypeIndex } from "../../wit/world/world.js";
import { allFunctions } from "../core/surface/api-functions.js";
import type { ApiFunction, ImportMember, PublicResource, PublicType, Surface } from "../core/surface/surface.js";
import { parameterNames } from "./code/export-call.js";
import { braced, type Lines, property, propertyKey } from "./code/lines.js";
import { functionsOf } from "./code/linkage.js";

export function apiFunctionOf(surface: Surface, { id }: Func, direction: Direction): ApiFunction {
  const found = allFunctions(surface).find((it) => it.direction === direction && it.function.function.id === id);
  if (found === undefined) throw new Error(`${id} is no ${direction} of the API`);
  return found.function;
}

/** E.g. `run.client.invoices.create("cus_1", [], { currency: undefined })`. `args` are expressions, one for each WIT parameter. */
export function clientCall(surface: Surface, func: ApiFunction, args: readonly string[]): string {
  const list = argumentList(func, args);
  const { role } = func.function;
  if (role.kind === "function") return `${place(surface, func)}(${list})`;
  if (role.kind === "method") return `${args[0]}${property(func.names.typescript)}(${list})`;
  const factory = `${servicePlace(surface, role.resource)}${property(resourceOf(surface, role.resource).member.typescript)}`;
  return role.kind === "constructor" ? `new ${factory}(${list})` : `${factory}${property(func.names.typescript)}(${list})`;
}

function argumentList(func: ApiFunction, args: readonly string[]): string {
  const named = func.params.filter((param) => param.optional);
  const options = named.map((param) => `${propertyKey(param.names.typescript)}: ${args[param.index]}`);
  const positional = func.params.filter((param) => !param.optional).map((param) => args[param.index] ?? "");
  return [...positional, ...(named.length === 0 ? [] : [`{ ${options.join(", ")} }`])].join(", ");
}

function place(surface: Surface, func: ApiFunction): string {
  const service = surface.services.find((it) => it.functions.includes(func));
  const owner = service === undefined ? "run.client" : `run.client${property(service.member.typescript)}`;
  return `${owner}${property(func.names.typescript)}`;
}

function publicType(surface: Surface, type: TypeIndex): PublicType {
  const found = surface.types[surface.typeOf[type] ?? -1];
  if (found === undefined) throw new Error(`type ${type} is not public`);
  return found;
}

function resourceOf(surface: Surface, type: TypeIndex): PublicResource {
  const { resource } = publicType(surface, type);
  if (resource === undefined) throw new Error(`type ${type} is no resource`);
  return resource;
}

function servicePlace(surface: Surface, type: TypeIndex): string {
  const service = surface.services[resourceOf(surface, type).service ?? -1];
  return `run.client${property(service?.member.typescript ?? "")}`;
}

/** The object literal for `Imports`, as lines. */
export function importsLines(surface: Surface): Lines {
  return surface.imports.flatMap((member) => memberLines(surface, member));
}

function memberLines(surface: Surface, member: ImportMember): Lines {
  const functions = functionsOf(surface.types, member).flatMap(stubLines);
  return member.kind === "interface" ? braced(`${propertyKey(member.member.typescript)}:`, functions, "},") : functions;
}

/** The methods of an object that implements an imported resource. */
export function objectLines(surface: Surface, resource: TypeIndex): Lines {
  return resourceOf(surface, resource).methods.flatMap((func) => stubLines(func));
}

/** A function that hands its arguments, in WIT order, to the run. */
function stubLines(func: ApiFunction): Lines {
  const self = func.function.role.kind === "method" ? ["this"] : [];
  const args = func.params.map((param) =>
    param.optional ? `options${property(param.names.typescript)}` : param.names.typescript,
  );
  const call = `run.stub(${JSON.stringify(func.function.id)}, [${[...self, ...args].join(", ")}])`;
  return braced(`${propertyKey(func.names.typescript)}(${parameterNames(func).join(", ")})`, [`return ${call};`], "},");
}

/** The class that a fallible function throws, as the suite names it. */
export function errorClass(surface: Surface, func: ApiFunction): string {
  const index = func.result.kind === "fallible" ? func.result.errorClass : undefined;
  return `sdk.${index === undefined ? "ResultError" : surface.errors[index]?.names.typescript}`;
}

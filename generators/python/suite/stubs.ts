/** How a suite calls the functions of a client, and implements those of the application. */

import type { Direction, Func, TypeIndex } from "../../../wit/world/world.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, PublicType, Surface } from "../../core/surface/surface.js";
import { makers, worldFunctions } from "../api/imports.js";
import { imported, list, type Python, type PythonBlock, py } from "../code/python.js";
import { stringText } from "./values.js";

export function apiFunctionOf(surface: Surface, { id }: Func, direction: Direction): ApiFunction {
  const found = allFunctions(surface).find((it) => it.direction === direction && it.function.function.id === id);
  if (found === undefined) throw new Error(`${id} is no ${direction} of the API`);
  return found.function;
}

/** E.g. `run.client.invoices.create("cus_1", [], currency=None)`. `args` are expressions, one for each WIT parameter. */
export function clientCall(surface: Surface, func: ApiFunction, args: readonly Python[]): Python {
  const positional = func.params.filter((param) => !param.optional).map((param) => args[param.index] ?? py``);
  const named = func.params
    .filter((param) => param.optional)
    .map((param) => py`${param.names.python}=${args[param.index] ?? py``}`);
  return py`${target(surface, func, args)}(${list([...positional, ...named])})`;
}

function target(surface: Surface, func: ApiFunction, args: readonly Python[]): Python {
  const { role } = func.function;
  if (role.kind === "method") return py`${args[0] ?? py``}.${func.names.python}`;
  if (role.kind === "function") {
    const service = surface.services.find((it) => it.functions.includes(func));
    return py`run.client.${service === undefined ? "" : `${service.member.python}.`}${func.names.python}`;
  }
  const { resource } = publicType(surface, role.resource);
  const service = surface.services[resource?.service ?? -1];
  const factory = `run.client.${service === undefined ? "" : `${service.member.python}.`}${resource?.member.python}`;
  return py`${role.kind === "constructor" ? factory : `${factory}.${func.names.python}`}`;
}

function publicType(surface: Surface, type: TypeIndex): PublicType {
  const found = surface.types[surface.typeOf[type] ?? -1];
  if (found === undefined) throw new Error(`type ${type} is not public`);
  return found;
}

/** Lines that define `imports`. */
export function importsLines(surface: Surface): readonly PythonBlock[] {
  if (surface.imports.length === 0) return [];
  const interfaces = surface.imports.flatMap((member) => (member.kind === "interface" ? [member] : []));
  const members = interfaces.map((member) => {
    const functions = [...member.functions, ...makers(surface, member.resources)];
    return py`${member.member.python}=${imported("types", "SimpleNamespace")}(${functions.map(stubText).join(", ")}),`;
  });
  return ["imports = sdk.Imports(", [...members, ...worldFunctions(surface).map((func) => `${stubText(func)},`)], ")"];
}

/** The methods of an object that implements an imported resource: `{"read": lambda self, n: …}`. */
export function objectText(surface: Surface, resource: TypeIndex): string {
  const methods = publicType(surface, resource).resource?.methods ?? [];
  return `{${methods.map((func) => `${stringText(func.names.python)}: ${stubLambda(func)}`).join(", ")}}`;
}

function stubText(func: ApiFunction): string {
  return `${func.names.python}=${stubLambda(func)}`;
}

/** A function that hands its arguments, in WIT order, to the run. */
function stubLambda(func: ApiFunction): string {
  const self = func.function.role.kind === "method" ? ["self"] : [];
  const positional = func.params.filter((param) => !param.optional).map((param) => param.names.python);
  const named = func.params.filter((param) => param.optional).map((param) => param.names.python);
  const parameters = [...self, ...positional, ...(named.length === 0 ? [] : ["*"]), ...named].join(", ");
  const values = [stringText(func.function.id), ...self, ...func.params.map((param) => param.names.python)];
  return `lambda${parameters === "" ? "" : ` ${parameters}`}: run.stub(${values.join(", ")})`;
}

/** The class that a fallible function raises. */
export function errorClass(surface: Surface, func: ApiFunction): string {
  const index = func.result.kind === "fallible" ? func.result.errorClass : undefined;
  return `sdk.${index === undefined ? "ResultError" : surface.errors[index]?.names.python}`;
}

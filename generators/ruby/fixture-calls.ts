/** How a suite calls the functions of a client, and implements those of the application. */

import type { Direction, Func, TypeIndex } from "../../wit/world/world.js";
import { allFunctions } from "../core/surface/api-functions.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, Surface } from "../core/surface/surface.js";
import { block, type Lines } from "./code/lines.js";
import { memberFunctions } from "./glue-view.js";
import { rubyString } from "./ruby-string.js";
import { publicTypeOf } from "./types.js";

export function apiFunctionOf(surface: Surface, { id }: Func, direction: Direction): ApiFunction {
  const found = allFunctions(surface).find((it) => it.direction === direction && it.function.function.id === id);
  if (found === undefined) throw new Error(`${id} is no ${direction} of the API`);
  return found.function;
}

/** E.g. `RUN.client.invoices.create("cus_1", [], currency: nil)`. `args` are expressions, one for each WIT parameter. */
export function clientCall(surface: Surface, func: ApiFunction, args: readonly string[]): string {
  const positional = func.params.filter((param) => !param.optional).map((param) => args[param.index] ?? "");
  const named = func.params.filter((param) => param.optional).map((param) => `${param.names.ruby}: ${args[param.index]}`);
  return `${receiver(surface, func, args)}.${func.names.ruby}(${[...positional, ...named].join(", ")})`;
}

function receiver(surface: Surface, func: ApiFunction, args: readonly string[]): string {
  const { role } = func.function;
  if (role.kind === "method") return args[0] ?? "";
  const service =
    role.kind === "function"
      ? surface.services.find((it) => it.functions.includes(func))
      : surface.services[publicTypeOf(surface, role.resource).resource?.service ?? -1];
  return service === undefined ? "RUN.client" : `RUN.client.${service.member.ruby}`;
}

/** The Hash for `imports:`, one entry a line. */
export function importsLines(surface: Surface): Lines {
  return surface.imports.flatMap((member) => memberLines(surface, member));
}

function memberLines(surface: Surface, member: ImportMember): Lines {
  if (member.kind === "interface") {
    const [first = "", ...rest] = block(
      `${member.member.ruby}: Class.new do`,
      memberFunctions(surface, member).flatMap(stubLines),
    );
    return [first, ...rest.map((line) => (line === "end" ? "end.new," : line))];
  }
  const functions = member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource]);
  return functions.map((func) => `${func.names.ruby}: lambda { |${parameters(func)}| ${stub(func)} },`);
}

/** The methods of an object that implements an imported resource. */
export function objectLines(surface: Surface, resource: TypeIndex): Lines {
  return (publicTypeOf(surface, resource).resource?.methods ?? []).flatMap(stubLines);
}

/** A method that hands its arguments, in WIT order, to the run. */
function stubLines(func: ApiFunction): Lines {
  return block(`def ${func.names.ruby}(${parameters(func)})`, [stub(func)]);
}

/** Required by position and options by name, as the package must call it. */
function parameters(func: ApiFunction): string {
  const required = func.params.filter((param) => !param.optional).map((param) => param.names.ruby);
  const options = func.params.filter((param) => param.optional).map((param) => `${param.names.ruby}:`);
  return [...required, ...options].join(", ");
}

function stub(func: ApiFunction): string {
  const self = func.function.role.kind === "method" ? ["self"] : [];
  const args = func.params.map((param) =>
    param.optional ? `binding.local_variable_get(:${param.names.ruby})` : param.names.ruby,
  );
  return `RUN.stub(${[rubyString(func.function.id), ...self, ...args].join(", ")})`;
}

/** The class that a fallible function raises. */
export function errorClass(surface: Surface, sdk: string, func: ApiFunction): string {
  const index = func.result.kind === "fallible" ? func.result.errorClass : undefined;
  return `${sdk}::${index === undefined ? "ResultError" : surface.errors[index]?.names.ruby}`;
}

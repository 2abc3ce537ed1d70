/** `index.js` as lines. */

import type { ApiFunction, ErrorClass, PublicType, Service, Surface } from "../core/surface/surface.js";
import { CallPrinter, method } from "./code/calls.js";
import { parameterNames } from "./code/export-call.js";
import { Glue } from "./code/glue.js";
import { braced, type Lines, property, propertyKey } from "./code/lines.js";
import { linkage } from "./code/linkage.js";
import { closeMethods, resourceClass } from "./code/resource-class.js";
import { type LinkerPart, partFiles } from "./linker-parts.js";

/** What `index.js` exports on from the runtime. */
export const publicNames = ["ClosedError", "ReentrancyError", "ResultError", "SdkError", "TrapError"];
/** The same of the part for WASI. */
export const wasiNames = ["BlockedError", "ExitError"];

export interface ModuleInput {
  readonly surface: Surface;
  /** WIT paths of the functions that the plan exports, in its order. */
  readonly exports: readonly string[];
  /** E.g. `billing.wasm`. */
  readonly artifact: string;
  readonly parts: readonly LinkerPart[];
}

export function moduleLines(input: ModuleInput): Lines {
  const { surface, parts, exports } = input;
  const glue = new Glue(surface);
  const body = [
    ...surface.types.flatMap((type) => publicType(glue, type)),
    ...surface.errors.flatMap((error) => errorClass(glue, error)),
    ...surface.services.flatMap((service) => serviceFactory(glue, exports, service)),
    ...worldFactory(glue, exports, surface.functions),
    ...clientClass(input),
    ...linkage(glue, parts),
  ];
  // The functions that the body asked for, and those that they ask for.
  const functions = glue.functions.flatMap(({ name, params, body }) => [
    "",
    ...braced(`function ${name}(${params.join(", ")})`, body),
  ]);
  return [
    'import plan from "./plan.js";',
    'import * as $ from "./runtime/index.js";',
    ...parts.map((part) => `import { ${part} as $${part} } from "./runtime/${partFiles[part]}";`),
    "",
    `export { ${publicNames.join(", ")} } from "./runtime/index.js";`,
    ...(parts.includes("wasi") ? [`export { ${wasiNames.join(", ")} } from "./runtime/${partFiles.wasi}";`] : []),
    "",
    ...body,
    ...functions,
  ];
}

/** What a type is at run time: a class for a resource of the guest, a constant for an enum; other types are gone. */
function publicType(glue: Glue, type: PublicType): Lines {
  const name = type.names.typescript;
  if (type.resource?.direction === "export") {
    return [...braced(`export class ${name}`, braced("constructor()", [`$.notConstructible("${name}");`])), ""];
  }
  if (type.definition.definition.kind !== "enum") return [];
  const literals = type.members.map((member) => JSON.stringify(member.literal.typescript));
  return [
    `export const ${name} = Object.freeze({`,
    type.members.map((member, i) => `${propertyKey(member.names.typescript)}: ${literals[i]},`),
    "});",
    `const ${glue.cases(type.type)} = $.enumeration(${name});`,
    "",
  ];
}

function errorClass(glue: Glue, { names: { typescript: name }, type }: ErrorClass): Lines {
  const wit = JSON.stringify(glue.publicType(type).definition.name.kebab);
  return [
    ...braced(
      `export class ${name} extends $.SdkError`,
      braced("constructor(payload)", [`super($.describe(payload, ${wit}));`, "this.payload = payload;"]),
    ),
    `$.named(${name}, "${name}");`,
    "",
  ];
}

/** The function that makes a service: closures, since V8 then knows what they call, which halves the cost of a call. */
function serviceFactory(glue: Glue, exports: readonly string[], service: Service): Lines {
  const calls = new CallPrinter(glue, exports);
  const types = service.resources.flatMap((index) => glue.surface.types[index] ?? []);
  const constants = types.map(({ type }) => `const ${glue.resourceConstant(type)} = ${glue.resource(type, "$instance")};`);
  const [resources, methods] = glue.inScopeOf(types, () => [
    types.flatMap((type) => resourceClass(glue, calls, type)),
    service.functions.flatMap((func) => method(func, calls.body(func), { end: "," })),
  ]);
  const factories = types.map(({ resource }) => `${resource?.member.typescript}: $${resource?.member.typescript},`);
  const body = [...calls.constants, ...constants, ...resources, "return {", [...factories, ...methods], "};"];
  return [...braced(`function ${factoryName(service)}($instance)`, body), ""];
}

function factoryName(service: Service): string {
  return `$${service.type.typescript}`;
}

/** The functions of the world itself, to which the client's methods pass their arguments. */
function worldFactory(glue: Glue, exports: readonly string[], functions: readonly ApiFunction[]): Lines {
  if (functions.length === 0) return [];
  const calls = new CallPrinter(glue, exports);
  const methods = functions.flatMap((func) => method(func, calls.body(func), { end: "," }));
  return [...braced("function $world($instance)", [...calls.constants, "return {", methods, "};"]), ""];
}

function clientClass({ surface, artifact }: ModuleInput): Lines {
  const name = surface.client.typescript;
  const hasFunctions = surface.functions.length > 0;
  const services = surface.services.map((it) => `this${property(it.member.typescript)} = ${factoryName(it)}($instance);`);
  const functions = surface.functions.flatMap((func) => {
    return method(func, [`return this.#world${property(func.names.typescript)}(${parameterNames(func).join(", ")});`]);
  });
  const url = `() => new URL("./${artifact}", import.meta.url)`;
  const members = [
    "#instance;",
    ...(hasFunctions ? ["#world;"] : []),
    ...braced("constructor($instance)", [
      `if (!($instance instanceof $.Instance)) $.notConstructible("${name}", "${name}.load");`,
      "this.#instance = $instance;",
      ...(hasFunctions ? ["this.#world = $world($instance);"] : []),
      ...services,
    ]),
    ...braced("static async load(options)", [`return new ${name}(await $.open(${url}, $glue, options));`]),
    ...functions,
    ...closeMethods("this.#instance.close();"),
  ];
  return [...braced(`export class ${name}`, members), ""];
}

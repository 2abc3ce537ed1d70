/** `README.md`. */

import type { BackendInput } from "../../core/backend-input.js";
import { makersOf } from "../../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../../core/surface/surface.js";
import { modulesOf } from "../api/modules.js";
import { shownCall } from "../api/signature.js";
import { block, type PythonCode, pyCode } from "../code/python.js";
import type { PythonOptions } from "../options.js";
import { ENGINE_TESTED } from "./manifest.js";
import { pythonText } from "./module.js";

export interface ReadmeView {
  readonly title: string;
  readonly description: string;
  readonly distribution: string;
  readonly package: string;
  readonly asyncClient: string;
  readonly engineTested: string;
  /** A whole program that runs as shown. */
  readonly example: string;
  readonly reach: readonly string[];
  readonly reachesNothing: boolean;
  readonly callsWasi: boolean;
  readonly services: readonly ReadmeSection[];
  readonly sha256: string;
}

export interface ReadmeSection {
  /** E.g. `client.invoices`. */
  readonly title: string;
  readonly functions: readonly string[];
}

export function readmeView({ surface, sdk, reach, artifact, plan }: BackendInput, options: PythonOptions): ReadmeView {
  return {
    title: sdk.name ?? options.distribution,
    description: sdk.description ?? surface.world.docs ?? `The API of ${surface.world.name.kebab}.`,
    ...options,
    asyncClient: surface.asyncClient.python,
    engineTested: ENGINE_TESTED,
    example: pythonText(example(surface, options)),
    reach,
    reachesNothing: reach.length === 0,
    callsWasi: plan.layer !== undefined,
    services: sections(surface),
    sha256: artifact.sha256,
  };
}

/** Runs as shown: what the application provides only raises, and the first call is one that needs no arguments. */
function example(surface: Surface, { package: name }: PythonOptions): PythonCode {
  const client = surface.client.python;
  const hosts = surface.imports.map((member) => host(surface, member));
  const made = hosts.length === 0 ? `${client}()` : `${client}(imports=imports)`;
  return pyCode(
    `from ${name} import ${[client, ...(hosts.length === 0 ? [] : ["Imports"])].sort().join(", ")}`,
    "",
    ...hosts.flatMap((each) => ["", hostClass(each), ""]),
    ...(hosts.length === 0 ? [] : ["", "imports = Imports(", hosts.flatMap((each) => each.arguments.map((it) => `${it},`)), ")"]),
    block(`with ${made} as client`, `print(${firstCall(surface)})`),
  );
}

/** What stands for the application. */
interface Host {
  /** E.g. `MyHost`. */
  readonly className: string;
  readonly functions: readonly string[];
  /** E.g. `host=MyHost()`. */
  readonly arguments: readonly string[];
}

function hostClass({ className, functions }: Host): PythonCode {
  const methods = functions.map((name) => block(`def ${name}(self, *args, **options)`, "raise NotImplementedError"));
  return block(`class ${className}`, ...methods.flatMap((each, i) => (i === 0 ? [each] : ["", each])));
}

/** A class with the functions of one member of `Imports`; a function of the world is a method of a class of its own. */
function host(surface: Surface, member: ImportMember): Host {
  if (member.kind === "interface") {
    const made = member.resources.flatMap((index) => makersOf(surface.types[index]));
    const functions = [...member.functions, ...made].map(({ names }) => names.python);
    const className = `My${member.type.python}`;
    return { className, functions, arguments: [`${member.member.python}=${className}()`] };
  }
  const functions = (member.kind === "function" ? [member.function] : makersOf(surface.types[member.resource])).map(
    ({ names }) => names.python,
  );
  const className = `My${functions.map(pascalCase).join("")}`;
  return { className, functions, arguments: functions.map((func) => `${func}=${className}().${func}`) };
}

const pascalCase = (snake: string) => snake.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());

function firstCall(surface: Surface): string {
  const isPlain = ({ params, result }: ApiFunction) => params.every((param) => param.optional) && result.kind === "value";
  const own = surface.functions.filter(isPlain).map(({ names }) => `client.${names.python}()`);
  const others = surface.services.flatMap((service) =>
    service.functions.filter(isPlain).map(({ names }) => `client.${service.member.python}.${names.python}()`),
  );
  return [...own, ...others].at(0) ?? "client";
}

function sections(surface: Surface): readonly ReadmeSection[] {
  const services = surface.services.map((service) => ({
    title: `client.${service.member.python}`,
    functions: service.functions.map((func) => callText(surface, func, func.names.python)),
  }));
  const client = { title: "client", functions: surface.functions.map((func) => callText(surface, func, func.names.python)) };
  return [client, ...services, ...surface.types.flatMap((type) => resourceSection(surface, type))].filter(
    (it) => it.functions.length > 0,
  );
}

/** How the resource is made, then its methods. */
function resourceSection(surface: Surface, { resource, names }: PublicType): readonly ReadmeSection[] {
  if (resource?.direction !== "export") return [];
  const service = surface.services[resource.service ?? -1];
  const factory = `client.${service === undefined ? "" : `${service.member.python}.`}${resource.member.python}`;
  const makers = [
    ...(resource.construct ? [callText(surface, resource.construct, factory)] : []),
    ...resource.statics.map((func) => callText(surface, func, `${factory}.${func.names.python}`)),
  ];
  return [
    {
      title: names.python,
      functions: [...makers, ...resource.methods.map((func) => callText(surface, func, func.names.python))],
    },
  ];
}

/** `create(customer_id: str, *, currency: Currency | None = None) -> Invoice` */
function callText(surface: Surface, func: ApiFunction, name: string): string {
  const to = { surface, modules: modulesOf(surface), mode: "sync", hidden: new Set<string>(), style: "shown" } as const;
  return `${name}${shownCall(to, func)}`;
}

/** `README.md`. */

import type { BackendInput } from "../core/backend-input.js";
import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../core/surface/surface.js";
import type { PythonOptions } from "./options.js";
import { ENGINE_TESTED } from "./project-view.js";
import { signature } from "./signature.js";
import { Uses } from "./types.js";
import type { ExampleView, ReadmeView } from "./view.js";

export function readmeView({ surface, sdk, reach, artifact, stateless }: BackendInput, options: PythonOptions): ReadmeView {
  return {
    title: sdk.name ?? options.distribution,
    description: sdk.description ?? surface.world.docs ?? `The API of ${surface.world.name.kebab}.`,
    ...options,
    client: surface.client.python,
    asyncClient: surface.asyncClient.python,
    engineTested: ENGINE_TESTED,
    example: example(surface, options),
    reach,
    reachesNothing: reach.length === 0,
    services: sections(surface),
    isStateless: stateless,
    sha256: artifact.sha256,
  };
}

/** Runs as shown: what the application provides only raises, and the first call is one that needs no arguments. */
function example(surface: Surface, { package: name }: PythonOptions): ExampleView {
  const client = surface.client.python;
  const hosts = surface.imports.map((member) => host(surface, member));
  const asksForImports = hosts.length > 0;
  return {
    package: name,
    imported: [client, ...(asksForImports ? ["Imports"] : [])].sort().join(", "),
    hosts,
    asksForImports,
    client: `${client}(${asksForImports ? "imports=imports" : ""})`,
    call: firstCall(surface),
  };
}

/** A class with the functions of one member of `Imports`; a function of the world is a method of a class of its own. */
function host(surface: Surface, member: ImportMember): ExampleView["hosts"][number] {
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

function sections(surface: Surface): ReadmeView["services"] {
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
function resourceSection(surface: Surface, { resource, names }: PublicType): ReadmeView["services"] {
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
  const to = { surface, mode: "sync", hidden: new Set<string>(), uses: new Uses() } as const;
  const options = {
    keyword: "def",
    indent: "",
    result: (type: string) => type,
    given: "wide",
    returned: "result",
    allGiven: false,
  } as const;
  const text = signature(to, func, { ...options, name: "", end: "" }).replaceAll(/\s+/g, " ");
  return `${name}${text
    .replace(/^def \( ?self,? ?/, "(")
    .replace(/, \) ->/, ") ->")
    .replaceAll(/\b_(abc|typing)\./g, "")}`;
}

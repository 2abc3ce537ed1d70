/** `README.md`. */

import type { BackendInput } from "../core/backend.js";
import type { ApiFunction, PublicType, Surface } from "../core/surface.js";
import type { PythonOptions } from "./options.js";
import { signature } from "./signature.js";
import { Uses } from "./types.js";
import type { ReadmeView } from "./view.js";

export function readmeView({ surface, sdk, reach, artifact, stateless }: BackendInput, options: PythonOptions): ReadmeView {
  return {
    title: sdk.name ?? options.distribution,
    description: sdk.description ?? surface.world.docs ?? `The API of ${surface.world.name.kebab}.`,
    ...options,
    client: surface.client.python,
    asyncClient: surface.asyncClient.python,
    example: example(surface, options),
    reach,
    reachesNothing: reach.length === 0,
    services: sections(surface),
    isStateless: stateless,
    sha256: artifact.sha256,
  };
}

/** Runs as shown: it makes a client, and prints what the client offers. */
function example(surface: Surface, { package: name }: PythonOptions): readonly string[] {
  const client = surface.client.python;
  if (surface.imports.length > 0) return [`from ${name} import ${client}, Imports`, "", `help(${client})`, "help(Imports)"];
  return [`from ${name} import ${client}`, "", `with ${client}() as client:`, "    help(client)"];
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

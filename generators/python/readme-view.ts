/** `README.md`. */

import type { BackendInput } from "../core/backend.js";
import type { ApiFunction, Surface } from "../core/surface.js";
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
  const to = { surface, mode: "sync", hidden: new Set<string>(), uses: new Uses() } as const;
  const line = (owner: string) => (func: ApiFunction) => {
    const options = { keyword: "def", indent: "", result: (type: string) => type, given: "wide", returned: "result", allGiven: false } as const;
    const text = signature(to, func, { ...options, name: func.names.python, end: "" });
    return `${owner}${text.replace(/^def /, "").replace(/\(self(, )?/, "(").replaceAll(/\s*\n\s*/g, " ")}`;
  };
  return [
    ...(surface.functions.length === 0 ? [] : [{ title: "client", functions: surface.functions.map(line("")) }]),
    ...surface.services.map((service) => ({ title: `client.${service.member.python}`, functions: service.functions.map(line("")) })),
  ].filter((section) => section.functions.length > 0);
}

/** Which module of the package defines a name of the API. */

import type { Surface } from "../../core/surface/surface.js";

export type Modules = ReadonlyMap<string, string>;

export function modulesOf(surface: Surface): Modules {
  const modules = new Map<string, string>();
  for (const { names, resource, members, definition } of surface.types) {
    if (resource === undefined) modules.set(names.python, "_types");
    else {
      modules.set(names.python, resource.direction === "import" ? "_imports" : "_services");
      modules.set(resource.asyncType.python, resource.direction === "import" ? "_imports" : "_aio");
      if (resource.direction === "export") {
        modules.set(`_${names.python}Factory`, "_services");
        modules.set(`_${resource.asyncType.python}Factory`, "_aio");
      }
    }
    if (definition.definition.kind === "variant") for (const member of members) modules.set(member.names.python, "_types");
  }
  for (const { names } of surface.errors) modules.set(names.python, "_errors");
  for (const service of surface.services) {
    modules.set(service.type.python, "_services");
    modules.set(service.asyncType.python, "_aio");
  }
  for (const member of surface.imports) {
    if (member.kind !== "interface") continue;
    modules.set(member.type.python, "_imports");
    modules.set(member.asyncType.python, "_imports");
  }
  if (surface.imports.length > 0) for (const name of ["Imports", "AsyncImports"]) modules.set(name, "_imports");
  return modules;
}

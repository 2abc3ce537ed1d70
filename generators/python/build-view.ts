/** From the surface to everything that is printed. */

import type { BackendInput } from "../core/backend-input.js";
import { shapeSet } from "../core/shapes/shape-set.js";
import type { Surface } from "../core/surface/surface.js";
import { abiView } from "./abi-view.js";
import { clientsView } from "./client-view.js";
import { errorsView } from "./errors-view.js";
import { functionNames } from "./function-names.js";
import { headerView, modulesOf } from "./header-view.js";
import { importsView } from "./imports-view.js";
import { initView } from "./init-view.js";
import type { PythonOptions } from "./options.js";
import { projectView } from "./project-view.js";
import { readmeView } from "./readme-view.js";
import { type Form, resourceView, serviceView } from "./service-view.js";
import { type Mode, Uses } from "./types.js";
import { typesView } from "./types-view.js";
import type { PythonView, ServicesView } from "./view.js";

export function buildView(input: BackendInput, options: PythonOptions): PythonView {
  const { surface, stateless } = input;
  const names = functionNames(surface);
  const modules = modulesOf(surface);
  const importUses = new Uses();
  const imports = importsView(surface, importUses);
  return {
    project: projectView(input, options),
    readme: readmeView(input, options),
    types: typesView(surface),
    errors: errorsView(surface, modules),
    imports: { ...imports, header: headerView(importUses, modules, "_imports") },
    abi: abiView(surface, shapeSet(surface), names, stateless),
    services: servicesView(surface, names, "sync", stateless, modules),
    aio: servicesView(surface, names, "async", stateless, modules),
    clients: clientsView(input, names, modules),
    init: initView(surface),
  };
}

function servicesView(
  surface: Surface,
  names: Form["names"],
  mode: Mode,
  isStateless: boolean,
  modules: ReadonlyMap<string, string>,
): ServicesView {
  const form: Form = { surface, names, mode, isStateless, uses: new Uses() };
  const withNumbers = surface.types.filter((type) => type.resource !== undefined).map((type, number) => ({ type, number }));
  const exported = withNumbers.filter(({ type }) => type.resource?.direction === "export");
  const resources = exported.map(({ type, number }) => resourceView(form, type, number));
  const services = surface.services.map((service) => serviceView(form, service));
  return {
    header: headerView(form.uses, modules, mode === "async" ? "_aio" : "_services"),
    resources,
    services,
  };
}

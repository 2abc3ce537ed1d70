/** `_client.py`: the client, sync or async. */

import type { BackendInput } from "../core/backend-input.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
import { docstring } from "./docs.js";
import type { FunctionNames } from "./function-names.js";
import { headerView } from "./header-view.js";
import { makers } from "./imports-view.js";
import { bracketed } from "./layout.js";
import { type Form, factories, guestMethod } from "./service-view.js";
import { Uses } from "./types.js";
import type { ClientsView, ClientView } from "./view.js";

export function clientsView(input: BackendInput, names: FunctionNames, modules: ReadonlyMap<string, string>): ClientsView {
  const uses = new Uses();
  const sync = clientView(input, { surface: input.surface, names, mode: "sync", isStateless: input.stateless, uses });
  const async = clientView(input, { surface: input.surface, names, mode: "async", isStateless: input.stateless, uses });
  return { header: headerView(uses, modules, "_client"), sync, async };
}

function clientView({ surface, stateless }: BackendInput, form: Form): ClientView {
  const isAsync = form.mode === "async";
  const hidden = new Set(surface.functions.map((func) => func.names.python));
  const services = surface.services.map((service) => ({
    member: service.member.python,
    type: refer(form, isAsync ? service.asyncType.python : service.type.python),
    docs: docstring(service.interface.docs, `The interface \`${service.interface.name.kebab}\`.`, "        "),
  }));
  const classes = resourceClasses(form);
  const hasImports = surface.imports.length > 0;
  const importsClass = isAsync ? "AsyncImports" : "Imports";
  if (hasImports) refer(form, importsClass);
  const bound = binders(form);
  const about = surface.world.docs === undefined ? undefined : { text: surface.world.docs };
  return {
    name: isAsync ? surface.asyncClient.python : surface.client.python,
    docs: docstring(about, `The client of ${surface.world.name.kebab}.`, "    "),
    hasImports,
    importsClass,
    isStateless: stateless,
    services,
    factories: factories(form, resourcesOfWorld(surface)).map((it) => ({ ...it, factory: refer(form, it.factory) })),
    methods: surface.functions.map((func) => guestMethod(form, func, hidden)),
    binders: bound,
    hasBinders: bound.length > 0,
    open: openCall(form, {
      isStateless: stateless,
      hasImports,
      hasBinders: bound.length > 0,
      classes: `(${classes.join(", ")}${classes.length === 1 ? "," : ""})`,
    }),
  };
}

interface Opening {
  readonly isStateless: boolean;
  readonly hasImports: boolean;
  readonly hasBinders: boolean;
  /** The tuple of classes of resources. */
  readonly classes: string;
}

/** What starts the component; the async client does it later, in a lambda. */
function openCall({ mode }: Form, { isStateless, hasImports, hasBinders, classes }: Opening): string {
  const made = mode === "async" ? "binders" : `_binders(${hasImports ? "imports" : ""})`;
  const binders = hasBinders ? made : "{}";
  const common = ["limits", "cache", "artifact"];
  const [name, items] = isStateless ? ["open_pool", [binders, ...common, "pool_size"]] : ["open", [binders, classes, ...common]];
  if (mode === "sync") return bracketed(`self._guest = _abi.COMPONENT.${name}(`, items, ")", "        ");
  return `${bracketed(`lambda: _abi.COMPONENT.${name}(`, items, ")", "            ")},`;
}

function refer(form: Form, name: string): string {
  form.uses.names.add(name);
  return name;
}

function resourceClasses(form: Form): readonly string[] {
  return form.surface.types.flatMap(({ resource, names }) => {
    if (resource === undefined) return [];
    if (resource.direction === "import") return ["None"];
    return [refer(form, form.mode === "async" ? resource.asyncType.python : names.python)];
  });
}

/** Exported resources without a service are made through the client. */
export function resourcesOfWorld(surface: Surface): readonly number[] {
  return surface.types.flatMap(({ resource }, i) =>
    resource?.direction === "export" && resource.service === undefined ? [i] : [],
  );
}

/** `"acme:billing/host@1.4.0#log": _abi.bind_host_log(provide(imports, "host", "log")),` */
function binders({ surface, names, mode }: Form): readonly string[] {
  const provide = mode === "async" ? "_provide_async" : "_provide";
  const line = (func: ApiFunction, implementation: string) =>
    `${bracketed(`"${func.function.id}": ${bindName(names, func)}(`, [implementation], "),", "        ")}`;
  const ofMembers = surface.imports.flatMap((member) => {
    if (member.kind === "function") return [line(member.function, `${provide}(imports, "${member.function.names.python}")`)];
    if (member.kind === "resource") {
      return makers(surface, [member.resource]).map((func) => line(func, `${provide}(imports, "${func.names.python}")`));
    }
    const functions = [...member.functions, ...makers(surface, member.resources)];
    return functions.map((func) => line(func, `${provide}(imports, "${member.member.python}", "${func.names.python}")`));
  });
  const methods = surface.types.flatMap(({ resource }) => (resource?.direction === "import" ? resource.methods : []));
  return [...ofMembers, ...methods.map((func) => line(func, `${provide}_method("${func.names.python}")`))];
}

function bindName(names: FunctionNames, func: ApiFunction): string {
  return `_abi.bind_${names.of(func)}`;
}

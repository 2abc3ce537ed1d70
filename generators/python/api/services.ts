/** `_services.py` and `_aio.py`: the services of a client and the resources that they make, in the sync or the async form. */

import { separated } from "../../core/code/code.js";
import type { ApiFunction, PublicType, Service, Surface } from "../../core/surface/surface.js";
import { type CallPlace, callStatement, openingStatements } from "../code/calls.js";
import type { FunctionNames } from "../code/function-names.js";
import { block, imported, type Python, type PythonCode, py, pyCode, runtimeClass } from "../code/python.js";
import { generic, named, written } from "./annotation.js";
import { docstring, fallbackDocs } from "./docs.js";
import { method } from "./imports.js";
import type { Modules } from "./modules.js";
import { raised, resultType, signature } from "./signature.js";
import { type Annotations, apiName } from "./types.js";

/** Which client's they are. */
export interface Form {
  readonly isStateless: boolean;
  readonly surface: Surface;
  readonly modules: Modules;
  readonly names: FunctionNames;
  readonly mode: "sync" | "async";
}

/** Resources, each with what makes it, then services. */
export function servicesModule(form: Form): readonly PythonCode[] {
  const resources = form.surface.types.filter((type) => type.resource !== undefined);
  return [
    ...resources.flatMap((type, number) => (type.resource?.direction === "export" ? resourceClasses(form, type, number) : [])),
    ...form.surface.services.map((service) => serviceClass(form, service)),
  ];
}

function serviceClass(form: Form, service: Service): PythonCode {
  const isAsync = form.mode === "async";
  const hidden = new Set(service.functions.map((func) => func.names.python));
  const guest = runtimeClass(isAsync ? "AsyncGuest" : form.isStateless ? "Pool" : "Instance");
  return block(
    `class ${isAsync ? service.asyncType.python : service.type.python}`,
    separated([
      pyCode(...docstring(service.interface.docs, `The interface \`${service.interface.name.kebab}\`.`)),
      block(
        py`def __init__(self, guest: ${guest}) -> None`,
        '"""Made by the client."""',
        "self._guest = guest",
        ...factories(form, service.resources, "guest"),
      ),
      ...service.functions.map((func) => guestMethod(form, func, hidden)),
    ]),
  );
}

/** Attributes for what makes resources, by index into the surface's types: `self.Cart = _CartFactory(guest)`. */
export function factories(form: Form, resources: readonly number[], guest: string): readonly Python[] {
  return resources.flatMap((index) => {
    const type = form.surface.types[index];
    if (type?.resource === undefined) return [];
    return [py`self.${type.resource.member.python} = ${apiName(form, factoryName(form, type))}(${guest})`];
  });
}

function factoryName(form: Form, type: PublicType): string {
  return `_${form.mode === "async" ? type.resource?.asyncType.python : type.names.python}Factory`;
}

/** The class of a resource, and that of what makes it, which a resource without constructor and statics has, too: nothing depends on what it has. */
function resourceClasses(form: Form, type: PublicType, number: number): readonly PythonCode[] {
  const { resource } = type;
  if (resource === undefined) throw new Error(`${type.definition.id} is no resource`);
  const isAsync = form.mode === "async";
  const name = isAsync ? resource.asyncType.python : type.names.python;
  const own = new Set(resource.methods.map((func) => func.names.python));
  const statics = new Set(resource.statics.map((func) => func.names.python));
  const docs = docstring(type.definition.docs, `The resource \`${type.definition.name.kebab}\` of the interface.`);
  const place = { first: "self", worker: isAsync ? py`${runtimeClass("worker")}(self).run` : undefined };
  const made = block(
    py`class ${name}(${runtimeClass("OwnHandle")})`,
    separated([
      pyCode(...docs),
      pyCode("__slots__ = ()", `_number = ${number}`),
      ...resource.methods.map((func) => apiMethod(form, func, own, place)),
      ...(isAsync ? asyncEnding(name) : syncEnding(name)),
    ]),
  );
  const factory = block(
    `class ${factoryName(form, type)}`,
    separated([
      pyCode(...docstring(undefined, `Makes ${name}.`)),
      block(
        py`def __init__(self, guest: ${runtimeClass(isAsync ? "AsyncGuest" : "Instance")}) -> None`,
        `"""The client's own instance of the component."""`,
        "self._guest = guest",
      ),
      ...(resource.construct ? [constructorMethod(form, resource.construct, statics, name)] : []),
      ...resource.statics.map((func) => guestMethod(form, func, statics)),
    ]),
  );
  return [made, factory];
}

function syncEnding(name: string): readonly PythonCode[] {
  const close = py`${runtimeClass("close_handle")}(self)`;
  return [
    block("def close(self) -> None", '"""Ends the handle. Does nothing to one that is closed or was given away."""', close),
    block(`def __enter__(self) -> ${name}`, '"""The handle itself."""', "return self"),
    block("def __exit__(self, *_: object) -> None", '"""Ends the handle."""', close),
  ];
}

function asyncEnding(name: string): readonly PythonCode[] {
  return [
    block(
      "async def close(self) -> None",
      '"""Ends the handle. Does nothing to one that is closed or was given away."""',
      py`await ${runtimeClass("worker")}(self).run(${runtimeClass("close_handle")}, self)`,
    ),
    block(`async def __aenter__(self) -> ${name}`, '"""The handle itself."""', "return self"),
    block("async def __aexit__(self, *_: object) -> None", '"""Ends the handle."""', "await self.close()"),
  ];
}

/** A method of a service or of the client: it passes the client's instance on. */
export function guestMethod(form: Form, func: ApiFunction, hidden: ReadonlySet<string>): PythonCode {
  return apiMethod(form, func, hidden, {
    first: "self._guest",
    worker: form.mode === "async" ? py`self._guest.call` : undefined,
  });
}

function constructorMethod(form: Form, func: ApiFunction, hidden: ReadonlySet<string>, made: string): PythonCode {
  const name = "__call__";
  if (form.mode !== "async") return apiMethod(form, func, hidden, { first: "self._guest", worker: undefined }, name);
  const to = annotations(form, hidden);
  const result = () => generic(imported("._runtime.aio", "Opening"), named(py`${made}`));
  return method(
    signature(to, func, { ...given, name, keyword: "def", result }),
    docstring(func.docs, fallbackDocs(func), raised(to, func)),
    [openingStatements(form.names, func)],
  );
}

const given = { given: "wide", returned: "result", allGiven: false } as const;

function apiMethod(
  form: Form,
  func: ApiFunction,
  hidden: ReadonlySet<string>,
  place: CallPlace,
  name = func.names.python,
): PythonCode {
  const to = annotations(form, hidden);
  const keyword = form.mode === "async" ? "async def" : "def";
  return method(
    signature(to, func, { ...given, name, keyword, result: (type) => type }),
    docstring(func.docs, fallbackDocs(func), raised(to, func)),
    [body(form, to, func, place)],
  );
}

/** The type of a handle becomes known only here. No WIT name starts with an underscore, so the local one cannot meet a parameter. */
function body(form: Form, to: Annotations, func: ApiFunction, place: CallPlace): PythonCode {
  const call = (start: string | Python) => callStatement(form.names, func, place, start);
  const hasResult = func.result.kind === "value" || (func.result.kind === "fallible" && func.result.ok !== undefined);
  if (!hasResult) return call("");
  if (!func.abi.result?.node.hasHandles) return call("return ");
  return pyCode(call(py`_made: ${written(resultType(to, func.result, "result"))} = `), "return _made");
}

function annotations(form: Form, hidden: ReadonlySet<string>): Annotations {
  return { surface: form.surface, modules: form.modules, mode: form.mode, hidden };
}

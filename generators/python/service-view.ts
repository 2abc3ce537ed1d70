/** `_services.py` and `_aio.py`: the services of a client and the resources that they make, in the sync or the async form. */

import type { ApiFunction, PublicType, Service, Surface } from "../core/surface/surface.js";
import { docstring } from "./docs.js";
import { isApart } from "./export-view.js";
import type { FunctionNames } from "./function-names.js";
import { bracketed, LINE_LENGTH } from "./layout.js";
import { argumentNames, raised, resultType, signature } from "./signature.js";
import type { Annotations, Mode, Uses } from "./types.js";

export interface MethodView {
  readonly signature: string;
  readonly docs: string;
  /** The whole body: one statement, or two where the type of a handle becomes known only here. */
  readonly body: readonly string[];
}

export interface ResourceView {
  /** `Cart` or `AsyncCart`. */
  readonly name: string;
  readonly docs: string;
  readonly number: number;
  readonly methods: readonly MethodView[];
  /** `_CartFactory`; a resource without constructor and statics has one, too, so that nothing depends on what it has. */
  readonly factory: string;
  readonly factoryDocs: string;
  /** Constructor and statics. */
  readonly makers: readonly MethodView[];
}

export interface ServiceView {
  /** What it calls: `_Instance`, `_Pool`, `_AsyncGuest`. */
  readonly guest: string;
  readonly name: string;
  readonly docs: string;
  readonly methods: readonly MethodView[];
  /** `self.Cart = _CartFactory(instance)` */
  readonly factories: readonly FactoryView[];
}

export interface FactoryView {
  readonly member: string;
  readonly factory: string;
}

export interface Form {
  readonly isStateless: boolean;
  readonly surface: Surface;
  readonly names: FunctionNames;
  readonly uses: Uses;
  readonly mode: Mode;
}

export function serviceView(form: Form, service: Service): ServiceView {
  const hidden = new Set(service.functions.map((func) => func.names.python));
  return {
    guest: form.mode === "async" ? "_AsyncGuest" : form.isStateless ? "_Pool" : "_Instance",
    name: form.mode === "async" ? service.asyncType.python : service.type.python,
    docs: docstring(service.interface.docs, `The interface \`${service.interface.name.kebab}\`.`, "    "),
    methods: service.functions.map((func) => guestMethod(form, func, hidden)),
    factories: factories(form, service.resources),
  };
}

/** The factories of resources, by index into the surface's types. */
export function factories(form: Form, resources: readonly number[]): readonly FactoryView[] {
  return resources.flatMap((index) => {
    const type = form.surface.types[index];
    return type?.resource === undefined ? [] : [{ member: type.resource.member.python, factory: factoryName(form, type) }];
  });
}

function factoryName(form: Form, type: PublicType): string {
  return `_${form.mode === "async" ? type.resource?.asyncType.python : type.names.python}Factory`;
}

/** A method of a service or of the client: it passes the client's instance on. */
export function guestMethod(form: Form, func: ApiFunction, hidden: ReadonlySet<string>): MethodView {
  return method(form, func, hidden, {
    name: func.names.python,
    target: form.mode === "async" ? "self._guest.call" : "",
    first: "self._guest",
  });
}

export function resourceView(form: Form, type: PublicType, number: number): ResourceView {
  const { resource } = type;
  if (resource === undefined) throw new Error(`${type.definition.id} is no resource`);
  const name = form.mode === "async" ? resource.asyncType.python : type.names.python;
  const own = new Set(resource.methods.map((func) => func.names.python));
  const statics = new Set(resource.statics.map((func) => func.names.python));
  const docs = docstring(type.definition.docs, `The resource \`${type.definition.name.kebab}\` of the interface.`, "    ");
  return {
    name,
    docs,
    number,
    methods: resource.methods.map((func) =>
      method(form, func, own, {
        name: func.names.python,
        target: form.mode === "async" ? "_worker(self).run" : "",
        first: "self",
      }),
    ),
    factory: factoryName(form, type),
    factoryDocs: docstring(undefined, `Makes ${name}.`, "    "),
    makers: [
      ...(resource.construct ? [constructorView(form, resource.construct, statics, name)] : []),
      ...resource.statics.map((func) => guestMethod(form, func, statics)),
    ],
  };
}

/** An async constructor gives an `Opening`: to await, or to enter. */
function constructorView(form: Form, func: ApiFunction, hidden: ReadonlySet<string>, made: string): MethodView {
  if (form.mode !== "async") return method(form, func, hidden, { name: "__call__", target: "", first: "self._guest" });
  const view = method(form, func, hidden, { name: "__call__", target: "self._guest.call", first: "self._guest", keyword: "def" });
  return {
    ...view,
    signature: signature(annotations(form, hidden), func, {
      ...options(form, "__call__"),
      keyword: "def",
      result: () => `Opening[${made}]`,
    }),
    body: openingBody(form, func),
  };
}

/** The arguments are taken over now, not when the resource is awaited. */
function openingBody(form: Form, func: ApiFunction): readonly string[] {
  const open = "return Opening(lambda: self._guest.call(";
  const name = form.names.of(func, "_abi.");
  if (!isApart(func)) return [bracketed(open, [name, ...argumentNames(func)], "))", "        ")];
  return [
    bracketed(`_taken = ${form.names.taking(func, "_abi.")}(`, argumentNames(func), ")", "        "),
    bracketed(open, [name, "_taken"], "))", "        "),
  ];
}

interface Place {
  readonly name: string;
  /** What runs the function in a worker thread; empty for the sync form. */
  readonly target: string;
  readonly first: string;
  readonly keyword?: "def" | "async def";
}

function method(form: Form, func: ApiFunction, hidden: ReadonlySet<string>, place: Place): MethodView {
  const to = annotations(form, hidden);
  const name = form.names.of(func, "_abi.");
  const isAsync = place.target !== "";
  const first = isAsync ? (place.first === "self" ? [name, "self"] : [name]) : [place.first];
  const call = isAsync ? `await ${place.target}(` : `${name}(`;
  const written = signature(to, func, options(form, place.name));
  return {
    signature: written,
    docs: docstring(func.docs, fallbackDocs(func), "        ", raised(to, func)),
    body: body(to, func, callOf(form, func, call, first)),
  };
}

type Call = (start: string) => string;

function callOf(form: Form, func: ApiFunction, call: string, first: readonly string[]): Call {
  const indent = "        ";
  if (!isApart(func)) return (start) => bracketed(`${start}${call}`, [...first, ...argumentNames(func)], ")", indent);
  const take = `${form.names.taking(func, "_abi.")}(`;
  return (start) =>
    nested(`${start}${call}`, first, bracketed(take, argumentNames(func), ")", `${indent}    `).trimStart(), indent);
}

/** A call whose last argument is itself a call, which may take several lines. */
function nested(call: string, first: readonly string[], last: string, indent: string): string {
  const line = `${indent}${call}${[...first, last].join(", ")})`;
  if (!last.includes("\n") && line.length <= LINE_LENGTH) return line;
  return [`${indent}${call}`, ...[...first, last].map((item) => `${indent}    ${item},`), `${indent})`].join("\n");
}

/** No WIT name starts with an underscore, so the local one cannot meet a parameter. */
function body(to: Annotations, func: ApiFunction, call: Call): readonly string[] {
  const type = resultType(to, func.result, "result");
  if (type === "None") return [call("")];
  if (!func.abi.result?.node.hasHandles) return [call("return ")];
  return [call(`_made: ${type} = `), "        return _made"];
}

function options(form: Form, name: string) {
  const keyword = form.mode === "async" ? ("async def" as const) : ("def" as const);
  return {
    name,
    keyword,
    indent: "    ",
    result: (type: string) => type,
    given: "wide",
    returned: "result",
    allGiven: false,
    end: ":",
  } as const;
}

function annotations(form: Form, hidden: ReadonlySet<string>): Annotations {
  return { surface: form.surface, mode: form.mode, hidden, uses: form.uses };
}

export function fallbackDocs(func: ApiFunction): string {
  const { name, role } = func.function;
  return role.kind === "constructor" ? `Makes a new \`${name.kebab}\`.` : `Calls \`${name.kebab}\` of the interface.`;
}

/** `_imports.py`: what the application provides. */

import { makersOf } from "../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../core/surface/surface.js";
import { docstring } from "./docs.js";
import { fallbackDocs } from "./service-view.js";
import { signature } from "./signature.js";
import type { Mode, Uses } from "./types.js";

export interface ImportsView {
  readonly protocols: readonly ProtocolView[];
  /** An imported resource without constructor and statics is a type, and no member. */
  readonly hasImports: boolean;
  readonly sync: ImportsClassView;
  readonly async: ImportsClassView;
}

interface ProtocolView {
  readonly name: string;
  readonly docs: string;
  readonly methods: readonly { readonly signature: string; readonly docs: string }[];
  readonly isEmpty: boolean;
}

interface ImportsClassView {
  readonly name: string;
  readonly docs: string;
  readonly members: readonly { readonly line: string; readonly docs: string }[];
}

interface Form {
  readonly surface: Surface;
  readonly uses: Uses;
  readonly mode: Mode;
}

export function importsView(surface: Surface, uses: Uses): ImportsView {
  const forms = (["sync", "async"] as const).map((mode): Form => ({ surface, uses, mode }));
  const protocols = forms.flatMap((form) => [
    ...surface.types.filter((type) => type.resource?.direction === "import").map((type) => resourceProtocol(form, type)),
    ...surface.imports.flatMap((member) => (member.kind === "interface" ? [interfaceProtocol(form, member)] : [])),
    ...functionProtocols(form),
  ]);
  const [sync, async] = forms.map(importsClass);
  if (sync === undefined || async === undefined) throw new Error("two forms");
  return { protocols, hasImports: surface.imports.length > 0, sync, async };
}

function pick(form: Form, sync: string, async: string): string {
  return form.mode === "async" ? async : sync;
}

function resourceProtocol(form: Form, type: PublicType): ProtocolView {
  const { resource, names, definition } = type;
  const docs = docstring(definition.docs, `The resource \`${definition.name.kebab}\`, which the application provides.`, "    ");
  return protocol(form, pick(form, names.python, resource?.asyncType.python ?? ""), docs, resource?.methods ?? []);
}

function interfaceProtocol(form: Form, member: ImportMember & { readonly kind: "interface" }): ProtocolView {
  const docs = docstring(
    member.interface.docs,
    `The interface \`${member.interface.name.kebab}\`, which the application provides.`,
    "    ",
  );
  const functions = [...member.functions, ...makers(form.surface, member.resources)];
  return protocol(form, pick(form, member.type.python, member.asyncType.python), docs, functions);
}

/** Constructor and statics of imported resources. */
export function makers(surface: Surface, resources: readonly number[]): readonly ApiFunction[] {
  return resources.flatMap((index) => makersOf(surface.types[index]));
}

function protocol(form: Form, name: string, docs: string, functions: readonly ApiFunction[]): ProtocolView {
  const hidden = new Set(functions.map((func) => func.names.python));
  return {
    name,
    docs,
    methods: functions.map((func) => protocolMethod(form, func, func.names.python, hidden)),
    isEmpty: functions.length === 0,
  };
}

function protocolMethod(form: Form, func: ApiFunction, name: string, hidden: ReadonlySet<string>) {
  const result = (type: string) => {
    if (form.mode !== "async") return type;
    form.uses.abc = true;
    return `${type} | _abc.Awaitable[${type}]`;
  };
  const to = { surface: form.surface, mode: form.mode, hidden, uses: form.uses };
  const options = {
    name,
    keyword: "def",
    indent: "    ",
    result,
    given: "result",
    returned: "param",
    allGiven: true,
    end: ":",
  } as const;
  return { signature: signature(to, func, options), docs: docstring(func.docs, fallbackDocs(func), "        ") };
}

/** Functions of the world itself, which stand on `Imports`. */
export function worldFunctions(surface: Surface): readonly ApiFunction[] {
  return surface.imports.flatMap((member) => {
    if (member.kind === "function") return [member.function];
    return member.kind === "resource" ? makers(surface, [member.resource]) : [];
  });
}

/** A callable attribute needs a protocol for its keywords. */
function functionProtocols(form: Form): readonly ProtocolView[] {
  return worldFunctions(form.surface).map((func) => ({
    name: functionProtocol(form, func),
    docs: docstring(undefined, `The type of \`${func.names.python}\`.`, "    "),
    methods: [protocolMethod(form, func, "__call__", new Set())],
    isEmpty: false,
  }));
}

function functionProtocol(form: Form, func: ApiFunction): string {
  return `_${pick(form, "", "Async")}Function_${func.names.python}`;
}

function importsClass(form: Form): ImportsClassView {
  const interfaces = form.surface.imports.flatMap((member) => (member.kind === "interface" ? [member] : []));
  return {
    name: pick(form, "Imports", "AsyncImports"),
    docs: docstring(undefined, "What the component asks of the application.", "    "),
    members: [
      ...interfaces.map((member) => ({
        line: `    ${member.member.python}: ${pick(form, member.type.python, member.asyncType.python)}`,
        docs: docstring(undefined, `The interface \`${member.interface.name.kebab}\`.`, "    "),
      })),
      ...worldFunctions(form.surface).map((func) => ({
        line: `    ${func.names.python}: ${functionProtocol(form, func)}`,
        docs: docstring(func.docs, fallbackDocs(func), "    "),
      })),
    ],
  };
}

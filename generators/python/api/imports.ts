/** `_imports.py`: what the application provides. */

import { separated } from "../../core/code/code.js";
import { makersOf } from "../../core/surface/makers.js";
import type { ApiFunction, ImportMember, PublicType, Surface } from "../../core/surface/surface.js";
import { block, imported, type PythonBlock, type PythonCode, py, pyCode } from "../code/python.js";
import { type Annotation, generic, union } from "./annotation.js";
import { docstring, fallbackDocs } from "./docs.js";
import type { Modules } from "./modules.js";
import { signature } from "./signature.js";
import { abc, typing } from "./types.js";

type Form = "sync" | "async";

/** What the application implements, in the sync and the async form, and `Imports`. */
export function importsModule(surface: Surface, modules: Modules): readonly PythonCode[] {
  const printers = (["sync", "async"] as const).map((form) => new ImportsPrinter(surface, modules, form));
  return [
    ...printers.flatMap((printer) => printer.protocols()),
    // An imported resource without constructor and statics is a type, and no member.
    ...(surface.imports.length === 0 ? [] : printers.map((printer) => printer.importsClass())),
  ];
}

/** Constructor and statics of imported resources. */
export function makers(surface: Surface, resources: readonly number[]): readonly ApiFunction[] {
  return resources.flatMap((index) => makersOf(surface.types[index]));
}

/** Functions of the world itself, which stand on `Imports`. */
export function worldFunctions(surface: Surface): readonly ApiFunction[] {
  return surface.imports.flatMap((member) => {
    if (member.kind === "function") return [member.function];
    return member.kind === "resource" ? makers(surface, [member.resource]) : [];
  });
}

type InterfaceMember = ImportMember & { readonly kind: "interface" };

class ImportsPrinter {
  readonly #surface: Surface;
  readonly #modules: Modules;
  readonly #form: Form;

  constructor(surface: Surface, modules: Modules, form: Form) {
    this.#surface = surface;
    this.#modules = modules;
    this.#form = form;
  }

  protocols(): readonly PythonCode[] {
    return [
      ...this.#surface.types.flatMap((type) => (type.resource?.direction === "import" ? [this.#resource(type)] : [])),
      ...this.#interfaces.map((member) => this.#interface(member)),
      // A callable attribute needs a protocol for its keywords.
      ...worldFunctions(this.#surface).map((func) =>
        protocol(this.#functionProtocol(func), docstring(undefined, `The type of \`${func.names.python}\`.`), [
          this.#method(func, "__call__", new Set()),
        ]),
      ),
    ];
  }

  importsClass(): PythonCode {
    const interfaces = this.#interfaces.map(({ member, type, asyncType, interface: { name } }) =>
      pyCode(
        `${member.python}: ${this.#pick(type.python, asyncType.python)}`,
        ...docstring(undefined, `The interface \`${name.kebab}\`.`),
      ),
    );
    const functions = worldFunctions(this.#surface).map((func) =>
      pyCode(`${func.names.python}: ${this.#functionProtocol(func)}`, ...docstring(func.docs, fallbackDocs(func))),
    );
    return pyCode(
      py`@${imported("dataclasses", "dataclass")}(frozen=True, kw_only=True)`,
      block(
        `class ${this.#pick("Imports", "AsyncImports")}`,
        separated([pyCode(...docstring(undefined, "What the component asks of the application.")), ...interfaces, ...functions]),
      ),
    );
  }

  get #interfaces(): readonly InterfaceMember[] {
    return this.#surface.imports.flatMap((member) => (member.kind === "interface" ? [member] : []));
  }

  #pick(sync: string, async: string): string {
    return this.#form === "async" ? async : sync;
  }

  #resource({ resource, names, definition }: PublicType): PythonCode {
    const docs = docstring(definition.docs, `The resource \`${definition.name.kebab}\`, which the application provides.`);
    return this.#protocol(this.#pick(names.python, resource?.asyncType.python ?? ""), docs, resource?.methods ?? []);
  }

  #interface({ interface: { docs, name }, ...member }: InterfaceMember): PythonCode {
    const text = docstring(docs, `The interface \`${name.kebab}\`, which the application provides.`);
    const functions = [...member.functions, ...makers(this.#surface, member.resources)];
    return this.#protocol(this.#pick(member.type.python, member.asyncType.python), text, functions);
  }

  #protocol(name: string, docs: readonly string[], functions: readonly ApiFunction[]): PythonCode {
    const hidden = new Set(functions.map((func) => func.names.python));
    return protocol(
      name,
      docs,
      functions.map((func) => this.#method(func, func.names.python, hidden)),
    );
  }

  #method(func: ApiFunction, name: string, hidden: ReadonlySet<string>): PythonCode {
    const to = { surface: this.#surface, modules: this.#modules, mode: this.#form, hidden };
    const result = (type: Annotation) => (this.#form === "async" ? union(type, generic(abc(to, "Awaitable"), type)) : type);
    const options = { name, keyword: "def", result, given: "result", returned: "param", allGiven: true } as const;
    return method(signature(to, func, options), docstring(func.docs, fallbackDocs(func)), ["..."]);
  }

  #functionProtocol(func: ApiFunction): string {
    return `_${this.#pick("", "Async")}Function_${func.names.python}`;
  }
}

function protocol(name: string, docs: readonly string[], methods: readonly PythonCode[]): PythonCode {
  return block(py`class ${name}(${typing({}, "Protocol")})`, separated([pyCode(...docs), ...methods]));
}

export function method(head: PythonCode, docs: readonly string[], body: readonly PythonBlock[]): PythonCode {
  return pyCode(head, [...docs, ...body]);
}

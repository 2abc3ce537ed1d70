/** `_client.py`: the clients, sync and async. */

import type { BackendInput } from "../../core/backend-input.js";
import { NOTHING, separated } from "../../core/code/code.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";
import { bracketed } from "../code/layout.js";
import { block, imported, list, type Python, type PythonCode, py, pyCode, runtimeClass } from "../code/python.js";
import type { Option } from "./client-option.js";
import { docstring } from "./docs.js";
import { makers } from "./imports.js";
import { type Form, factories, guestMethod } from "./services.js";
import { apiName } from "./types.js";
import { wasiOptions } from "./wasi.js";

/** Both clients, and what binds the application's functions. */
export function clientModule(input: BackendInput, form: Omit<Form, "mode">): readonly PythonCode[] {
  const printers = (["sync", "async"] as const).map((mode) => new ClientPrinter(input, { ...form, mode }));
  return [...printers.map((printer) => printer.client()), ...printers.flatMap((printer) => printer.binders())];
}

class ClientPrinter {
  readonly #form: Form;
  readonly #surface: Surface;
  readonly #isAsync: boolean;
  /** `Imports` or `AsyncImports`; undefined for a world that imports nothing. */
  readonly #imports: Python | undefined;
  readonly #bound: readonly PythonCode[];
  readonly #wasi: readonly Option[];

  constructor({ surface, plan }: BackendInput, form: Form) {
    this.#form = form;
    this.#surface = surface;
    this.#isAsync = form.mode === "async";
    this.#imports = surface.imports.length === 0 ? undefined : apiName(form, this.#isAsync ? "AsyncImports" : "Imports");
    this.#bound = boundFunctions(form);
    this.#wasi = plan.layer === undefined ? [] : wasiOptions;
  }

  client(): PythonCode {
    const { world, client, asyncClient, functions } = this.#surface;
    const about = world.docs === undefined ? undefined : { text: world.docs };
    const hidden = new Set(functions.map((func) => func.names.python));
    const name = this.#isAsync ? asyncClient.python : client.python;
    return block(
      `class ${name}`,
      separated([
        pyCode(...docstring(about, `The client of ${world.name.kebab}.`)),
        this.#init(),
        ...functions.map((func) => guestMethod(this.#form, func, hidden)),
        ...(this.#isAsync ? asyncEnding(name) : syncEnding(name)),
      ]),
    );
  }

  /** The function that gives the binders of the application's functions; methods of its objects are bound without `Imports`. */
  binders(): readonly PythonCode[] {
    if (this.#bound.length === 0) return [];
    const params = this.#imports === undefined ? "" : py`imports: ${this.#imports}`;
    const head = py`def ${this.#isAsync ? "_async_binders" : "_binders"}(${params}) -> dict[str, ${runtimeClass("Binder")}]`;
    return [block(head, "return {", this.#bound, "}")];
  }

  #init(): PythonCode {
    const { isStateless } = this.#form;
    const checked = ["timeout", "memory_limit", "cache", "artifact", ...(isStateless ? ["pool_size"] : [])];
    return pyCode(
      "def __init__(",
      ["self,", "*,", ...this.#options().map(({ name, type, value }) => py`${name}: ${type}${value},`)],
      ") -> None:",
      [
        ...this.#docs(),
        py`limits = ${runtimeClass("checked_options")}(${checked.join(", ")})`,
        this.#takeWasi(),
        this.#isAsync ? this.#openLater() : bracketed(...this.#open("self._guest = ", ")"), 8),
        ...this.#services(),
        ...factories(this.#form, resourcesOfWorld(this.#surface), "self._guest"),
      ],
    );
  }

  #takeWasi(): PythonCode {
    if (this.#wasi.length === 0) return NOTHING;
    const given = this.#wasi.map(({ name }) => name).join(", ");
    return pyCode(py`limits = limits._replace(wasi=${runtimeClass("checked_settings")}(${given}))`);
  }

  #options(): readonly Option[] {
    const optional = (type: string | Python) => py`${type} | None`;
    const imports = this.#imports && {
      name: "imports",
      type: this.#imports,
      value: "",
      docs: "What the component asks of the application.",
    };
    const poolSize = { name: "pool_size", type: py`int`, value: " = 8", docs: "How many calls may run side by side." };
    return [
      ...(imports === undefined ? [] : [imports]),
      {
        name: "timeout",
        type: optional("float"),
        value: " = None",
        docs: "Seconds that a call may take, waiting for other calls included.",
      },
      {
        name: "memory_limit",
        type: optional("int"),
        value: " = None",
        docs: "Bytes that all memories and tables of the component may take together.",
      },
      ...(this.#form.isStateless ? [poolSize] : []),
      {
        name: "cache",
        type: runtimeClass("CacheSetting"),
        value: " = True",
        docs: "Whether native code of a large component is kept in the user's cache directory, or the directory for it.",
      },
      {
        name: "artifact",
        type: optional(runtimeClass("ArtifactSource")),
        value: " = None",
        docs: "Another component with the same interface: its bytes or its path.",
      },
      ...this.#wasi,
    ];
  }

  #docs(): readonly string[] {
    const starts = this.#isAsync
      ? "Prepares the component; it starts at the first call, in a worker thread."
      : "Starts the component. It is compiled at the first use in a process.";
    return [
      `"""${starts}`,
      "",
      "Args:",
      ...this.#options().map(({ name, docs }) => `    ${name}: ${docs}`),
      "",
      "Raises:",
      `    TypeError: An option is of a wrong type${this.#imports === undefined ? "" : ", or an import is missing"}.`,
      "    ValueError: An option is out of its range.",
      ...(this.#isAsync ? [] : startingErrors),
      '"""',
    ];
  }

  /** The async client starts the component later, in a lambda. */
  #openLater(): PythonCode {
    const imports = this.#imports === undefined ? "" : "imports";
    return pyCode(
      this.#bound.length === 0 ? NOTHING : `binders = _async_binders(${imports})`,
      py`self._guest = ${runtimeClass("AsyncGuest")}(`,
      [bracketed(...this.#open("lambda: ", "),"), 12), this.#form.isStateless ? "pool_size," : "1,", "timeout,"],
      ")",
    );
  }

  /** The call that starts the component, to be laid out. */
  #open(start: string, end: string): readonly [open: Python, items: readonly (string | Python)[], close: string] {
    const made = this.#isAsync ? "binders" : `_binders(${this.#imports === undefined ? "" : "imports"})`;
    const binders = this.#bound.length === 0 ? "{}" : made;
    const common = ["limits", "cache", "artifact"];
    const component = py`${start}${imported(".", "_abi")}.COMPONENT`;
    if (this.#form.isStateless) return [py`${component}.open_pool(`, [binders, ...common, "pool_size"], end];
    return [py`${component}.open(`, [binders, this.#classes(), ...common], end];
  }

  /** The classes of resources, by number; None for those of the application. */
  #classes(): Python {
    const classes = this.#surface.types.flatMap(({ resource, names }) => {
      if (resource === undefined) return [];
      if (resource.direction === "import") return [py`None`];
      return [apiName(this.#form, this.#isAsync ? resource.asyncType.python : names.python)];
    });
    return py`(${list(classes)}${classes.length === 1 ? "," : ""})`;
  }

  #services(): readonly PythonCode[] {
    return this.#surface.services.map(({ member, type, asyncType, interface: { docs, name } }) =>
      pyCode(
        py`self.${member.python} = ${apiName(this.#form, this.#isAsync ? asyncType.python : type.python)}(self._guest)`,
        ...docstring(docs, `The interface \`${name.kebab}\`.`),
      ),
    );
  }
}

const startingErrors = [
  "    SdkError: The artifact has another interface, or does not compile.",
  "    TrapError: The component failed while it started.",
];

function syncEnding(name: string): readonly PythonCode[] {
  return [
    block(
      "def close(self) -> None",
      '"""Frees the component. Calls and handles raise `ClosedError` from then on."""',
      "self._guest.close()",
    ),
    block(`def __enter__(self) -> ${name}`, '"""The client itself."""', "return self"),
    block("def __exit__(self, *_: object) -> None", '"""Frees the component."""', "self.close()"),
  ];
}

function asyncEnding(name: string): readonly PythonCode[] {
  return [
    block(
      "async def close(self) -> None",
      '"""Frees the component, after the calls that are awaited. Calls and handles raise `ClosedError` from then on."""',
      "await self._guest.close()",
    ),
    block(
      `async def __aenter__(self) -> ${name}`,
      '"""The client itself, its component started.',
      "",
      "Raises:",
      ...startingErrors,
      '"""',
      "await self._guest.start()",
      "return self",
    ),
    block("async def __aexit__(self, *_: object) -> None", '"""Frees the component."""', "await self.close()"),
  ];
}

/** Exported resources without a service are made through the client. */
function resourcesOfWorld(surface: Surface): readonly number[] {
  return surface.types.flatMap(({ resource }, i) =>
    resource?.direction === "export" && resource.service === undefined ? [i] : [],
  );
}

/** `"acme:billing/host@1.4.0#log": _abi.bind_host_log(_provide(imports, "host", "log")),` */
function boundFunctions({ surface, names, mode }: Form): readonly PythonCode[] {
  const provide = runtimeClass(mode === "async" ? "provide_async" : "provide");
  const provideMethod = runtimeClass(mode === "async" ? "provide_async_method" : "provide_method");
  const line = (func: ApiFunction, implementation: Python) =>
    bracketed(py`"${func.function.id}": ${imported(".", "_abi")}.bind_${names.of(func)}(`, [implementation], "),", 8);
  const ofMembers = surface.imports.flatMap((member) => {
    if (member.kind === "function") return [line(member.function, py`${provide}(imports, "${member.function.names.python}")`)];
    if (member.kind === "resource") {
      return makers(surface, [member.resource]).map((func) => line(func, py`${provide}(imports, "${func.names.python}")`));
    }
    const functions = [...member.functions, ...makers(surface, member.resources)];
    return functions.map((func) => line(func, py`${provide}(imports, "${member.member.python}", "${func.names.python}")`));
  });
  const methods = surface.types.flatMap(({ resource }) => (resource?.direction === "import" ? resource.methods : []));
  return [...ofMembers, ...methods.map((func) => line(func, py`${provideMethod}("${func.names.python}")`))];
}

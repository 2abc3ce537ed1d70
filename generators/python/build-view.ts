/** From the surface to everything that is printed. */

import type { BackendInput } from "../core/backend-input.js";
import { NOTHING } from "../core/code/code.js";
import type { ApiFunction } from "../core/surface/surface.js";
import { written } from "./api/annotation.js";
import { clientModule } from "./api/client.js";
import { typesModule } from "./api/declarations.js";
import { docstring } from "./api/docs.js";
import { errorsModule } from "./api/errors.js";
import { importsModule } from "./api/imports.js";
import { type Modules, modulesOf } from "./api/modules.js";
import { servicesModule } from "./api/services.js";
import { resultType } from "./api/signature.js";
import { functionNames } from "./code/function-names.js";
import { abiModule, type Returned } from "./code/linkage.js";
import { any, type PythonCode } from "./code/python.js";
import type { PythonOptions } from "./options.js";
import { initText } from "./package/init.js";
import { manifestView } from "./package/manifest.js";
import { type ModuleParts, moduleText } from "./package/module.js";
import { readmeView } from "./package/readme.js";
import type { ModuleView, PackageView } from "./view.js";

export function buildView(input: BackendInput, options: PythonOptions): PackageView {
  return {
    package: options.package,
    manifest: manifestView(input, options),
    readme: readmeView(input, options),
    modules: [
      { file: "__init__.py", text: initText(input.surface, input.plan.layer !== undefined) },
      ...modules(input, options).map((parts): ModuleView => ({ file: `${parts.own.slice(1)}.py`, text: moduleText(parts) })),
    ],
  };
}

/** Modules of exceptions and imports are left out where there are none. */
function modules(input: BackendInput, options: PythonOptions): readonly ModuleParts[] {
  const { surface, stateless } = input;
  const names = functionNames(surface);
  const defined = modulesOf(surface);
  const form = { surface, names, modules: defined, isStateless: stateless };
  const errors = errorsModule(surface, defined);
  const imports = importsModule(surface, defined);
  const module = (
    own: string,
    docs: string,
    definitions: readonly PythonCode[],
    constants: PythonCode = NOTHING,
  ): ModuleParts => ({
    own,
    docs: docstring(undefined, docs),
    constants,
    definitions,
  });
  return [
    abi(),
    types(),
    ...(errors.classes.length === 0
      ? []
      : [
          module(
            "._errors",
            "The exceptions that stand for the error cases of the API's functions.",
            errors.classes,
            errors.cases,
          ),
        ]),
    ...(imports.length === 0 ? [] : [module("._imports", "What the application provides.", imports)]),
    module(
      "._services",
      "The services of the client, and the resources that they make.",
      servicesModule({ ...form, mode: "sync" }),
    ),
    module(
      "._aio",
      "The services of the async client, and the resources that they make.",
      servicesModule({ ...form, mode: "async" }),
    ),
    module("._client", "The clients.", clientModule(input, form)),
  ];

  function abi(): ModuleParts {
    const about = `How values pass between Python and the component ${surface.world.name.kebab}.\n\n${ABI_DOCS}`;
    const printed = abiModule(input, options, names, returned(input, defined));
    return { own: "._abi", docs: docstring(undefined, about), pragma: UNFORMATTED, ...printed };
  }

  /** Aliases come last, since they are evaluated as the module is imported. */
  function types(): ModuleParts {
    const { classes, aliases } = typesModule(surface, defined);
    const definitions = classes.length === 0 || aliases.lines.length === 0 ? classes : [...classes, aliases];
    const constants = classes.length === 0 ? aliases : NOTHING;
    return {
      ...module("._types", "The values of the API.", definitions, constants),
      typesOf: ["._aio", "._imports", "._services"],
    };
  }
}

const ABI_DOCS = [
  "One function for each function of the API, and below them one for each shape of values: `_take_` checks what the application gives and makes",
  "plain values of it, `_lift_` and `_lower_` are for values that are passed flat, `_load_` and `_store_` for values in memory.",
].join("\n");

const UNFORMATTED = ["# The lines follow the interface, and its names decide how long they are.", "# fmt: off"];

/** Handles are of the classes of the client that makes the call: there the type is known. */
function returned({ surface }: BackendInput, modules: Modules): Returned {
  const to = { surface, modules, mode: "sync", hidden: new Set<string>(), style: "underscored" } as const;
  return (func: ApiFunction) => (func.abi.result?.node.hasHandles ? any : written(resultType(to, func.result, "result")));
}

/** From the view to files: the only place where Python is put together. */

import type { BackendInput } from "../core/backend-input.js";
import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import { modulesOf } from "./header-view.js";
import { withImports } from "./module-imports.js";
import type { PythonOptions } from "./options.js";
import type { PythonView } from "./view.js";

export function renderPackage(view: PythonView, input: BackendInput, options: PythonOptions): FileSet {
  const source = `src/${options.package}`;
  const modules = modulesOf(input.surface);
  const templates = templateSet("python/package");
  const module = (name: string, data: object, froms: readonly string[] = []): PackageFile => {
    return {
      path: `${source}/${name}`,
      contents: tidy(withImports(templates.render(name, data), { froms, isAbi: name === "_abi.py", modules })),
    };
  };
  const top = (name: string, data: object): PackageFile => ({ path: name, contents: templates.render(name, data) });
  return {
    files: [
      top("pyproject.toml", view.project),
      top("README.md", view.readme),
      module("__init__.py", view.init),
      module("_abi.py", { ...view.abi, ...view.project, fileName: input.artifact.fileName }),
      module("_types.py", view.types),
      ...(view.errors.classes.length === 0 ? [] : [module("_errors.py", view.errors, view.errors.header.froms)]),
      ...(view.imports.protocols.length === 0 ? [] : [module("_imports.py", view.imports, view.imports.header.froms)]),
      module("_services.py", view.services, view.services.header.froms),
      module("_aio.py", view.aio, view.aio.header.froms),
      module("_client.py", view.clients, view.clients.header.froms),
      { path: `${source}/py.typed`, contents: "" },
      { path: `${source}/${input.artifact.fileName}`, contents: input.artifact.bytes },
      { path: `${source}/${input.artifact.fileName}.plan.json`, contents: `${JSON.stringify(input.plan)}\n` },
      ...adapters(`${source}/${input.artifact.fileName}`, input.adapters),
      ...runtimeFiles({
        folder: "python/runtime",
        leaveOut: ["tests", "pyproject.toml"],
        to: (path) => path.replace(/^src\/sdk_runtime\//, `${source}/_runtime/`),
      }),
    ],
  };
}

/** Beside the component, if its parts call each other. */
function adapters(component: string, contents: Uint8Array | undefined): readonly PackageFile[] {
  return contents === undefined ? [] : [{ path: `${component}.adapters`, contents }];
}

/** Optional parts of a template leave blank lines; `ruff format` has two at most at the top level, and none inside a body's start. */
function tidy(text: string): string {
  return `${text.replaceAll(/\n{4,}/g, "\n\n\n").trimEnd()}\n`;
}

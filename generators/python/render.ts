/** From the view to files. */

import type { BackendInput } from "../core/backend-input.js";
import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import type { PackageView } from "./view.js";

export function render(view: PackageView, { artifact, adapters, layer, plan }: BackendInput): FileSet {
  const source = `src/${view.package}`;
  const templates = templateSet("python/package");
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  const component = `${source}/${artifact.fileName}`;
  return {
    files: [
      file("pyproject.toml", templates.render("pyproject.toml", view.manifest)),
      file("README.md", templates.render("README.md", view.readme)),
      ...view.modules.map((module) => file(`${source}/${module.file}`, module.text)),
      file(`${source}/py.typed`, ""),
      file(component, artifact.bytes),
      file(`${component}.plan.json`, `${JSON.stringify(plan)}\n`),
      // Beside the component, if its parts call each other, or WASI.
      ...(adapters === undefined ? [] : [file(`${component}.adapters.wasm`, adapters)]),
      ...(layer === undefined ? [] : [file(`${component}.layer.wasm`, layer)]),
      ...runtimeFiles({
        folder: "python/runtime",
        leaveOut: ["tests", "pyproject.toml"],
        to: (path) => path.replace(/^src\/sdk_runtime\//, `${source}/_runtime/`),
      }),
    ],
  };
}

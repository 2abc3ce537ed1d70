/** From the view to files. */

import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { builtTemplates } from "../core/files/package-root.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import { linesText } from "./code/lines.js";
import { type LinkerPart, partFiles } from "./linker-parts.js";
import { publicNames, wasiNames } from "./module.js";
import { bytesModule, planText } from "./plan.js";
import type { PackageView } from "./view.js";

const adaptersTitle = "Modules that carry calls between parts of the component.";
const layerTitle = "What stands behind the component's imports of `wasi:*`: a component of wasm-sdk's own, in the same sandbox.";

export function render(view: PackageView, artifact: Uint8Array): FileSet {
  const templates = templateSet("typescript/package");
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  return {
    files: [
      file("package.json", `${JSON.stringify(view.manifest, null, 2)}\n`),
      file("README.md", templates.render("README.md", view.readme)),
      file("index.js", `${linesText(view.module)}\n`),
      file(
        "index.d.ts",
        templates.render("index.d.ts", {
          errors: [...publicNames, ...(view.layer === undefined ? [] : wasiNames)].toSorted().join(", "),
          declarations: view.declarations.map((lines) => linesText(lines)),
        }),
      ),
      file("plan.js", planText(view.plan)),
      ...(view.adapters === undefined ? [] : [file("adapters.js", bytesModule(view.adapters, adaptersTitle))]),
      ...(view.layer === undefined ? [] : [file("layer.js", bytesModule(view.layer, layerTitle))]),
      file("plan.d.ts", templates.render("plan.d.ts", {})),
      file(view.artifactFile, artifact),
      ...runtime(view),
    ],
  };
}

/** The runtime as the tool's build has made it, without the parts that the package has no use for. */
function runtime({ parts }: PackageView): readonly PackageFile[] {
  const unused = Object.entries(partFiles).filter(([part]) => !parts.includes(part as LinkerPart));
  const leaveOut = unused.map(([, file]) => file);
  return runtimeFiles({ folder: "typescript/runtime", leaveOut, to: (path) => `runtime/${path}` }, builtTemplates);
}

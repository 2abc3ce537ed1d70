/** From the view to files. */

import type { FileSet, PackageFile } from "../core/file-set.js";
import { runtimeFiles } from "../core/runtime-files.js";
import { templateSet } from "../core/template-set.js";
import { linesText } from "./code/lines.js";
import { planText } from "./plan.js";
import { runtimeModule } from "./runtime-module.js";
import type { PackageView } from "./view.js";

export function render(view: PackageView, artifact: Uint8Array): FileSet {
  const templates = templateSet("typescript/package");
  const module = `${linesText(view.module)}\n`;
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  return {
    files: [
      file("package.json", `${JSON.stringify(view.manifest, null, 2)}\n`),
      file("README.md", templates.render("README.md", view.readme)),
      file("index.js", module),
      file("index.d.ts", templates.render("index.d.ts", { declarations: view.declarations.map((lines) => linesText(lines)) })),
      file("plan.js", planText(view.plan)),
      file("plan.d.ts", templates.render("plan.d.ts", {})),
      file(view.artifactFile, artifact),
      ...runtime(module),
    ],
  };
}

function runtime(module: string): readonly PackageFile[] {
  const leaveOut = ["package.json", "tsconfig.json", "test"];
  const files = runtimeFiles({ folder: "typescript/runtime", leaveOut, to: (path) => path.replace(/^src\//, "runtime/") });
  const sources = files.filter(({ path }) => path.endsWith(".js"));
  const joined = runtimeModule(
    sources.map(({ path, contents }) => ({ name: path.replace("runtime/", ""), text: contents.toString() })),
    module,
  );
  return [...files.filter((file) => !sources.includes(file)), { path: "runtime/index.js", contents: Buffer.from(joined) }];
}

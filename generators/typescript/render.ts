/** From the view to files. */

import { IndentationText, Project, type StatementStructures } from "ts-morph";
import type { FileSet, PackageFile } from "../core/file-set.js";
import { runtimeFiles } from "../core/runtime-files.js";
import { templateSet } from "../core/template-set.js";
import { linesText } from "./code/lines.js";
import { shippedSource } from "./shipped-source.js";
import type { PackageView } from "./view.js";

export function render(view: PackageView, artifact: Uint8Array): FileSet {
  const templates = templateSet("typescript/package");
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  return {
    files: [
      file("package.json", `${JSON.stringify(view.manifest, null, 2)}\n`),
      file("README.md", templates.render("README.md", view.readme)),
      file("index.js", `${linesText(view.module)}\n`),
      file("index.d.ts", templates.render("index.d.ts", { declarations: declarationText(view.declarations) })),
      file("plan.js", `export default ${JSON.stringify(view.plan, null, 1)};\n`),
      file("plan.d.ts", templates.render("plan.d.ts", {})),
      file(view.artifactFile, artifact),
      ...runtime(),
    ],
  };
}

function runtime(): readonly PackageFile[] {
  const leaveOut = ["package.json", "tsconfig.json", "test"];
  const files = runtimeFiles({ folder: "typescript/runtime", leaveOut, to: (path) => path.replace(/^src\//, "runtime/") });
  return files.map(({ path, contents }) => ({ path, contents: shippedSource(path, contents) }));
}

/** Prints structures without a type check: what they name may be declared anywhere. */
function declarationText(statements: readonly StatementStructures[]): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { indentationText: IndentationText.TwoSpaces },
  });
  return project.createSourceFile("index.d.ts", { statements: [...statements] }).getFullText();
}

/** From the view to files. */

import type { BackendInput } from "../core/backend-input.js";
import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import { importPaths } from "./import-paths.js";
import type { PackageView, TypesView } from "./view.js";

export function render(view: PackageView, { artifact, adapters }: Pick<BackendInput, "artifact" | "adapters">): FileSet {
  const templates = templateSet("go/package");
  const goFile = (path: string, template: string, data: object): PackageFile => {
    const body = templates.render(template, data);
    const { standard, own } = importPaths(body, view.module);
    const header = {
      package: view.package,
      standard,
      own,
      hasStandard: standard.length > 0,
      hasOwn: own.length > 0,
      isBoth: standard.length > 0 && own.length > 0,
    };
    return { path, contents: templates.render("file.go", { ...header, body: tidy(body) }) };
  };
  const text = (path: string, data: object): PackageFile => ({ path, contents: templates.render(path, data) });
  const { types, errors, imports, services, client, abi, example } = view;
  return {
    files: [
      text("go.mod", { module: view.module }),
      text("go.sum", {}),
      text("README.md", view.readme),
      text("doc.go", { doc: view.doc, package: view.package }),
      goFile("client.go", "client.go", client),
      ...(imports.hasFields || imports.functions.length > 0 ? [goFile("imports.go", "imports.go", imports)] : []),
      ...(hasDeclarations(types) ? [goFile("types.go", "types.go", types)] : []),
      goFile("errors.go", "errors.go", errors),
      ...services.map((service) => goFile(service.file, "service.go", service)),
      ...(abi.isEmpty ? [] : [goFile("abi.go", "abi.go", abi)]),
      text("example_test.go", { ...example, packageName: view.package }),
      { path: "plan.json", contents: `${JSON.stringify(view.plan, null, 1)}\n` },
      { path: view.artifactFile, contents: artifact.bytes },
      ...(adapters === undefined ? [] : [{ path: "adapters.wasm", contents: adapters }]),
      ...runtime(),
    ],
  };
}

/** The runtime imports nothing of the module, so that it is the same in all. */
function runtime(): readonly PackageFile[] {
  return runtimeFiles({
    folder: "go/runtime",
    leaveOut: ["go.mod", "go.sum", "component/testdata", ...tests],
    to: (path) => `internal/${path}`,
  });
}

const tests = [
  "adapters",
  "batch",
  "frames",
  "guest",
  "handle",
  "instance",
  "limits",
  "memory",
  "options",
  "panic",
  "plan",
  "pool",
  "program",
  "reentrance",
  "taking",
  "text",
].map((name) => `component/${name}_test.go`);

function hasDeclarations({ types, tuples, hasResult, hasPtr }: TypesView): boolean {
  return types.length > 0 || tuples.length > 0 || hasResult || hasPtr;
}

/** gofmt wants one empty line between declarations and none at the ends of blocks; templates leave more where a part is left out. */
function tidy(body: string): string {
  return body
    .trim()
    .replace(/\n{3,}/g, "\n\n")
    .replace(/([{(])\n\n/g, "$1\n")
    .replace(/\n\n(\t*[})])/g, "\n$1");
}

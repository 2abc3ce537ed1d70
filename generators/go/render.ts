/** From the view to files. */

import type { BackendInput } from "../core/backend-input.js";
import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import type { SourceView } from "./package/source-file.js";
import type { PackageView } from "./view.js";

export function render(
  view: PackageView,
  { artifact, adapters, layer }: Pick<BackendInput, "artifact" | "adapters" | "layer">,
): FileSet {
  const templates = templateSet("go/package");
  const file = (path: string, contents: PackageFile["contents"]): PackageFile => ({ path, contents });
  const text = (path: string, data: object) => file(path, templates.render(path, data));
  const source = ({ path, head, parts }: SourceView) => {
    const texts = parts.map((part) =>
      part.kind === "printed" ? part.text : templates.render(part.template, part.fields).trimEnd(),
    );
    return file(path, `${[head, ...texts].join("\n\n")}\n`);
  };
  return {
    files: [
      text("go.mod", { module: view.module }),
      text("go.sum", {}),
      text("README.md", view.readme),
      text("doc.go", { doc: view.doc, package: view.package }),
      ...view.sources.map(source),
      file("example_test.go", `${view.example}\n`),
      file("plan.json", `${JSON.stringify(view.plan, null, 1)}\n`),
      file(view.artifactFile, artifact.bytes),
      ...(adapters === undefined ? [] : [file("adapters.wasm", adapters)]),
      ...(layer === undefined ? [] : [file("layer.wasm", layer)]),
      ...runtime(),
      ...(layer === undefined ? [] : wasi(view.module, "wasi")),
      ...(view.plan.layer?.name === "http" ? wasi(view.module, "wasihttp") : []),
    ],
  };
}

/** It imports nothing of the module, so that it is the same in all. */
function runtime(): readonly PackageFile[] {
  return runtimeFiles({
    folder: "go/runtime/component",
    leaveOut: ["testdata", "*_test.go"],
    to: (path) => `internal/component/${path}`,
  });
}

/** What of its packages does not ship. */
const wasiTests = {
  wasi: ["testdata", "*_test.go"],
  wasihttp: ["*_test.go"],
};

/** A part of the runtime that stands behind the layer. */
function wasi(module: string, name: keyof typeof wasiTests): readonly PackageFile[] {
  return runtimeFiles({
    folder: `go/runtime/${name}`,
    leaveOut: wasiTests[name],
    to: (path) => `internal/${name}/${path}`,
    sentinel: { identifier: "wasm-sdk.invalid/runtime", replacement: `${module}/internal` },
  });
}

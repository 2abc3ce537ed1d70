/** From the view to files. */

import type { FileSet, PackageFile } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import { portableStem } from "../core/names/reserved/device-names.js";
import type { FileView, MethodView, PackageView } from "./view.js";

export function render(view: PackageView, artifact: Uint8Array): FileSet {
  const { options } = view;
  const lib = `lib/${options.path}`;
  const templates = templateSet("ruby/package");
  const plain = (path: string, template: string, data: object): PackageFile => ({
    path,
    contents: templates.render(template, data),
  });
  const ruby = (path: string, template: string, data: object): PackageFile => ({
    path: `${lib}/${path}.rb`,
    contents: inModules(options.modules, templates.render(template, data)),
  });
  const each = (template: string, views: readonly FileView[]) => views.map((data) => ruby(data.file, template, data));
  return {
    files: [
      plain(`${portableStem(options.gem)}.gemspec`, "gemspec", view.gemspec),
      plain("README.md", "README.md", view.readme),
      plain(".rubocop.yml", "rubocop.yml", {}),
      plain("Steepfile", "Steepfile", {}),
      plain(`${lib}.rb`, "root.rb", view.root),
      ruby("version", "version.rb", view.version),
      ...each("record.rb", view.records),
      ...each("enum.rb", view.enums),
      ...each("variant.rb", view.variants),
      ...each("error.rb", view.errors),
      ...each("resource.rb", view.resources.map(withMethods)),
      ...each("service.rb", view.services.map(withMethods)),
      ruby("client", "client.rb", withMethods(view.client)),
      ruby("sdk_runtime/codec", "codec.rb", { ...view.codec, functions: indented(view.codec.functions, 2) }),
      ruby("sdk_runtime/glue", "glue.rb", { ...view.glue, imports: indented(view.glue.imports, 2) }),
      { path: `${lib}/${view.artifactFile}`, contents: artifact },
      { path: `${lib}/${view.artifactFile}.plan.json`, contents: view.plan },
      ...(view.adapters === undefined ? [] : [{ path: `${lib}/${view.artifactFile}.adapters.wasm`, contents: view.adapters }]),
      ...(view.layer === undefined ? [] : [{ path: `${lib}/${view.artifactFile}.layer.wasm`, contents: view.layer }]),
      plain(`sig/${options.path}.rbs`, "signature.rbs", view.signature),
      ...runtime(options.modules, options.path),
    ],
  };
}

/** Lines in a class or module body; empty ones stay empty. */
function indented(lines: readonly string[], steps = 1): readonly string[] {
  return lines.map((line) => (line === "" ? "" : "  ".repeat(steps) + line));
}

function withMethods<T extends { readonly methods: readonly MethodView[] }>(view: T): T {
  return { ...view, methods: view.methods.map(({ lines }) => ({ lines: indented(lines) })) };
}

/** As bytes: they are tested where they come from. */
function runtime(modules: readonly string[], path: string): readonly PackageFile[] {
  const files = runtimeFiles({
    folder: "ruby/runtime",
    leaveOut: ["test", "Steepfile", "Rakefile", "sdk_package.gemspec"],
    to: (file) => file.replace(/^(lib|sig)\/sdk_package/, `$1/${path}`),
    sentinel: { identifier: "SdkPackage", replacement: modules.join("::") },
  });
  return files.map(({ path, contents }) => ({ path, contents: Buffer.from(contents) }));
}

/** A file of the package's module: the body indented, nothing but it defined. */
function inModules(modules: readonly string[], body: string): string {
  const open = modules.map((name, depth) => `${"  ".repeat(depth)}module ${name}`);
  const close = modules.map((_, depth) => `${"  ".repeat(depth)}end`).reverse();
  const indent = "  ".repeat(modules.length);
  const lines = body
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line));
  return `${["# frozen_string_literal: true", "", ...open, ...lines, ...close].join("\n")}\n`;
}

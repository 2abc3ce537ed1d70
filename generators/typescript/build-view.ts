import type { BackendInput } from "../core/backend-input.js";
import { declarations } from "./declarations.js";
import { linkerParts } from "./linker-parts.js";
import { manifest } from "./manifest.js";
import { moduleLines } from "./module.js";
import type { TypeScriptOptions } from "./options.js";
import { readmeView } from "./readme.js";
import type { PackageView } from "./view.js";

export function buildView(input: BackendInput, options: TypeScriptOptions): PackageView {
  const { surface, plan, artifact, adapters, layer } = input;
  const parts = linkerParts(input);
  return {
    manifest: manifest(input, options),
    readme: readmeView(input, options),
    module: moduleLines({
      surface,
      exports: plan.exports.map((it) => it.function),
      artifact: artifact.fileName,
      parts,
    }),
    declarations: declarations(surface, plan.layer !== undefined),
    plan,
    parts,
    artifactFile: artifact.fileName,
    ...(adapters === undefined ? {} : { adapters }),
    ...(layer === undefined ? {} : { layer }),
  };
}

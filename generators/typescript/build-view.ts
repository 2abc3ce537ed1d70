import type { BackendInput } from "../core/backend.js";
import { declarations } from "./declarations.js";
import { manifest } from "./manifest.js";
import { moduleLines } from "./module.js";
import type { TypeScriptOptions } from "./options.js";
import { readmeView } from "./readme.js";
import { runtimeExtras } from "./runtime-extras.js";
import type { PackageView } from "./view.js";

export function buildView(input: BackendInput, options: TypeScriptOptions): PackageView {
  const { surface, plan, artifact, stateless } = input;
  const extras = runtimeExtras(plan, surface);
  return {
    manifest: manifest(input, options),
    readme: readmeView(input, options),
    module: moduleLines({
      surface,
      exports: plan.exports.map((it) => it.function),
      artifact: artifact.fileName,
      stateless,
      extras,
    }),
    declarations: declarations(surface),
    plan,
    artifactFile: artifact.fileName,
    extras,
  };
}

import type { CoreFeature } from "../../wit/component/decoded-component.js";
import { succeed } from "../../wit/diagnostic.js";
import type { Backend } from "../core/backend.js";
import { buildView } from "./build-view.js";
import { typescriptNames } from "./names.js";
import { type TypeScriptOptions, typescriptOptions } from "./options.js";
import { render } from "./render.js";
import { typescriptSuite } from "./suite.js";
import type { TypeScriptTarget } from "./target-options.js";

/** What V8 of Node 20 runs; extended-const with a flag, which the runtime sets. */
const coreFeatures: ReadonlySet<CoreFeature> = new Set([
  "sign-extension",
  "saturating-float-to-int",
  "multi-value",
  "bulk-memory",
  "reference-types",
  "mutable-global",
  "simd",
  "threads",
  "legacy-exceptions",
  "extended-const",
]);

export const typescript: Backend<TypeScriptOptions, TypeScriptTarget> = {
  id: "typescript",
  title: "TypeScript",
  names: typescriptNames,
  coreFeatures,
  options: typescriptOptions,
  generate: (input, options) => succeed(render(buildView(input, options), input.artifact.bytes)),
  view: buildView,
  suite: typescriptSuite,
};

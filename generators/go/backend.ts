import type { CoreFeature } from "../../wit/component/decoded-component.js";
import { diagnostic, succeed } from "../../wit/diagnostic.js";
import type { Backend } from "../core/backend.js";
import { buildView } from "./build-view.js";
import { goNames } from "./names.js";
import { type GoOptions, goOptions, versionedPath } from "./options.js";
import { render } from "./render.js";
import { goSuite } from "./suite/suite.js";
import type { GoTarget } from "./target-options.js";

/** What wazero 1.12 runs. Exceptions are left out: it corrupts locals in `try_table`. */
const coreFeatures: ReadonlySet<CoreFeature> = new Set([
  "sign-extension",
  "saturating-float-to-int",
  "multi-value",
  "bulk-memory",
  "reference-types",
  "mutable-global",
  "simd",
  "extended-const",
  "tail-call",
]);

export const go: Backend<GoOptions, GoTarget> = {
  id: "go",
  title: "Go",
  names: goNames,
  coreFeatures,
  options: goOptions,
  generate: (input, options) => {
    const path = versionedPath(options, input.sdk.version);
    if (path === options.module) return succeed(render(buildView(input, options), input));
    const message = `version ${input.sdk.version} of the Go module \`${options.module}\` must have the path \`${path}\``;
    return { ok: false, diagnostics: [diagnostic("module-path-version", message)] };
  },
  view: buildView,
  suite: goSuite,
};

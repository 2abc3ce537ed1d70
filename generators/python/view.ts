/** A Python package, with nothing left to decide. */

import type { ManifestView } from "./package/manifest.js";
import type { ReadmeView } from "./package/readme.js";

export interface PackageView {
  /** `acme_billing`, as `import` takes it. */
  readonly package: string;
  readonly manifest: ManifestView;
  readonly readme: ReadmeView;
  readonly modules: readonly ModuleView[];
}

export interface ModuleView {
  /** E.g. `_types.py`. */
  readonly file: string;
  readonly text: string;
}

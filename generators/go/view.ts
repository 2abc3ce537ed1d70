/** A Go module, with nothing left to decide. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import type { ReadmeView } from "./package/readme.js";
import type { SourceView } from "./package/source-file.js";

export interface PackageView {
  readonly package: string;
  readonly module: string;
  /** The package's documentation, as comment lines. */
  readonly doc: readonly string[];
  readonly sources: readonly SourceView[];
  /** `example_test.go`. */
  readonly example: string;
  readonly readme: ReadmeView;
  readonly plan: LinkPlan;
  readonly artifactFile: string;
}

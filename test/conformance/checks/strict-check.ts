/** A language's strictest checker over many generated packages at once: one start of a slow tool for all of them. */

import type { LanguageId } from "../../../generators/core/languages.js";
import { checkGo } from "./go.js";
import { checkPython } from "./python.js";
import { checkRuby } from "./ruby.js";
import { checkTypeScript } from "./typescript.js";

export interface WrittenPackage {
  /** Of the case. */
  readonly name: string;
  /** Absolute: where the package is, as a customer gets it. */
  readonly folder: string;
}

/** What the checker says about a package, by its name; one about which it says nothing is clean. */
export type StrictCheck = (packages: readonly WrittenPackage[]) => Promise<ReadonlyMap<string, string>>;

export const strictChecks: Readonly<Partial<Record<LanguageId, StrictCheck>>> = {
  typescript: checkTypeScript,
  go: checkGo,
  python: checkPython,
  ruby: checkRuby,
};

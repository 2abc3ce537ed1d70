import type { LanguageId } from "./core/languages.js";
import type { TargetOptions } from "./core/target-option.js";
import { goTargetOptions } from "./go/target-options.js";
import { pythonTargetOptions } from "./python/target-options.js";
import { rubyTargetOptions } from "./ruby/target-options.js";
import { typescriptTargetOptions } from "./typescript/target-options.js";

export type TargetKey =
  | keyof typeof typescriptTargetOptions
  | keyof typeof goTargetOptions
  | keyof typeof pythonTargetOptions
  | keyof typeof rubyTargetOptions;

/** What each back end takes, apart from the back ends themselves: help must not wait for these to load. */
export const targetOptions: Readonly<Record<LanguageId, TargetOptions>> = {
  typescript: typescriptTargetOptions,
  go: goTargetOptions,
  python: pythonTargetOptions,
  ruby: rubyTargetOptions,
};

import type { NamePolicies } from "./core/names/policy.js";
import { goNames } from "./go/names.js";
import { pythonNames } from "./python/names.js";
import { rubyNames } from "./ruby/names.js";
import { typescriptNames } from "./typescript/names.js";

/** All languages' names are decided together, also when packages are made for some languages only. */
export const namePolicies: NamePolicies = {
  typescript: typescriptNames,
  go: goNames,
  python: pythonNames,
  ruby: rubyNames,
};

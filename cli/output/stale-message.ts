import type { ComparedFile, FileState } from "./compare-package.js";

const wordsOfState: Readonly<Record<Exclude<FileState, "same">, string>> = {
  missing: "missing",
  outdated: "outdated",
  edited: "edited by hand",
  foreign: "not generated but in the way",
  obsolete: "to be removed",
  "edited-obsolete": "to be removed, but edited by hand",
};

/** E.g. `the package is stale: lib/cart.js (missing), index.js, index.d.ts (outdated)`. */
export function staleMessage(files: readonly ComparedFile[]): string {
  const groups = Object.entries(wordsOfState).flatMap(([state, words]) => {
    const paths = files.filter((file) => file.state === state).map((file) => file.path);
    return paths.length === 0 ? [] : [`${someOf(paths)} (${words})`];
  });
  return `the package is stale: ${groups.join(", ")}`;
}

const MAX_LISTED = 5;

function someOf(paths: readonly string[]): string {
  const rest = paths.length - MAX_LISTED;
  return rest > 0 ? `${paths.slice(0, MAX_LISTED).join(", ")} and ${rest} more` : paths.join(", ");
}

import type { Diagnostic } from "../../wit/diagnostic.js";
import { diagnostic } from "../../wit/diagnostic.js";
import type { UserPath } from "../user-path.js";
import type { ComparedFile, FileState } from "./compare-package.js";

const wordsOfState: Readonly<Record<Exclude<FileState, "same">, string>> = {
  missing: "missing",
  outdated: "outdated",
  edited: "edited by hand",
  foreign: "not generated but in the way",
  obsolete: "to be removed",
  "edited-obsolete": "to be removed, but edited by hand",
};

/** E.g. `the package is stale: lib/cart.js (missing), index.js, index.d.ts (outdated)`, with a remedy that these files do not stop. */
export function staleDiagnostic(files: readonly ComparedFile[], out: UserPath): Diagnostic {
  const has = (...states: FileState[]) => files.some((file) => states.includes(file.state));
  const help = has("foreign")
    ? "move the files that are in the way, then run `wasm-sdk generate` and commit the result"
    : has("edited", "edited-obsolete")
      ? "run `wasm-sdk generate --force`, which overwrites what was edited, and commit the result"
      : undefined;
  return diagnostic("stale-package", messageOf(files), { place: { file: out.shown }, ...(help && { help }) });
}

function messageOf(files: readonly ComparedFile[]): string {
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

/**
 * wasm-sdk.lock: what was generated last, beside the config and committed with it. Names in it never move (design: "Packages and names", rule 1); the rest tells
 * a rebuild of the same interface from a change of it.
 */

import type { LanguageId } from "../../generators/core/languages.js";
import type { LockedNames } from "../../generators/core/names/locked-names.js";

export const LOCK_NAME = "wasm-sdk.lock";

/** The format of the file. A tool that knows only older ones refuses it. */
export const LOCK_FORMAT = 1;

export interface Lock {
  /** The version of the tool that wrote it. */
  readonly tool: string;
  /** E.g. `acme:billing/billing@1.4.0`. */
  readonly world: string;
  readonly interface: {
    /** The interface fingerprint: 64 hex digits. */
    readonly fingerprint: string;
    /** The canonical text that it is made of, line by line. */
    readonly text: readonly string[];
  };
  /** SHA-256 in 64 hex digits: of the WIT files (absent where the interface comes from the component), of the component, and of each package. */
  readonly digests: {
    readonly wit?: string;
    readonly component: string;
    readonly packages: Readonly<Partial<Record<LanguageId, string>>>;
  };
  /** Every public name in every language, by claim key (`generators/core/names/claim.ts`). */
  readonly names: LockedNames;
}

const COMMENT = "What wasm-sdk generated last. Commit this file: the names in it never move.";

/** One line a name, in a fixed order, so that versions of the file merge well. */
export function printLock({ names, ...lock }: Lock): string {
  const { tool, world, interface: face, digests } = lock;
  const head = JSON.stringify({ comment: COMMENT, format: LOCK_FORMAT, tool, world, interface: face, digests }, undefined, 2);
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = sorted.map(([key, each]) => `    ${JSON.stringify(key)}: ${JSON.stringify(each)}`);
  return `${head.slice(0, -"\n}".length)},\n  "names": {\n${lines.join(",\n")}\n  }\n}\n`;
}

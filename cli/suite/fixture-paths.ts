import { globSync, isDynamicPattern } from "tinyglobby";
import type { Outcome } from "../../wit/diagnostic.js";
import { diagnostic, succeed } from "../../wit/diagnostic.js";
import type { GenerateFlags } from "../config/flags.js";
import type { Sources } from "../config/sources.js";
import { pathFromConfig, pathFromFlag, type UserPath } from "../user-path.js";

/** Which files hold fixtures, before anyone has looked for them. */
export interface FixturePatterns {
  /** Paths or patterns (`*`, `**`, `?`, `{a,b}`) with `/`. */
  readonly patterns: readonly string[];
  /** Absolute; what the patterns are relative to. */
  readonly folder: string;
}

/** Those of `--fixtures`, else those of the config. */
export function fixturePatterns({ flags, file, cwd }: Sources<Pick<GenerateFlags, "fixtures">>): FixturePatterns {
  if (flags.fixtures !== undefined) return { patterns: flags.fixtures, folder: cwd };
  return { patterns: file?.config.fixtures ?? [], folder: file?.folder ?? cwd };
}

/** Each file once, pattern by pattern, those of one pattern by name. A path without pattern characters need not exist: reading it says so. */
export function fixturePaths({ patterns, folder }: FixturePatterns, cwd: string): Outcome<readonly UserPath[]> {
  const found = patterns.map((pattern) =>
    isDynamicPattern(pattern) ? matches(pattern, folder, cwd) : [pathOf(pattern, folder, cwd)],
  );
  const unmatched = patterns.filter((_, i) => found[i]?.length === 0);
  const unique = new Map(found.flat().map((path) => [path.absolute, path]));
  return succeed(
    [...unique.values()],
    unmatched.map((pattern) => diagnostic("unmatched-fixtures", `no file matches \`${pattern}\``)),
  );
}

/** Sorted by code unit, so that the order is the same on every machine. */
function matches(pattern: string, folder: string, cwd: string): UserPath[] {
  const paths = globSync(pattern, { cwd: folder, expandDirectories: false });
  return paths.sort().map((path) => pathOf(path, folder, cwd));
}

function pathOf(given: string, folder: string, cwd: string): UserPath {
  return folder === cwd ? pathFromFlag(given, cwd) : pathFromConfig(given, folder, cwd);
}

import { goKeywords, goPredeclared } from "../core/names/reserved/keywords.js";
import type { Surface } from "../core/surface/surface.js";
import type { GoTarget } from "./target-options.js";

export interface GoOptions {
  /** The module's path, e.g. `github.com/acme/billing-go`. */
  readonly module: string;
  /** The package's name, e.g. `billing`. */
  readonly package: string;
}

/** Until the vendor has one, this stands for the module's path; nothing is published under it. */
const standIn = "example.com/";

/** What Go demands of a module's path: from version 2 on it ends in the major version. */
export function versionedPath({ module }: GoOptions, version: string): string {
  const major = Number.parseInt(version, 10);
  if (module.startsWith(standIn)) return module;
  const bare = module.replace(/\/v\d+$/, "");
  return major >= 2 ? `${bare}/v${major}` : bare;
}

export function goOptions(target: GoTarget, { world }: Surface): GoOptions {
  const { namespace, name } = world.package;
  return {
    module: target.module ?? `${standIn}${namespace.kebab}/${name.kebab}`.toLowerCase(),
    package: target.package ?? packageName(name.words.map((word) => word.text).join("")),
  };
}

/** Go package names are one lower-case word. `main` would make a program of it. */
function packageName(word: string): string {
  return goKeywords.has(word) || goPredeclared.has(word) || word === "main" || word === "internal" ? `${word}sdk` : word;
}

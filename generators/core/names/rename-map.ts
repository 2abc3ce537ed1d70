/** The config's `rename` map: names that the vendor gives, by WIT path. */

import { type Diagnostic, diagnostic, type Place } from "../../../wit/diagnostic.js";
import { didYouMean } from "../../../wit/did-you-mean.js";
import { type WitName, witName } from "../../../wit/name.js";
import { type LanguageId, languageIds } from "../languages.js";
import { type Label, label, respelled } from "./label.js";
import type { NamePolicies, NamePosition } from "./policy.js";
import type { WitItem } from "./wit-item.js";

/** By WIT path: one WIT name for all languages, cased by each, or a spelling per language. */
export type RenameMap = Readonly<Record<string, Rename>>;
export type Rename = string | Readonly<Partial<Record<LanguageId, string>>>;

export interface Renames {
  /** The label of an item: what the vendor calls it, or its own name. */
  readonly label: (id: string, name: WitName) => Label;
  /** Whether the vendor gives the name in all languages: then nothing moves it. */
  readonly isFixed: (id: string) => boolean;
  /** The languages in which the vendor gives the name. */
  readonly languages: (id: string) => ReadonlySet<LanguageId>;
}

const witPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/i;

export function readRenames(
  rename: RenameMap,
  items: ReadonlyMap<string, WitItem>,
  policies: NamePolicies,
  places: ReadonlyMap<string, Place> = new Map(),
): { readonly renames: Renames; readonly diagnostics: readonly Diagnostic[] } {
  const found = new Map<string, Rename>();
  const diagnostics: Diagnostic[] = [];
  const ids = [...items.keys()];
  for (const [key, value] of Object.entries(rename)) {
    const meant = items.has(key) ? [key] : ids.filter((id) => withoutVersion(id) === key);
    const problem = keyProblem(key, meant, ids) ?? valueProblem(key, value, items.get(meant[0] ?? key)?.position, policies);
    const place = places.get(key);
    if (problem !== undefined) diagnostics.push(place === undefined ? problem : { ...problem, place });
    else for (const id of meant) found.set(id, value);
  }
  return { renames: renamesOf(found), diagnostics };
}

function renamesOf(found: ReadonlyMap<string, Rename>): Renames {
  return {
    isFixed: (id) => typeof found.get(id) === "string",
    languages: (id) => {
      const given = found.get(id) ?? {};
      return new Set(typeof given === "string" ? languageIds : (Object.keys(given) as LanguageId[]));
    },
    label: (id, name) => {
      const given = found.get(id);
      if (given === undefined) return label(name);
      return typeof given === "string" ? label(witName(given)) : respelled(label(name), given);
    },
  };
}

function keyProblem(key: string, meant: readonly string[], ids: readonly string[]): Diagnostic | undefined {
  if (meant.length === 1) return undefined;
  if (meant.length > 1) {
    return diagnostic(
      "unknown-rename",
      `\`rename\` names \`${key}\`, which could be ${meant.map((id) => `\`${id}\``).join(" or ")}`,
      {
        help: "write the version too",
      },
    );
  }
  const close = didYouMean(
    key,
    ids.flatMap((id) => [id, withoutVersion(id)]),
  );
  return diagnostic("unknown-rename", `\`rename\` names \`${key}\`, which the world does not have`, {
    ...(close === undefined ? {} : { help: `did you mean \`${close}\`?` }),
  });
}

function valueProblem(
  key: string,
  value: Rename,
  position: NamePosition | undefined,
  policies: NamePolicies,
): Diagnostic | undefined {
  if (typeof value === "string") return witPattern.test(value) ? undefined : invalid(key, value, "a WIT name in kebab case");
  const unknown = Object.keys(value).find((language) => !(languageIds as readonly string[]).includes(language));
  if (unknown !== undefined) return invalid(key, unknown, "a language");
  const refused = languageIds.find((language) => {
    const spelling = value[language];
    return spelling !== undefined && position !== undefined && !policies[language].accepts(spelling, position);
  });
  return refused === undefined ? undefined : invalid(key, value[refused] ?? "", `a name that ${refused} could have there`);
}

function invalid(key: string, value: string, wanted: string): Diagnostic {
  return diagnostic("invalid-rename", `\`rename\` gives \`${key}\` the value \`${value}\`, which is not ${wanted}`);
}

/** `acme:billing/invoices@1.4.0#create` without `@1.4.0`. */
function withoutVersion(id: string): string {
  return id.replace(/@[^#]+/, "");
}

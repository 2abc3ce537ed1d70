/**
 * The flat namespace at a package's root. One for all languages: a name that is taken in one counts as taken in every one, so that an item
 * has the same words everywhere.
 */

import type { LanguageId } from "./backend.js";
import { languageIds } from "./backend.js";
import type { Label } from "./label.js";
import { fixedNames } from "./reserved/fixed-names.js";
import type { Speller } from "./speller.js";

/** What an item puts at the root: its own name first, then those made from it. */
export type Claim = readonly Label[];

export interface RootScope {
  /** Keeps the spellings that the rename map gives to an item, before anything else is named. */
  readonly reserve: (id: string, label: Label) => void;
  /** Takes the first claim that is free and gives it; with none free, gives the holder of the last one's name. */
  readonly claim: (id: string, choices: readonly Claim[]) => { readonly taken: Claim } | { readonly clash: Clash };
}

export interface Clash {
  readonly name: string;
  /** The WIT path of the item that has the name; undefined for a name that every package has. */
  readonly holder?: string;
}

export function rootScope(speller: Speller): RootScope {
  const holders = new Map<string, string>();
  const spellings = (label: Label) => languageIds.map((language) => [language, speller.names(label, "type")[language]] as const);
  const isFixed = (language: LanguageId, name: string) =>
    fixedNames.has(name) || speller.policies[language].globals.has(name) || isRootName(speller, name);

  function clashOf(id: string, claim: Claim): Clash | undefined {
    for (const [language, name] of claim.flatMap(spellings)) {
      const holder = holders.get(name);
      if (holder !== undefined && holder !== id) return { name, holder };
      if (isFixed(language, name)) return { name };
    }
    return undefined;
  }

  return {
    reserve: (id, label) => {
      for (const name of Object.values(label.exact)) if (!holders.has(name)) holders.set(name, id);
    },
    claim: (id, choices) => {
      let clash: Clash = { name: id };
      for (const choice of choices) {
        const found = clashOf(id, choice);
        if (found === undefined) {
          for (const [, name] of choice.flatMap(spellings)) holders.set(name, id);
          return { taken: choice };
        }
        clash = found;
      }
      return { clash };
    },
  };
}

function isRootName(speller: Speller, name: string): boolean {
  return languageIds.some((language) => speller.policies[language].rootNames.has(name));
}

/** A name on its way to its spellings. Everything is decided on labels; only the last step asks a language how it writes them. */

import { type WitName, witName } from "../../wit/name.js";
import { type LanguageId, languageIds } from "./backend.js";

export interface Label {
  /** WIT words, for each language since the rename map may give a language its own. */
  readonly words: Readonly<Record<LanguageId, WitName>>;
  /** Spellings that the rename map gives, used as they stand. A compound has none: it is spelled from the words. */
  readonly exact: Readonly<Partial<Record<LanguageId, string>>>;
}

export function byLanguage<T>(make: (language: LanguageId) => T): Readonly<Record<LanguageId, T>> {
  return Object.fromEntries(languageIds.map((language) => [language, make(language)])) as Record<LanguageId, T>;
}

export function label(name: WitName): Label {
  return { words: byLanguage(() => name), exact: {} };
}

/** A label with some languages' spellings given by the vendor; their words are read off the spelling, for the use in compounds. */
export function respelled(name: WitName, exact: Label["exact"]): Label {
  return {
    words: byLanguage((language) => {
      const spelling = exact[language];
      return spelling === undefined ? name : wordsOf(spelling);
    }),
    exact,
  };
}

/** One name of several: `compound("imported", cart)` is `ImportedCart`, `imported_cart`. */
export function compound(...parts: readonly (Label | string)[]): Label {
  const words = byLanguage((language) =>
    witName(parts.map((part) => (typeof part === "string" ? part : part.words[language].kebab)).join("-")),
  );
  return { words, exact: {} };
}

/** The item's label with words in front; spellings of the rename map stay as they are. */
export function prefixed(prefix: Label | string, item: Label): Label {
  return { ...compound(prefix, item), exact: item.exact };
}

/** The item's label with a word behind; spellings of the rename map stay as they are. */
export function suffixed(item: Label, suffix: Label | string): Label {
  return { ...compound(item, suffix), exact: item.exact };
}

/** The words of an identifier, split at humps and underscores: `GetURL` is `get-URL`. */
export function wordsOf(identifier: string): WitName {
  const parts = identifier.match(/[A-Z]{2,}(?![a-z])\d*|[A-Z]?[a-z]+\d*|[A-Z]\d*|\d+/g) ?? [identifier];
  return witName(parts.map((part) => (/^[A-Z]{2}/.test(part) ? part : part.toLowerCase())).join("-"));
}

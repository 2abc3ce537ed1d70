/** A name on its way to its spellings. Everything is decided on labels; only the last step asks a language how it writes them. */

import { type WitName, witName } from "../../../wit/name.js";
import type { LanguageId } from "../languages.js";

export interface Label {
  /** WIT words, for every language that has none of its own. */
  readonly words: WitName;
  /** Words that a language has for itself: from the rename map, or since it had to give way alone. */
  readonly own: Readonly<Partial<Record<LanguageId, WitName>>>;
  /** Spellings that are given and used as they stand: by the rename map or the lock. A compound has none: it is spelled from the words. */
  readonly exact: Readonly<Partial<Record<LanguageId, string>>>;
}

export function label(name: WitName): Label {
  return { words: name, own: {}, exact: {} };
}

export function wordsIn({ words, own }: Label, language: LanguageId): WitName {
  return own[language] ?? words;
}

/** A label with some languages' spellings given; their words are read off the spelling, for the use in compounds. */
export function respelled({ words, own, exact }: Label, given: Label["exact"]): Label {
  const read = Object.entries(given).map(([language, spelling]) => [language, wordsOf(spelling)] as const);
  return { words, own: { ...own, ...Object.fromEntries(read) }, exact: { ...exact, ...given } };
}

/** One name of several: `compound("imported", cart)` is `ImportedCart`, `imported_cart`. */
export function compound(...parts: readonly (Label | string)[]): Label {
  const labels = parts.map((part) => (typeof part === "string" ? label(witName(part)) : part));
  const special = new Set(labels.flatMap((part) => Object.keys(part.own) as LanguageId[]));
  const own = [...special].map((language) => [language, joined(labels.map((part) => wordsIn(part, language)))] as const);
  return { words: joined(labels.map((part) => part.words)), own: Object.fromEntries(own), exact: {} };
}

function joined(names: readonly WitName[]): WitName {
  return witName(names.map((name) => name.kebab).join("-"));
}

/** The words of an identifier, split at humps and underscores: `GetURL` is `get-URL`. */
export function wordsOf(identifier: string): WitName {
  const parts = identifier.match(/[A-Z]{2,}(?![a-z])\d*|[A-Z]?[a-z]+\d*|[A-Z]\d*|\d+/g) ?? [identifier];
  return witName(parts.map((part) => (/^[A-Z]{2}/.test(part) ? part : part.toLowerCase())).join("-"));
}

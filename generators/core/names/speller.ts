/** Labels to names in all languages. */

import type { WitName, WitWord } from "../../../wit/name.js";
import type { LanguageId, Names } from "../languages.js";
import { type Label, wordsIn } from "./label.js";
import type { NamePolicies, NamePolicy, NamePosition } from "./policy.js";

export interface Speller {
  readonly policies: NamePolicies;
  readonly languages: readonly LanguageId[];
  readonly spell: (language: LanguageId, label: Label, position: NamePosition) => string;
  readonly names: (label: Label, position: NamePosition) => Names;
}

export function makeSpeller(policies: NamePolicies, initialisms: readonly string[]): Speller {
  const extra = new Set(initialisms.map((word) => word.toLowerCase()));
  const languages = Object.keys(policies) as LanguageId[];
  const spell: Speller["spell"] = (language, label, position) =>
    label.exact[language] ??
    policies[language].spell(withInitialisms(wordsIn(label, language), policies[language], extra), position);
  return {
    policies,
    languages,
    spell,
    names: (label, position) => byLanguage(languages, (language) => spell(language, label, position)),
  };
}

export function byLanguage<T>(
  languages: readonly LanguageId[],
  make: (language: LanguageId) => T,
): Readonly<Record<LanguageId, T>> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<LanguageId, T>;
}

/** Marks the language's initialisms as acronyms, `id` and `ip4` alike: linters that split at digits want `IP4`. */
function withInitialisms(name: WitName, policy: NamePolicy, extra: ReadonlySet<string>): WitName {
  const own = policy.initialisms;
  if (own === undefined) return name;
  const isInitialism = (text: string) => own.has(text) || extra.has(text);
  const mark = (word: WitWord): WitWord =>
    isInitialism(word.text) || isInitialism(word.text.replace(/\d+$/, "")) ? { ...word, acronym: true } : word;
  return { ...name, words: name.words.map(mark) };
}

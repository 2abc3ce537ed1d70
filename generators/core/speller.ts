/** Labels to names in all languages. */

import type { WitName, WitWord } from "../../wit/name.js";
import { type LanguageId, languageIds } from "./backend.js";
import { byLanguage, compound, type Label } from "./label.js";
import type { Flattened, GeneratedOwner, NamePolicies, NamePolicy, NamePosition } from "./name-policy.js";
import type { Names } from "./surface.js";

export interface Speller {
  readonly policies: NamePolicies;
  readonly names: (label: Label, position: NamePosition) => Names;
  /** The name of something that some languages nest in its parent and others write as a compound with it. */
  readonly nested: (kind: Flattened, parent: Label, child: Label, position: NamePosition) => Names;
  /** The compound that some languages put at the root for something nested, as a label. */
  readonly flattened: (kind: Flattened, parent: Label, child: Label) => Label;
  /** Whether a method of this name would stand where a generated member of any language does. */
  readonly meetsGenerated: (label: Label, owner: GeneratedOwner, position: NamePosition) => boolean;
}

export function makeSpeller(policies: NamePolicies, initialisms: readonly string[]): Speller {
  const extra = new Set(initialisms.map((word) => word.toLowerCase()));
  const spell = (language: LanguageId, label: Label, position: NamePosition) =>
    label.exact[language] ??
    policies[language].spell(withInitialisms(label.words[language], policies[language], extra), position);
  const names: Speller["names"] = (label, position) => byLanguage((language) => spell(language, label, position));
  return {
    policies,
    names,
    nested: (kind, parent, child, position) => {
      const whole = compound(parent, child);
      return byLanguage((language) => {
        if (child.exact[language] !== undefined || !policies[language].flattens.has(kind))
          return spell(language, child, position);
        return spell(language, whole, kind === "static" ? "function" : "type");
      });
    },
    flattened: (kind, parent, child) => ({
      words: compound(parent, child).words,
      exact: Object.fromEntries(
        languageIds.filter((l) => policies[l].flattens.has(kind) && child.exact[l] !== undefined).map((l) => [l, child.exact[l]]),
      ),
    }),
    meetsGenerated: (label, owner, position) => {
      const spelled = names(label, position);
      return languageIds.some((language) => policies[language].generatedMembers(owner).has(spelled[language]));
    },
  };
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

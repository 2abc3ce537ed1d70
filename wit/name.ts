/** WIT identifiers, split into words once, so that no later stage has to look at hyphens again. */

export interface WitWord {
  /** The word in lower case, e.g. `vat` in `needs-VAT-id`. */
  readonly text: string;
  /** Whether the WIT writes the word in capitals (`VAT`): such a word is an initialism in every language. */
  readonly acronym: boolean;
}

export interface WitName {
  /** As written in WIT, without `%`, e.g. `needs-VAT-id`. */
  readonly kebab: string;
  readonly words: readonly WitWord[];
}

export function witName(kebab: string): WitName {
  return { kebab, words: kebab.split("-").map(witWord) };
}

function witWord(text: string): WitWord {
  const lower = text.toLowerCase();
  return { text: lower, acronym: text !== lower };
}

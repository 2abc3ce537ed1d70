/** Names that stand side by side: a record's fields, a service's functions, … Two of one spelling are the vendor's to tell apart. */

import { type LanguageId, languageIds } from "./backend.js";
import { type Naming, reportClash } from "./naming.js";
import type { Names } from "./surface.js";

export interface ScopeEntry {
  readonly id: string;
  /** In the languages where the item stands in this scope. */
  readonly names: Partial<Names>;
}

export function checkScope(naming: Naming, entries: readonly ScopeEntry[]): void {
  const clashes = new Map<string, { readonly first: string; readonly second: string; name: string; languages: LanguageId[] }>();
  for (const language of languageIds) {
    const holders = new Map<string, string>();
    for (const { id, names } of entries) {
      const name = names[language];
      if (name === undefined) continue;
      const first = holders.get(name);
      if (first === undefined) holders.set(name, id);
      else if (first !== id) {
        const key = `${first} ${id}`;
        const clash = clashes.get(key) ?? { first, second: id, name, languages: [] };
        clash.languages.push(language);
        clashes.set(key, clash);
      }
    }
  }
  for (const { name, first, second, languages } of clashes.values()) reportClash(naming, name, first, second, languages);
}

/** Names that stand side by side: a record's fields, a service's functions, … Two of one spelling are the vendor's to tell apart. */

import { languageIds } from "./backend.js";
import { type Naming, reportClash, type Spelling } from "./naming.js";
import type { Names } from "./surface.js";

export interface ScopeEntry {
  readonly id: string;
  /** In the languages where the item stands in this scope. */
  readonly names: Partial<Names>;
}

export function checkScope(naming: Naming, entries: readonly ScopeEntry[]): void {
  const clashes = new Map<string, { readonly first: string; readonly second: string; readonly spellings: Spelling[] }>();
  for (const language of languageIds) {
    const holders = new Map<string, string>();
    for (const { id, names } of entries) {
      const name = names[language];
      if (name === undefined) continue;
      const first = holders.get(name) ?? id;
      holders.set(name, first);
      if (first === id) continue;
      const clash = clashes.get(`${first} ${id}`) ?? { first, second: id, spellings: [] };
      clash.spellings.push({ language, name });
      clashes.set(`${first} ${id}`, clash);
    }
  }
  for (const { first, second, spellings } of clashes.values()) reportClash(naming, first, second, spellings);
}

import { type Diagnostic, diagnostic } from "../diagnostic.js";
import type { Identifier } from "./syntax-tree.js";

/** Names in one namespace differ by more than capitals (Explainer.md, "Strongly-unique"). */
export function checkDuplicates(named: readonly { readonly name: Identifier }[], where: string): readonly Diagnostic[] {
  const first = new Map<string, Identifier>();
  return named.flatMap(({ name }) => {
    const key = name.name.toLowerCase();
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, name);
      return [];
    }
    const { file, line } = other.place;
    const message = `${where} already has \`${other.name}\` (${file}:${line})`;
    return [diagnostic("wit-duplicate", message, { place: name.place })];
  });
}

import { languageIds } from "../../generators/core/languages.js";
import type { Surface } from "../../generators/core/surface/surface.js";
import { alignColumns } from "../output/align-columns.js";

/** Every WIT item and its name in each language. */
export function nameTableText({ nameTable }: Surface): string {
  const rows = nameTable.map(({ id, kind, names }) => [id, kind, ...languageIds.map((language) => names[language])]);
  return alignColumns([["WIT", "kind", ...languageIds], ...rows])
    .map((line) => `${line}\n`)
    .join("");
}

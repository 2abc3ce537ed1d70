/** Which file defines which constant. */

import { portableStem } from "../core/names/reserved/device-names.js";
import type { FileView } from "./view.js";

export type Unfiled<View extends FileView> = Omit<View, "file">;

/** The views of what stands in one folder, each with a file of its own. */
export function inFiles<View extends { readonly name: string }>(folder: string, views: readonly View[]) {
  const names = distinct(
    views.map(({ name }) => name),
    fileName,
  );
  return views.map((view, i) => ({ ...view, file: `${folder}/${names[i]}` }));
}

/** The file that defines a constant: `line_item` for `LineItem`, `http_url` for `HTTPUrl`. */
export function fileName(constant: string): string {
  const snakeCase = constant
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();
  return portableStem(snakeCase);
}

/** Unique names in snake case for constants of one place: `AB` and `Ab` are `ab` and `ab_2`. */
export function distinct(constants: readonly string[], spell: (constant: string) => string): readonly string[] {
  const taken = new Set<string>();
  return constants.map((constant) => {
    const plain = spell(constant);
    let name = plain;
    for (let number = 2; taken.has(name); number++) name = `${plain}_${number}`;
    taken.add(name);
    return name;
  });
}

/** The casings of WIT names. A word that the WIT writes in capitals keeps them wherever the casing has capitals at all. */

import type { WitName, WitWord } from "../../../wit/name.js";

export type Casing = (name: WitName) => string;

/** `LineItem` */
export const pascal: Casing = (name) => name.words.map(capitalised).join("");

/** `lineItem`; the first word is lower case even if it is an acronym. */
export const camel: Casing = (name) => name.words.map((word, i) => (i === 0 ? word.text : capitalised(word))).join("");

/** `line_item` */
export const snake: Casing = (name) => name.words.map((word) => word.text).join("_");

/** `LINE_ITEM` */
export const upperSnake: Casing = (name) => snake(name).toUpperCase();

/** `line-item`, as WIT has it. */
export const kebab: Casing = (name) => name.kebab;

function capitalised(word: WitWord): string {
  return word.acronym ? word.text.toUpperCase() : word.text.charAt(0).toUpperCase() + word.text.slice(1);
}

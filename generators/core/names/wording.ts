/** What a claim would be called, as data: parts that become one label once the claims that they refer to have their names. */

import { compound, type Label } from "./label.js";

/** How a claim is known to others and to the lock, e.g. `export type acme:billing/invoices@1.4.0#cart`. */
export type ClaimKey = string;

/** WIT words, the label of an item, or what another claim (or the claim itself) was given. */
export type Part = string | Label | { readonly given: ClaimKey };

export interface Wording {
  readonly parts: readonly Part[];
  /** Which part's given spellings stay as they are although words stand around it; none for a name made of several items. */
  readonly keeps?: number;
  /** The last part is left out where the others end in it: an interface `user-service` is no `UserServiceService`. */
  readonly once?: boolean;
}

/** The item's own name. */
export function bare(part: Part): Wording {
  return { parts: [part], keeps: 0 };
}

export function inFront(prefix: Part, item: Wording): Wording {
  return { ...item, parts: [prefix, ...item.parts], ...(item.keeps === undefined ? {} : { keeps: item.keeps + 1 }) };
}

export function behind(item: Wording, suffix: Part): Wording {
  return { ...item, parts: [...item.parts, suffix] };
}

export function joined(...parts: readonly Part[]): Wording {
  return { parts };
}

/** The label of a wording; `given` knows the labels of the claims that it refers to. */
export function labelOfWording({ parts, keeps, once }: Wording, given: (key: ClaimKey) => Label): Label {
  const labels = parts.map((part) => (typeof part === "object" && "given" in part ? given(part.given) : part));
  const last = labels.at(-1);
  const used = once && typeof last === "string" && endsIn(compound(...labels.slice(0, -1)), last) ? labels.slice(0, -1) : labels;
  const kept = keeps === undefined ? undefined : used[keeps];
  const whole = used.length === 1 && typeof used[0] === "object" ? { ...used[0], exact: {} } : compound(...used);
  return typeof kept === "object" ? { ...whole, exact: kept.exact } : whole;
}

function endsIn(label: Label, word: string): boolean {
  return [label.words, ...Object.values(label.own)].every((name) => name.words.at(-1)?.text === word);
}

/** The claims whose names a wording is made of. */
export function madeOf({ parts }: Wording): readonly ClaimKey[] {
  return parts.flatMap((part) => (typeof part === "object" && "given" in part ? part.given : []));
}

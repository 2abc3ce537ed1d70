/** Names that a lock holds: they never move. */

import type { Names } from "../languages.js";
import { type ClaimItem, claimKey } from "./claim.js";

/** By claim key; a lock that is older than a language has no name for it. */
export type LockedNames = ReadonlyMap<string, Partial<Names>>;

/** Finds what a lock says of an item, also where its version or direction has changed since. */
export class LockReader {
  readonly #locked: LockedNames;
  /** Keys without version or direction, where they stand for one item alone. */
  readonly #loose: ReadonlyMap<string, string | undefined>;
  readonly #present: ReadonlySet<string>;

  constructor(locked: LockedNames, items: readonly ClaimItem[]) {
    this.#locked = locked;
    this.#present = new Set(items.map(claimKey));
    const loose = new Map<string, string | undefined>();
    for (const key of locked.keys()) loose.set(withoutDetails(key), loose.has(withoutDetails(key)) ? undefined : key);
    this.#loose = loose;
  }

  namesOf(item: ClaimItem): Partial<Names> {
    const key = claimKey(item);
    const exact = this.#locked.get(key);
    if (exact !== undefined) return exact;
    const other = this.#loose.get(withoutDetails(key));
    // What the lock says of an item that is still there is that item's.
    return other === undefined || this.#present.has(other) ? {} : (this.#locked.get(other) ?? {});
  }
}

/** `export type acme:billing/invoices@1.4.0#cart` without direction and version. */
function withoutDetails(key: string): string {
  return key.replace(/^(import|export) /, "").replace(/@[^#.]*(\.\d[^#.]*)*/, "");
}

/** Names as they are given: labels for those that come after, and what the lock says of each. */

import type { LanguageId, Names } from "../languages.js";
import { type Claim, type ClaimItem, claimKey } from "./claim.js";
import type { Label } from "./label.js";
import { type LockedNames, LockReader } from "./locked-names.js";
import type { Renames } from "./rename-map.js";
import type { Speller } from "./speller.js";
import { type ClaimKey, labelOfWording, madeOf, type Wording } from "./wording.js";

export class NameStore {
  readonly names = new Map<ClaimKey, Names>();
  readonly speller: Speller;
  /** The languages that decide together, and those that decide for themselves. */
  readonly together: readonly LanguageId[];
  readonly alone: readonly LanguageId[];
  readonly #labels = new Map<ClaimKey, Label>();
  readonly #lock: LockReader;
  readonly #renames: Renames;
  /** What the vendor renamed since the lock: names made from it follow. */
  readonly #renamed = new Set<ClaimKey>();

  constructor(claims: readonly Claim[], speller: Speller, locked: LockedNames, renames: Renames) {
    const isAlone = (language: LanguageId) => speller.policies[language].decidesAlone === true;
    this.speller = speller;
    this.together = speller.languages.filter((language) => !isAlone(language));
    this.alone = speller.languages.filter(isAlone);
    this.#renames = renames;
    this.#lock = new LockReader(
      locked,
      claims.flatMap((claim) => (claim.claim === "reservation" ? [] : [claim])),
    );
  }

  /** `local` has the labels of a wording that is only tried. */
  labelOf(wording: Wording, local: ReadonlyMap<ClaimKey, Label> = new Map()): Label {
    return labelOfWording(wording, (key) => {
      const found = local.get(key) ?? this.#labels.get(key);
      if (found === undefined) throw new Error(`\`${key}\` has no name yet`);
      return found;
    });
  }

  /** The names that must not move, without what the vendor gives another name now. */
  lockedNames(item: ClaimItem, wordings: readonly Wording[]): Partial<Names> {
    if (wordings.flatMap(madeOf).some((key) => this.#renamed.has(key))) return {};
    const renamed = this.#renames.languages(item.id);
    const names = Object.entries(this.#lock.namesOf(item));
    return Object.fromEntries(names.filter(([language]) => !renamed.has(language as LanguageId)));
  }

  record(item: ClaimItem, names: Names, label?: Label): void {
    const key = claimKey(item);
    const before = this.#lock.namesOf(item);
    const moved = this.speller.languages.some(
      (language) => before[language] !== undefined && before[language] !== names[language],
    );
    if (moved) this.#renamed.add(key);
    if (label !== undefined) this.#labels.set(key, label);
    this.names.set(key, names);
  }
}

/**
 * Decides claims, in their order. The languages of the first lock decide together: a name that is taken in one counts as taken in every one, so that an
 * item has the same words everywhere. A language that came later decides for itself alone, and moves no name of theirs.
 */

import type { Names } from "../languages.js";
import type { Claim, FlatClaim } from "./claim.js";
import { FlatResolver } from "./flat-resolver.js";
import type { Conflict } from "./flat-scope.js";
import type { LockedNames } from "./locked-names.js";
import { MemberResolver } from "./member-resolver.js";
import { NameStore } from "./name-store.js";
import type { Renames } from "./rename-map.js";
import type { Speller } from "./speller.js";
import type { ClaimKey } from "./wording.js";

/** An item that finds no free name. */
export interface Clash {
  readonly claim: FlatClaim;
  readonly conflict: Conflict;
}

export interface Resolution {
  /** Of everything that a claim was made for. */
  readonly names: ReadonlyMap<ClaimKey, Names>;
  readonly clashes: readonly Clash[];
}

export function resolveClaims(claims: readonly Claim[], speller: Speller, locked: LockedNames, renames: Renames): Resolution {
  const store = new NameStore(claims, speller, locked, renames);
  const flat = new FlatResolver(store, claims);
  const members = new MemberResolver(store, flat, claims);
  const clashes: Clash[] = [];
  for (const claim of claims) {
    if (claim.claim === "reservation") flat.reserve(claim);
    else if (claim.claim === "member") members.resolve(claim);
    else {
      const conflict = flat.resolve(claim);
      if (conflict !== undefined) clashes.push({ claim, conflict });
    }
  }
  return { names: store.names, clashes };
}

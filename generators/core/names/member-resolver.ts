/** Decides the names of members: each keeps its own, and gives way only to what it would hide. */

import type { LanguageId, Names } from "../languages.js";
import type { Claim, MemberClaim, Move, Placed, Spelling } from "./claim.js";
import type { FlatResolver } from "./flat-resolver.js";
import type { NameStore } from "./name-store.js";
import { byLanguage } from "./speller.js";
import { behind, type Wording } from "./wording.js";

export class MemberResolver {
  readonly #store: NameStore;
  readonly #flat: FlatResolver;
  /** Names in the scopes that others give way to. */
  readonly #taken = new Set<string>();
  readonly #locked = new Set<string>();

  constructor(store: NameStore, flat: FlatResolver, claims: readonly Claim[]) {
    this.#store = store;
    this.#flat = flat;
    for (const claim of claims) {
      if (claim.claim !== "member" || claim.scope === undefined) continue;
      const locked = Object.entries(store.lockedNames(claim, wordingsOf(claim.spelling)));
      for (const [language, name] of locked) this.#locked.add(entry(claim.scope, language, name));
    }
  }

  resolve(claim: MemberClaim): void {
    const { languages } = this.#store.speller;
    const locked = this.#store.lockedNames(claim, wordingsOf(claim.spelling));
    let spellings = byLanguage(languages, () => claim.spelling);
    for (const move of claim.moves) {
      const moves = this.#movers(move, spellings, locked);
      spellings = byLanguage(languages, (language) =>
        moves.has(language) ? moved(spellings[language], move.behind) : spellings[language],
      );
    }
    const names: Names = { ...byLanguage(languages, (language) => this.#spelled(spellings[language], language)), ...locked };
    this.#store.record(claim, names);
    if (claim.scope === undefined) return;
    for (const language of languages) this.#taken.add(entry(claim.scope, language, names[language]));
  }

  /** The languages in which the name moves: those that decide together move together. */
  #movers(move: Move, spellings: Readonly<Record<LanguageId, Spelling>>, locked: Partial<Names>): ReadonlySet<LanguageId> {
    const { together, alone } = this.#store;
    const meets = (language: LanguageId) => locked[language] === undefined && this.#meets(move, spellings[language], language);
    const shared = together.some(meets);
    return new Set([...(shared ? together : []), ...alone.filter((language) => shared || meets(language))]);
  }

  #meets({ meets }: Move, spelling: Spelling, language: LanguageId): boolean {
    const name = this.#spelled(spelling, language);
    const policy = this.#store.speller.policies[language];
    if ("generated" in meets) return policy.generatedMembers(meets.generated).has(name);
    if ("scope" in meets) return (meets.onlyLocked ? this.#locked : this.#taken).has(entry(meets.scope, language, name));
    const isAtRoot = "flattens" in spelling && policy.flattens.has(spelling.flattens);
    return isAtRoot && this.#flat.conflictOf(language, name, meets.rootOf) !== undefined;
  }

  #spelled(spelling: Spelling, language: LanguageId): string {
    const given = spelling.exact?.[language];
    if (given !== undefined) return given;
    const { wording, position } = placeIn(spelling, this.#flattens(spelling, language));
    return this.#store.speller.spell(language, this.#store.labelOf(wording), position);
  }

  #flattens(spelling: Spelling, language: LanguageId): boolean {
    return "flattens" in spelling && this.#store.speller.policies[language].flattens.has(spelling.flattens);
  }
}

function placeIn(spelling: Spelling, isCompound: boolean): Placed {
  if (!("flattens" in spelling)) return spelling;
  return isCompound ? spelling.compound : spelling.nested;
}

function wordingsOf(spelling: Spelling): readonly Wording[] {
  return "flattens" in spelling ? [spelling.compound.wording, spelling.nested.wording] : [spelling.wording];
}

/** A name that stands in its parent needs no word behind it. */
function moved(spelling: Spelling, word: Move["behind"]): Spelling {
  if (!("flattens" in spelling)) return { ...spelling, wording: behind(spelling.wording, word) };
  return { ...spelling, compound: { ...spelling.compound, wording: behind(spelling.compound.wording, word) } };
}

function entry(scope: string, language: string, name: string): string {
  return `${scope} ${language} ${name}`;
}

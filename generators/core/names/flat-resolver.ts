/** Decides the names of flat namespaces: who is first has the best wording, a newcomer the next one that is free. */

import type { LanguageId, Names } from "../languages.js";
import type { Claim, FlatClaim, Made, Reservation } from "./claim.js";
import { claimKey } from "./claim.js";
import { type Conflict, FlatScope } from "./flat-scope.js";
import { type Label, respelled, wordsIn } from "./label.js";
import type { NameStore } from "./name-store.js";
import { fixedNames } from "./reserved/fixed-names.js";
import { byLanguage } from "./speller.js";
import type { Wording } from "./wording.js";

/** A wording tried: its label, and the labels of what is made from it. */
interface Candidate {
  readonly label: Label;
  readonly made: readonly Label[];
}

export class FlatResolver {
  readonly #store: NameStore;
  /** One for the languages that decide together, one for each that decides alone. */
  readonly #scopes = new Map<string, FlatScope>();

  constructor(store: NameStore, claims: readonly Claim[]) {
    this.#store = store;
    for (const claim of claims) if (claim.claim === "flat") this.#keepLocked(claim);
  }

  reserve({ holder, label }: Reservation): void {
    for (const [language, name] of Object.entries(label.exact)) this.#scope("root", language as LanguageId).reserve(name, holder);
  }

  /** Names the claim; with no wording free it has its first one, and the conflict of the last is given. */
  resolve(claim: FlatClaim): Conflict | undefined {
    const { together, alone } = this.#store;
    const locked = this.#store.lockedNames(claim, claim.choices);
    const shared = this.#decide(claim, together, locked);
    const apart = alone.map((language) => [language, this.#decide(claim, [language], locked)] as const);
    const label = apart.reduce((whole, [language, { label }]) => mixed(whole, label, language), shared.label);
    this.#take(claim, label);
    return [shared, ...apart.map(([, decision]) => decision)].find((decision) => decision.conflict)?.conflict;
  }

  /** What another holder has, or every package, of a name that a language writes at the root. */
  conflictOf(language: LanguageId, name: string, holder: string): Conflict | undefined {
    return this.#conflictAt("root", language, name, holder);
  }

  #conflictAt(scope: FlatClaim["scope"], language: LanguageId, name: string, holder: string): Conflict | undefined {
    const other = this.#scope(scope, language).otherThan(holder, name);
    if (other !== undefined) return { name, holder: other };
    return scope === "root" && this.#isTakenByAll(language, name) ? { name } : undefined;
  }

  #decide(claim: FlatClaim, languages: readonly LanguageId[], locked: Partial<Names>): { label: Label; conflict?: Conflict } {
    const kept = this.#kept(claim, languages, locked);
    if (kept !== undefined) return { label: kept };
    let conflict: Conflict | undefined;
    for (const wording of claim.choices) {
      const candidate = this.#candidate(claim, wording);
      conflict = this.#conflict(claim, candidate, languages);
      if (conflict === undefined) return { label: candidate.label };
    }
    const label = this.#label(claim, claim.choices[0]);
    // Interfaces that share a label meet where they stand beside each other, which is said there.
    return claim.scope === "interfaces" || conflict === undefined ? { label } : { label, conflict };
  }

  /** The label that gives the locked names: that of a wording, else the names themselves. */
  #kept(claim: FlatClaim, languages: readonly LanguageId[], locked: Partial<Names>): Label | undefined {
    const held = languages.filter((language) => locked[language] !== undefined);
    if (held.length === 0) return undefined;
    const own = this.#label(claim, claim.choices[0]);
    const isHeldOrGiven = (language: LanguageId) => locked[language] !== undefined || own.exact[language] !== undefined;
    if (!languages.every(isHeldOrGiven)) return undefined;
    const labels = claim.choices.map((wording) => this.#label(claim, wording));
    const found = labels.find((label) => held.every((language) => this.#names(claim, label)[language] === locked[language]));
    return found ?? respelled(own, Object.fromEntries(held.map((language) => [language, locked[language] ?? ""])));
  }

  #label(claim: FlatClaim, wording: Wording): Label {
    const plain = this.#store.labelOf(wording);
    return claim.fixed === undefined ? plain : { ...plain, own: { ...plain.own, ...claim.fixed } };
  }

  #candidate(claim: FlatClaim, wording: Wording): Candidate {
    const label = this.#label(claim, wording);
    return { label, made: this.#madeLabels(claim, label) };
  }

  #madeLabels(claim: FlatClaim, label: Label): readonly Label[] {
    const local = new Map([[claimKey(claim), label]]);
    return claim.made.map(({ wording, flattened, kind }) => {
      const plain = this.#store.labelOf(wording, local);
      const made = flattened === undefined ? plain : { ...plain, exact: this.#given(flattened) };
      if (kind !== undefined) local.set(claimKey({ ...claim, kind }), made);
      return made;
    });
  }

  /** The given spellings of a child that a language writes as a compound; elsewhere it stands in its parent. */
  #given({ kind, child }: NonNullable<Made["flattened"]>): Label["exact"] {
    const { policies } = this.#store.speller;
    const given = Object.entries(child.exact).filter(([language]) => policies[language as LanguageId].flattens.has(kind));
    return Object.fromEntries(given);
  }

  #conflict(claim: FlatClaim, { label, made }: Candidate, languages: readonly LanguageId[]): Conflict | undefined {
    for (const each of [label, ...made]) {
      for (const language of languages) {
        const found = this.#conflictAt(claim.scope, language, this.#spell(claim, language, each), claim.holder);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #take(claim: FlatClaim, label: Label): void {
    const { speller } = this.#store;
    const made = this.#madeLabels(claim, label);
    for (const each of [label, ...made]) {
      for (const language of speller.languages)
        this.#scope(claim.scope, language).reserve(this.#spell(claim, language, each), claim.holder);
    }
    this.#store.record(claim, this.#names(claim, label), label);
    claim.made.forEach(({ kind, wording }, i) => {
      const own = made[i];
      if (kind === undefined || own === undefined) return;
      const item = { ...claim, kind };
      const names = { ...speller.names(own, "type"), ...this.#store.lockedNames(item, [wording]) };
      this.#store.record(item, names, respelledWhereOther(own, names, speller.names(own, "type")));
    });
  }

  /** What the claim itself is called: in some languages a compound. */
  #names(claim: FlatClaim, label: Label): Names {
    const { speller } = this.#store;
    const { compound } = claim;
    const whole = compound && this.#store.labelOf(compound.wording, new Map([[claimKey(claim), label]]));
    return byLanguage(speller.languages, (language) => {
      const isCompound = compound !== undefined && speller.policies[language].flattens.has(compound.flattens);
      return this.#spell(claim, language, isCompound && whole !== undefined ? whole : label);
    });
  }

  #spell(claim: FlatClaim, language: LanguageId, label: Label): string {
    return this.#store.speller.spell(language, label, claim.scope === "root" ? "type" : "member");
  }

  #scope(name: FlatClaim["scope"], language: LanguageId): FlatScope {
    const key = this.#store.alone.includes(language) ? `${name} ${language}` : name;
    const found = this.#scopes.get(key) ?? new FlatScope();
    this.#scopes.set(key, found);
    return found;
  }

  /** Names that every package has, and the language's own; where languages decide together every one's root names count in all. */
  #isTakenByAll(language: LanguageId, name: string): boolean {
    const { policies } = this.#store.speller;
    const { alone, together } = this.#store;
    const others = alone.includes(language) ? [language] : together;
    return (
      fixedNames.has(name) || policies[language].globals.has(name) || others.some((each) => policies[each].rootNames.has(name))
    );
  }

  #keepLocked(claim: FlatClaim): void {
    const items = [claim, ...claim.made.flatMap(({ kind }) => (kind === undefined ? [] : { ...claim, kind }))];
    for (const item of items) {
      for (const [language, name] of Object.entries(this.#store.lockedNames(item, [])))
        this.#scope(claim.scope, language as LanguageId).reserve(name, claim.holder);
    }
  }
}

/** One language's own words and spelling in a label that all others share. */
function mixed(whole: Label, own: Label, language: LanguageId): Label {
  const exact = own.exact[language];
  return {
    ...whole,
    own: { ...whole.own, [language]: wordsIn(own, language) },
    exact: { ...whole.exact, ...(exact !== undefined && { [language]: exact }) },
  };
}

function respelledWhereOther(label: Label, names: Names, spelled: Names): Label {
  const others = Object.entries(names).filter(([language, name]) => spelled[language as LanguageId] !== name);
  return others.length === 0 ? label : respelled(label, Object.fromEntries(others));
}

/** What naming works with: the world, the languages, and the names given so far. */

import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import type { World } from "../../wit/world/world.js";
import type { LanguageId } from "./backend.js";
import type { InterfaceLabels } from "./interface-labels.js";
import type { Label } from "./label.js";
import type { PublicTypes } from "./public-types.js";
import type { Renames } from "./rename-map.js";
import type { Claim, Clash, RootScope } from "./root-scope.js";
import type { Speller } from "./speller.js";
import type { WitItem } from "./wit-item.js";

export interface Naming {
  readonly world: World;
  readonly items: ReadonlyMap<string, WitItem>;
  readonly speller: Speller;
  readonly renames: Renames;
  readonly interfaces: InterfaceLabels;
  readonly types: PublicTypes;
  readonly root: RootScope;
  /** Clashes, collected on the way. */
  readonly problems: Diagnostic[];
}

/**
 * Takes a root name for an item, from the best choice to the last; reports the clash when none is free. `holder` tells several names of one
 * item apart: what is held under one is taken for the others.
 */
export function claimRoot(naming: Naming, id: string, choices: readonly [Claim, ...Claim[]], holder = id): Claim {
  const result = naming.root.claim(holder, choices);
  if ("taken" in result) return result.taken;
  naming.problems.push(rootClash(naming, id, result.clash));
  return choices[0];
}

export function labelOf(naming: Naming, item: Pick<WitItem, "id" | "name">): Label {
  return naming.renames.label(item.id, item.name);
}

/** How diagnostics and the root scope tell an imported item from the exported one of the same WIT path. */
export function importedId(id: string): string {
  return `${id} (imported)`;
}

export interface Spelling {
  readonly language: LanguageId;
  readonly name: string;
}

/** Reports two items that would have one name in the same place. */
export function reportClash(naming: Naming, first: string, second: string, spellings: readonly Spelling[]): void {
  const names = spellings.map(({ language, name }) => `\`${name}\` in ${language}`).join(", ");
  const message = `\`${first}\` and \`${second}\` would both be ${names}`;
  naming.problems.push(diagnostic("name-clash", message, { place: naming.items.get(second)?.place }));
}

function rootClash(naming: Naming, id: string, clash: Clash): Diagnostic {
  const holder = clash.holder === undefined ? "a name that every package has" : `the name of \`${clash.holder}\``;
  return diagnostic("name-clash", `\`${id}\` would be called \`${clash.name}\`, which is ${holder}`, {
    place: naming.items.get(id)?.place,
  });
}

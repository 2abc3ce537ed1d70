/** From the world to the names of everything in it, in all languages. */

import { type Diagnostic, diagnostic, type Place } from "../../../wit/diagnostic.js";
import type { TypeIndex, World } from "../../../wit/world/world.js";
import type { Names } from "../languages.js";
import { type PublicTypes, publicTypes } from "../world/public-types.js";
import { thrownTypes } from "../world/thrown-types.js";
import { type ClaimItem, claimKey } from "./claim.js";
import { collectClaims } from "./collect-claims.js";
import type { LockedNames } from "./locked-names.js";
import type { NamePolicies } from "./policy.js";
import { type RenameMap, type Renames, readRenames } from "./rename-map.js";
import { type Clash, resolveClaims } from "./resolve.js";
import { makeSpeller, type Speller } from "./speller.js";
import { type WitItem, witItems } from "./wit-item.js";

/** What the config and the lock say about names. */
export interface NamingConfig {
  readonly rename: RenameMap;
  /** Where the keys of `rename` stand, for diagnostics. */
  readonly renamePlaces?: ReadonlyMap<string, Place>;
  /** Further words that Go writes in capitals, e.g. `USD`. */
  readonly initialisms: readonly string[];
  /** Names that never move. */
  readonly locked?: LockedNames;
}

/** Every name of a package. What it has no name for is a fault of this program. */
export class NameTable {
  /** By claim key; the lock is made of it. */
  readonly all: ReadonlyMap<string, Names>;

  constructor(names: ReadonlyMap<string, Names>) {
    this.all = names;
  }

  of(item: ClaimItem): Names {
    const names = this.all.get(claimKey(item));
    if (names === undefined) throw new Error(`\`${claimKey(item)}\` has no name`);
    return names;
  }
}

export interface NamedWorld {
  readonly world: World;
  readonly items: ReadonlyMap<string, WitItem>;
  readonly types: PublicTypes;
  /** The public types that have an exception class. */
  readonly thrown: readonly TypeIndex[];
  readonly renames: Renames;
  readonly speller: Speller;
  readonly names: NameTable;
  /** `unknown-rename`, `invalid-rename`, and `name-clash` for names at the root that no rule tells apart. */
  readonly diagnostics: readonly Diagnostic[];
}

export function nameWorld(world: World, policies: NamePolicies, config: NamingConfig): NamedWorld {
  const items = witItems(world);
  const { renames, diagnostics } = readRenames(config.rename, items, policies, config.renamePlaces);
  const types = publicTypes(world);
  const speller = makeSpeller(policies, config.initialisms);
  const thrown = thrownTypes(world, types);
  const claims = collectClaims({ world, types, thrown, renames, policies });
  const { names, clashes } = resolveClaims(claims, speller, config.locked ?? new Map(), renames);
  const problems = clashes.map((clash) => clashDiagnostic(clash, items));
  return {
    world,
    items,
    types,
    thrown,
    renames,
    speller,
    names: new NameTable(names),
    diagnostics: [...diagnostics, ...problems],
  };
}

function clashDiagnostic({ claim, conflict }: Clash, items: ReadonlyMap<string, WitItem>): Diagnostic {
  const holder = conflict.holder === undefined ? "a name that every package has" : `the name of \`${conflict.holder}\``;
  return diagnostic("name-clash", `\`${claim.shown}\` would be called \`${conflict.name}\`, which is ${holder}`, {
    place: items.get(claim.id)?.place,
  });
}

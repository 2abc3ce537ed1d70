/** The client's names, which are taken before any other. */

import type { LanguageId } from "../languages.js";
import { claimKey, type FlatClaim } from "./claim.js";
import { labelOf, type Naming } from "./naming.js";
import { worldId } from "./wit-item.js";
import { bare, behind, joined } from "./wording.js";

/** The client is called like the world, with `Client` behind where that is a name of the language's; some languages have one name for all. */
export function clientClaim(naming: Naming): FlatClaim {
  const id = worldId(naming.world);
  const own = labelOf(naming, { id, name: naming.world.name });
  const item = { kind: "client", direction: "export", id } as const;
  const given = { given: claimKey(item) };
  const languages = Object.keys(naming.policies) as LanguageId[];
  const fixed = languages.flatMap((language) => {
    const name = own.exact[language] === undefined ? naming.policies[language].clientName : undefined;
    return name === undefined ? [] : [[language, name] as const];
  });
  return {
    ...item,
    claim: "flat",
    scope: "root",
    choices: [bare(own), behind(bare(own), "client")],
    made: [
      { kind: "async-client", wording: joined("async", given) },
      { kind: "client-options", wording: joined(given, "options") },
    ],
    shown: id,
    holder: id,
    fixed: Object.fromEntries(fixed),
  };
}

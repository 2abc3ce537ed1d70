/** The client's names, which are taken before any other. */

import { byLanguage, compound, type Label, suffixed } from "./label.js";
import { claimRoot, labelOf, type Naming } from "./naming.js";
import type { Surface } from "./surface.js";
import { worldId } from "./wit-item.js";

/** The client is called like the world, with `Client` behind where that is a name of the language's; some languages have one name for all. */
export function clientNames(naming: Naming): Pick<Surface, "client" | "asyncClient" | "clientOptions"> {
  const { names } = naming.speller;
  const id = worldId(naming.world);
  const own = labelOf(naming, { id, name: naming.world.name });
  const choices = [own, suffixed(own, "client")].map((choice) => clientLabel(naming, choice)) as [Label, Label];
  const [client = choices[0]] = claimRoot(naming, id, [claimOf(choices[0]), claimOf(choices[1])]);
  const [, asyncClient = client, options = client] = claimOf(client);
  return { client: names(client, "type"), asyncClient: names(asyncClient, "type"), clientOptions: names(options, "type") };
}

function clientLabel(naming: Naming, own: Label): Label {
  const fixed = byLanguage((language) =>
    own.exact[language] === undefined ? naming.speller.policies[language].clientName : undefined,
  );
  return { words: byLanguage((language) => fixed[language] ?? own.words[language]), exact: own.exact };
}

function claimOf(client: Label) {
  return [client, compound("async", client), compound(client, "options")] as const;
}

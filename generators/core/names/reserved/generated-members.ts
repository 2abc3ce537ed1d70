/**
 * Members that the clients and resources of generated packages have or will have, as WIT words: a vendor's method must leave them free (design: "Packages
 * and names", rule 4). Frozen with the first lock, so that what is added to packages later moves no name.
 */

import { type WitName, witName } from "../../../../wit/name.js";
import type { Casing } from "../casing.js";
import type { GeneratedOwner } from "../policy.js";

const ofAll = "close closed to-json from-json as-json marshal-JSON unmarshal-JSON";
const ofClients = "load open create swap rollback artifact placement serve on-event";

const words: Readonly<Record<GeneratedOwner, readonly WitName[]>> = {
  client: `${ofAll} ${ofClients}`.split(" ").map(witName),
  resource: ofAll.split(" ").map(witName),
  service: [],
};

/** Cased as a language's methods are; `more` are names that no WIT words give. */
export function generatedMembers(
  casing: Casing,
  more: Partial<Readonly<Record<GeneratedOwner, readonly string[]>>> = {},
): Readonly<Record<GeneratedOwner, ReadonlySet<string>>> {
  const members = (owner: GeneratedOwner) => new Set([...words[owner].map(casing), ...(more[owner] ?? [])]);
  return { client: members("client"), resource: members("resource"), service: members("service") };
}

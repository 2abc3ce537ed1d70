/**
 * What each interface is called: one label for its member, its type and as a prefix. Interfaces of one name in different packages or
 * versions are told apart by what makes them differ; only the newcomer changes.
 */

import type { Interface, PackageName, World } from "../../../wit/world/world.js";
import { interfacesOf, isWasi } from "../world/interface-role.js";
import type { FlatClaim } from "./claim.js";
import type { Label } from "./label.js";
import { interfaceLabelItem, type Naming } from "./naming.js";
import { bare, behind, inFront, type Wording } from "./wording.js";

/** The vendor's interfaces come first, so that a `wasi:*` one never takes a name from them. */
export function interfaceClaims({ world, renames }: Naming): readonly FlatClaim[] {
  const all = interfacesOf(world, [...world.imports, ...world.exports]);
  const ordered = [...all.filter((it) => !isWasi(it)), ...all.filter(isWasi)];
  const once = ordered.filter((it, i) => ordered.findIndex(({ id }) => id === it.id) === i);
  return once.map((it) => {
    const own = renames.label(it.id, it.name);
    const holder = once.find((other) => other.name.kebab === it.name.kebab);
    const others = renames.isFixed(it.id) ? [] : alternatives(it, own, holder, world);
    const choices = [bare(own), ...others] as const;
    const item = interfaceLabelItem(world, it);
    return { ...item, claim: "flat", scope: "interfaces", choices, made: [], shown: it.id, holder: it.id };
  });
}

/** What tells the interface from the holder of its bare name, from short to long. */
function alternatives(it: Interface, own: Label, holder: Interface | undefined, world: World): readonly Wording[] {
  const from = it.package ?? world.package;
  const prefixed = inFront(from.name.kebab, bare(own));
  const longest = inFront(from.namespace.kebab, prefixed);
  const versions = versionWords(from);
  const versioned = versions.map((version) => behind(bare(own), version));
  const longer = versions.map((version) => behind(longest, version));
  const isOtherVersion = holder?.package !== undefined && it.package !== undefined && samePackage(holder.package, it.package);
  return isOtherVersion ? [...versioned, prefixed, longest, ...longer] : [prefixed, longest, ...longer, ...versioned];
}

function samePackage(a: PackageName, b: PackageName): boolean {
  return a.namespace.kebab === b.namespace.kebab && a.name.kebab === b.name.kebab;
}

/** `v2` of 2.1.0, `v0_3` of 0.3.0, then with more of the version. Underscores stand between digits only, as Go's linters want it. */
function versionWords(from: PackageName): readonly string[] {
  const [numbers = "", prerelease] = (from.version ?? "").split(/-|\+/, 2);
  const parts = numbers.split(".");
  if (from.version === undefined) return [];
  const lengths = parts[0] === "0" ? [2, 3] : [1, 2, 3];
  const plain = lengths.map((length) => `v${parts.slice(0, length).join("_")}`);
  const tail = prerelease?.replace(/[^a-z0-9]+/gi, "").toLowerCase();
  return tail === undefined || tail === "" ? plain : [...plain, `${plain.at(-1)}-${tail}`];
}

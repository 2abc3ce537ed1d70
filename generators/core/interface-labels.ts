/**
 * What each interface is called: one label for its member, its type and as a prefix. Interfaces of one name in different packages or
 * versions are told apart by what makes them differ; only the newcomer changes.
 */

import type { Interface, PackageName, World } from "../../wit/world/world.js";
import { interfacesOf, isWasi } from "./interface-role.js";
import { type Label, prefixed, suffixed } from "./label.js";
import type { Renames } from "./rename-map.js";
import type { Speller } from "./speller.js";

export type InterfaceLabels = ReadonlyMap<string, Label>;

/** By interface id. The vendor's interfaces come first, so that a `wasi:*` one never takes a name from them. */
export function interfaceLabels(world: World, renames: Renames, speller: Speller): InterfaceLabels {
  const all = interfacesOf(world, [...world.imports, ...world.exports]);
  const ordered = [...all.filter((it) => !isWasi(it)), ...all.filter(isWasi)];
  const labels = new Map<string, Label>();
  const holders = new Map<string, Interface>();
  for (const it of ordered) {
    if (labels.has(it.id)) continue;
    const spelled = (label: Label) => speller.names(label, "member").typescript;
    const choices = candidates(it, renames.label(it.id, it.name), holders.get(it.name.kebab), world);
    const chosen = choices.find((choice) => ![...labels.values()].some((taken) => spelled(taken) === spelled(choice)));
    if (!holders.has(it.name.kebab)) holders.set(it.name.kebab, it);
    const own = choices[0];
    if (own !== undefined) labels.set(it.id, renames.isFixed(it.id) ? own : (chosen ?? own));
  }
  return labels;
}

/** The bare name, then what tells the interface from the holder of that name, from short to long. */
function candidates(it: Interface, bare: Label, holder: Interface | undefined, world: World): readonly Label[] {
  const from = it.package ?? world.package;
  const inFront = prefixed(from.name.kebab, bare);
  const versions = versionWords(from);
  const newcomer = [inFront, prefixed(from.namespace.kebab, inFront)];
  const versioned = versions.map((version) => suffixed(bare, version));
  const longer = versions.map((version) => suffixed(prefixed(from.namespace.kebab, inFront), version));
  const sameSource = holder?.package !== undefined && it.package !== undefined && samePackage(holder.package, it.package);
  return sameSource ? [bare, ...versioned, ...newcomer, ...longer] : [bare, ...newcomer, ...longer, ...versioned];
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

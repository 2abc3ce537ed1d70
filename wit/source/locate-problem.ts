import { type Diagnostic, diagnostic } from "../diagnostic.js";
import type { SourcePlace } from "../world/world.js";
import type { ChosenWorld } from "./choose-world.js";
import type { SourcePackage, SourcePackages } from "./packages.js";
import type { Identifier, InterfaceMember, Named, PackageItem, TypeDeclaration, WorldMember } from "./syntax-tree.js";

/**
 * A diagnostic of a message of wasm-tools, at what it names: `function `f` returns …`, `type `t` depends on itself`, `package `a:b` creates …`.
 * What names nothing that can be found is at the world, and so is what only its imports and exports together make wrong.
 */
export function locateProblem(packages: SourcePackages, chosen: ChosenWorld, message: string): Diagnostic {
  if (/^World `.*` not found/.test(message)) return gatedWorld(chosen);
  const [summary = message, ...rest] = message.split("\n").map((line) => line.trim());
  const place =
    gatePlace(packages, message) ??
    (isOfWorld(message) ? undefined : namesIn(message).flatMap((name) => placeOf(packages, name) ?? [])[0]) ??
    chosen.world.name.place;
  const help = rest.filter((line) => line !== "").join(", ");
  return diagnostic("wit-semantics", summary, { place, ...(help === "" ? {} : { help }) });
}

/** The world is in the text, so the only reason to miss it is that wasm-tools leaves it out as `@unstable`. */
function gatedWorld({ world: { name } }: ChosenWorld): Diagnostic {
  const message = `the world \`${name.name}\` is \`@unstable\`, and no feature is switched on`;
  return diagnostic("world-not-found", message, { place: name.place, help: "remove the gate, or choose another world" });
}

/** `interface `i` transitively depends on an interface in incompatible ways` */
function isOfWorld(message: string): boolean {
  return message.includes(" transitively depends on ");
}

/** `feature gate cannot reference unreleased version 1.1.0 of package [a:b@1.0.0] …` */
function gatePlace(packages: SourcePackages, message: string): SourcePlace | undefined {
  const [, version, id = ""] = /unreleased version (\S+) of package \[(.+?)\]/.exec(message) ?? [];
  const named = packages.all.get(id)?.parts.flatMap((part) => part.items.flatMap(namedIn)) ?? [];
  return named.find(({ docs }) => docs?.since === version || docs?.deprecated === version)?.name.place;
}

function namedIn(item: PackageItem): readonly Named[] {
  return item.kind === "top-level-use"
    ? []
    : [item, ...item.members.flatMap((member): readonly Named[] => ("name" in member ? [member] : []))];
}

/** Names in quotes, of `[method]a.b` the method. */
function namesIn(message: string): readonly string[] {
  return [...message.matchAll(/[`'[]([a-zA-Z][^`'\]]*|\[[a-z]+\][^`']+)[`'\]]/g)].map(([, quoted = ""]) =>
    quoted.replace(/^\[[a-z]+\](.*\.)?/, ""),
  );
}

/** The root package's own names first. */
function placeOf(packages: SourcePackages, name: string): SourcePlace | undefined {
  const sorted = [packages.root, ...[...packages.all.values()].filter((other) => other !== packages.root)];
  for (const found of sorted) {
    const [id = "", version] = found.id.split("@");
    const prefix = `${id}/`;
    if (name === found.id) return found.place;
    const local = name.startsWith(prefix)
      ? name.slice(prefix.length).replace(version === undefined ? "" : `@${version}`, "")
      : name;
    const place = identifiers(found).find((identifier) => identifier.name === local)?.place;
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Everything that a package gives a name to or takes from elsewhere. */
function identifiers(found: SourcePackage): readonly Identifier[] {
  return found.parts.flatMap((part) => part.items.flatMap(itemIdentifiers));
}

function itemIdentifiers(item: PackageItem): readonly Identifier[] {
  return item.kind === "top-level-use" ? [item.name] : [item.name, ...item.members.flatMap(memberIdentifiers)];
}

function memberIdentifiers(member: InterfaceMember | WorldMember): readonly Identifier[] {
  switch (member.kind) {
    case "use":
      return member.names.map((renaming) => renaming.name);
    case "include":
      return [member.path.item, ...member.names.map((renaming) => renaming.original)];
    case "function":
      return [member.name];
    case "type":
      return [member.name, ...typeIdentifiers(member)];
    case "extern":
      if (member.what === "path") return [member.path.item];
      return member.what === "interface" ? [member.name, ...member.members.flatMap(memberIdentifiers)] : [member.name];
  }
}

function typeIdentifiers(type: TypeDeclaration): readonly Identifier[] {
  return type.form === "resource" ? type.methods.map((method) => method.name) : [];
}

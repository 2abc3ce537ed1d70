import { type Diagnostic, diagnostic, failed, type Outcome, succeed } from "../diagnostic.js";
import { didYouMean } from "../did-you-mean.js";
import type { SourcePackage, SourcePackages } from "./packages.js";
import type { Scope } from "./resolve-path.js";
import type { WorldDeclaration } from "./syntax-tree.js";

export interface ChosenWorld {
  readonly world: WorldDeclaration;
  readonly scope: Scope;
}

/** WIT.md, "Specifying a World": `name`, `ns:pkg/name` with or without a version, or the only one of the root package. */
export function chooseWorld(packages: SourcePackages, wanted: string | undefined): Outcome<ChosenWorld> {
  if (wanted === undefined) return onlyWorld(packages);
  const [path = "", version] = wanted.split("@");
  const slash = path.lastIndexOf("/");
  const name = path.slice(slash + 1).replace(/^%/, "");
  const candidates = slash === -1 ? [packages.root] : packagesNamed(packages, path.slice(0, slash), version);
  const found = candidates.flatMap((candidate) => worldsOf(packages, candidate)).filter(({ world }) => world.name.name === name);
  const [first, ...others] = found;
  if (first === undefined) return failed(notFound(packages, wanted));
  if (others.length > 0) return failed(ambiguous(packages, `\`${wanted}\` is in several versions of the package`, found));
  return succeed(first);
}

function onlyWorld(packages: SourcePackages): Outcome<ChosenWorld> {
  const [first, ...others] = worldsOf(packages, packages.root);
  const { id, place } = packages.root;
  if (first === undefined) return failed(diagnostic("world-not-found", `the package \`${id}\` has no world`, { place }));
  if (others.length === 0) return succeed(first);
  return failed(ambiguous(packages, `the package \`${id}\` has several worlds`, [first, ...others]));
}

function packagesNamed(packages: SourcePackages, name: string, version: string | undefined): readonly SourcePackage[] {
  return [...packages.all.values()].filter(({ id }) =>
    version === undefined ? id.split("@")[0] === name : id === `${name}@${version}`,
  );
}

function worldsOf(packages: SourcePackages, found: SourcePackage): readonly ChosenWorld[] {
  return found.parts.flatMap((part) =>
    part.items.flatMap((item) => (item.kind === "world" ? [{ world: item, scope: { packages, package: found, part } }] : [])),
  );
}

function notFound(packages: SourcePackages, wanted: string): Diagnostic {
  const worlds = worldsOf(packages, packages.root).map(({ world }) => world.name.name);
  const meant = didYouMean(wanted, worlds);
  const help = meant === undefined ? list("the worlds are", worlds) : `did you mean \`${meant}\`?`;
  const message = `there is no world \`${wanted}\` in the package \`${packages.root.id}\``;
  return diagnostic("world-not-found", message, { place: packages.root.place, ...(worlds.length === 0 ? {} : { help }) });
}

function ambiguous(packages: SourcePackages, message: string, worlds: readonly ChosenWorld[]): Diagnostic {
  const names = worlds.map(({ world, scope }) =>
    scope.package === packages.root ? world.name.name : qualifiedName({ world, scope }),
  );
  return diagnostic("world-ambiguous", message, { place: packages.root.place, help: list("choose one of", names) });
}

function list(introduction: string, names: readonly string[]): string {
  return `${introduction} ${names.map((name) => `\`${name}\``).join(", ")}`;
}

/** E.g. `acme:billing/billing@1.4.0`. */
function qualifiedName({ world, scope }: ChosenWorld): string {
  const [name = "", version] = scope.package.id.split("@");
  return `${name}/${world.name.name}${version === undefined ? "" : `@${version}`}`;
}

/**
 * All packages as the text of one file, which is what the WIT parser at hand takes: the root package's items first, the others as nested
 * packages. The names that `use` items introduce hold in one file only, so the paths that mention them are written out.
 */

import type { ChosenWorld } from "./choose-world.js";
import type { PackagePart, SourcePackage, SourcePackages } from "./packages.js";
import { aliases } from "./resolve-path.js";
import type { InterfaceMember, PackageItem, UsePath, WorldMember } from "./syntax-tree.js";

export function joinPackages({ root, all }: SourcePackages): string {
  const others = [...all.values()].filter((other) => other !== root);
  return [
    `package ${escaped(root.id)};`,
    body(root),
    ...others.map((other) => `package ${escaped(other.id)} {\n${body(other)}\n}`),
  ].join("\n");
}

function body({ parts }: SourcePackage): string {
  return parts
    .flatMap((part) => part.items.filter((item) => item.kind !== "top-level-use").map((item) => itemText(part, item)))
    .join("\n");
}

function itemText(part: PackagePart, item: PackageItem): string {
  const { text } = part.file;
  let joined = "";
  let offset = item.start;
  for (const path of pathsOf(item)) {
    const target = path.package === undefined ? aliases(part).find((use) => use.name.name === path.item.name)?.path : undefined;
    if (target === undefined) continue;
    joined += text.slice(offset, path.start) + text.slice(target.start, target.end);
    offset = path.end;
  }
  return joined + text.slice(offset, item.end);
}

/** In the order of the text. */
function pathsOf(item: PackageItem): readonly UsePath[] {
  return item.kind === "top-level-use" ? [] : item.members.flatMap(memberPaths);
}

function memberPaths(member: InterfaceMember | WorldMember): readonly UsePath[] {
  switch (member.kind) {
    case "use":
    case "include":
      return [member.path];
    case "extern":
      if (member.what === "interface") return member.members.flatMap(memberPaths);
      return member.what === "function" ? [] : [member.path];
    default:
      return [];
  }
}

/** The world's full name as wasm-tools takes it beside the joined text. */
export function worldSpecifier({ world, scope }: ChosenWorld): string {
  const [name = "", version] = escaped(scope.package.id).split("@");
  return `${name}/%${world.name.name}${version === undefined ? "" : `@${version}`}`;
}

/** Names of packages may be keywords. */
function escaped(id: string): string {
  return `%${id.replace(":", ":%")}`;
}

/** What a use path names: WIT.md, "WIT Packages and `use`". */

import type { PackagePart, SourcePackage, SourcePackages } from "./packages.js";
import type { InterfaceDeclaration, TopLevelUse, UsePath, WorldDeclaration } from "./syntax-tree.js";

/** Where a path stands. */
export interface Scope {
  readonly packages: SourcePackages;
  readonly package: SourcePackage;
  readonly part: PackagePart;
}

export type Resolution =
  | { readonly kind: "found"; readonly item: InterfaceDeclaration | WorldDeclaration; readonly scope: Scope }
  | { readonly kind: "no-package"; readonly id: string }
  /** `package` does not have the item; these are the names that it could have meant. */
  | { readonly kind: "no-item"; readonly package: SourcePackage; readonly candidates: readonly string[] };

export function resolvePath(scope: Scope, path: UsePath): Resolution {
  if (path.package !== undefined) {
    const found = scope.packages.all.get(path.package.id);
    if (found === undefined) return { kind: "no-package", id: path.package.id };
    return itemOf(scope.packages, found, path.item.name);
  }
  const alias = aliases(scope.part).find((use) => use.name.name === path.item.name);
  if (alias === undefined) return itemOf(scope.packages, scope.package, path.item.name);
  // `use a;` brings in the package's own `a`, so an alias never leads to another one of its file.
  if (alias.path.package === undefined) return itemOf(scope.packages, scope.package, alias.path.item.name);
  return resolvePath(scope, alias.path);
}

export function aliases(part: PackagePart): readonly TopLevelUse[] {
  return part.items.filter((item) => item.kind === "top-level-use");
}

function itemOf(packages: SourcePackages, found: SourcePackage, name: string): Resolution {
  for (const part of found.parts) {
    for (const item of part.items) {
      if (item.kind !== "top-level-use" && item.name.name === name)
        return { kind: "found", item, scope: { packages, package: found, part } };
    }
  }
  const candidates = found.parts.flatMap((part) => part.items.map((item) => item.name.name));
  return { kind: "no-item", package: found, candidates };
}

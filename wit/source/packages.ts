/** Which file belongs to which package: WIT.md, "Filesystem structure". */

import { type Diagnostic, diagnostic, failed, hasErrors, type Outcome, succeed } from "../diagnostic.js";
import type { SourcePlace } from "../world/world.js";
import type { Document, InterfaceDeclaration, NestedPackage, PackageItem, WorldDeclaration } from "./syntax-tree.js";
import type { SourceFile } from "./token.js";

export interface SourcePackages {
  /** The package whose worlds can be chosen by a bare name. */
  readonly root: SourcePackage;
  /** By id, e.g. `acme:billing@1.4.0`; the root included. */
  readonly all: ReadonlyMap<string, SourcePackage>;
}

export interface SourcePackage {
  readonly id: string;
  readonly place: SourcePlace;
  /** One per file. */
  readonly parts: readonly PackagePart[];
}

/** What one file contributes to a package; the names of its `use` items hold only there. */
export interface PackagePart {
  readonly file: SourceFile;
  readonly items: readonly PackageItem[];
}

/** Files of one folder make one package; each `.wit` file directly in `deps` is a package of its own. */
export function groupFiles(files: readonly SourceFile[]): {
  readonly root: readonly SourceFile[];
  readonly deps: readonly (readonly SourceFile[])[];
} {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const folders = sorted.map((file) => folderOf(file.path));
  const rootFolder = folders.reduce(
    (shortest, folder) => (folder.length < shortest.length ? folder : shortest),
    folders[0] ?? "",
  );
  const deps = new Map<string, SourceFile[]>();
  for (const file of sorted) {
    const dependency = dependencyOf(file.path.slice(rootFolder.length));
    if (dependency !== undefined) deps.set(dependency, [...(deps.get(dependency) ?? []), file]);
  }
  return { root: sorted.filter((file) => folderOf(file.path) === rootFolder), deps: [...deps.values()] };
}

/** With the slash behind it. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function dependencyOf(relativePath: string): string | undefined {
  const steps = relativePath.split(/[/\\]/);
  return steps[0] === "deps" && (steps.length === 2 || steps.length === 3) ? steps[1] : undefined;
}

/** Puts the files' contents together by package. The first group is the root package. */
export function collectPackages(groups: readonly (readonly Document[])[]): Outcome<SourcePackages> {
  const diagnostics: Diagnostic[] = [];
  const all = new Map<string, SourcePackage>();
  let root: SourcePackage | undefined;
  for (const group of groups) {
    const main = mainPackage(group, diagnostics);
    root ??= main;
    const nested = group.flatMap((document) => document.nested.map((item) => nestedPackage(document.file, item)));
    for (const found of main === undefined ? nested : [main, ...nested]) addPackage(all, found, diagnostics);
  }
  if (root === undefined || hasErrors(diagnostics)) return failed(...diagnostics);
  return succeed({ root, all }, diagnostics);
}

function mainPackage(group: readonly Document[], diagnostics: Diagnostic[]): SourcePackage | undefined {
  const headers = group.flatMap((document) => document.header ?? []);
  const [first, ...others] = headers;
  if (first === undefined) {
    const place = { file: group[0]?.file.path ?? "", line: 1, column: 1 };
    diagnostics.push(diagnostic("wit-package", "no file of the package says its name", { place }));
    return undefined;
  }
  for (const other of others.filter((header) => header.id !== first.id)) {
    const message = `the package is called \`${other.id}\` here and \`${first.id}\` in ${first.place.file}`;
    diagnostics.push(
      diagnostic("wit-package", message, { place: other.place, help: "files of one folder are one package; give them one name" }),
    );
  }
  return { id: first.id, place: first.place, parts: group.map(({ file, items }) => ({ file, items })) };
}

function nestedPackage(file: SourceFile, { header, items }: NestedPackage): SourcePackage {
  return { id: header.id, place: header.place, parts: [{ file, items }] };
}

/** The same package may come along with several dependencies, if it is the same. */
function addPackage(all: Map<string, SourcePackage>, found: SourcePackage, diagnostics: Diagnostic[]): void {
  const known = all.get(found.id);
  if (known === undefined) {
    all.set(found.id, found);
  } else if (contents(known) !== contents(found)) {
    const { file, line } = known.place;
    const message = `the package \`${found.id}\` is defined here and, differently, at ${file}:${line}`;
    diagnostics.push(diagnostic("wit-duplicate", message, { place: found.place, help: "keep one of them" }));
  }
}

function contents({ parts }: SourcePackage): string {
  return parts
    .flatMap(({ file, items }) => items.map((item) => file.text.slice(item.start, item.end).replace(/\s+/g, " ")))
    .join("\n");
}

export function interfacesAndWorlds(found: SourcePackage): readonly (InterfaceDeclaration | WorldDeclaration)[] {
  return found.parts.flatMap((part) => part.items.filter((item) => item.kind !== "top-level-use"));
}

/** A runtime's files as they go into a package: byte for byte what its own linters and tests have seen. */

import { readFileSync } from "node:fs";
import path from "node:path";
import type { PackageFile } from "./file-set.js";
import { folderFiles } from "./folder-files.js";
import { templatesFolder } from "./package-root.js";

export interface RuntimeCopy {
  /** Below `templates/`, e.g. `go/runtime`. */
  readonly folder: string;
  /** Files and folders that do not ship: tests, and the configs of the tools that check the runtime. `*_test.go` is all files that end so. */
  readonly leaveOut: readonly string[];
  /** The path in the package of a file of the runtime. */
  readonly to: (path: string) => string;
  /** The one identifier that the language demands to be another in each package, e.g. a Ruby module or a Go import path. */
  readonly sentinel?: { readonly identifier: string; readonly replacement: string };
}

/** Throws when the folder no longer has something that `leaveOut` or `sentinel` speaks of. */
export function runtimeFiles(
  { folder, leaveOut, to, sentinel }: RuntimeCopy,
  templates = templatesFolder,
): readonly PackageFile[] {
  const source = path.join(templates, folder);
  const all = folderFiles(source);
  const isPartOf = (file: string, entry: string) =>
    entry.startsWith("*") ? file.endsWith(entry.slice(1)) : file === entry || file.startsWith(`${entry}/`);
  const stale = leaveOut.find((entry) => !all.some((file) => isPartOf(file, entry)));
  if (stale !== undefined) throw new Error(`templates/${folder} has no ${stale} to leave out`);
  const files = all
    .filter((file) => !leaveOut.some((entry) => isPartOf(file, entry)))
    .map((file) => ({ path: to(file), contents: readFileSync(path.join(source, file)) }));
  return sentinel === undefined ? files : substitute(files, sentinel);
}

function substitute(
  files: readonly { readonly path: string; readonly contents: Buffer }[],
  { identifier, replacement }: NonNullable<RuntimeCopy["sentinel"]>,
): readonly PackageFile[] {
  if (!files.some((file) => file.contents.includes(identifier))) throw new Error(`no file of the runtime has ${identifier}`);
  return files.map(({ path, contents }) => {
    return {
      path,
      contents: contents.includes(identifier) ? contents.toString("utf8").replaceAll(identifier, () => replacement) : contents,
    };
  });
}

/** Where the commands of a page run: a copy of what is in version control, with the tool as npm would have installed it. */

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Copies a folder of the repository, and what is built in it of `built`; gives the copy of the whole repository's part. */
export function makeWorkplace(name: string, folder: string, built: readonly string[]): string {
  const copy = join(root, ".cache/snippets", name);
  rmSync(copy, { recursive: true, force: true });
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", folder], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of [...tracked.trimEnd().split("\n"), ...built])
    cpSync(join(root, file), join(copy, file), { preserveTimestamps: true });
  writeFileIn(copy, "package.json", '{ "private": true }\n');
  const command = writeFileIn(
    copy,
    "node_modules/.bin/wasm-sdk",
    `#!/bin/sh\nexec node "${join(root, "dist/cli/main.js")}" "$@"\n`,
  );
  chmodSync(command, 0o755);
  return copy;
}

export function writeFileIn(folder: string, path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

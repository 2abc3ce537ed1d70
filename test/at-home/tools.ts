/** The bundlers, compilers and runtimes of `package.json`, installed once for each state of its lock file. */

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { run } from "./command.js";
import { cache } from "./project.js";

const files = ["package.json", "package-lock.json"].map((name) => path.join(import.meta.dirname, name));
const key = createHash("sha256");
for (const file of files) key.update(readFileSync(file));
const name = `tools-${key.digest("hex").slice(0, 16)}`;

/** The `node_modules` that has them. Test files run at once: the first that comes installs, and a folder of the final name is always whole. */
export async function installTools(): Promise<string> {
  const folder = path.join(cache, name);
  const unfinished = `${folder}-unfinished`;
  while (!existsSync(folder)) {
    if (claim(unfinished)) await install(unfinished, folder);
    else await setTimeout(200);
  }
  return path.join(folder, "node_modules");
}

/** Whether this process is the one that makes the folder. One that died at it has lost it after five minutes. */
function claim(folder: string): boolean {
  mkdirSync(cache, { recursive: true });
  try {
    mkdirSync(folder);
    return true;
  } catch {
    const begun = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - begun > 300_000) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

async function install(unfinished: string, folder: string): Promise<void> {
  try {
    for (const file of files) copyFileSync(file, path.join(unfinished, path.basename(file)));
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], unfinished, 240_000);
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  for (const other of readdirSync(cache)) {
    if (other.startsWith("tools-") && other !== name) rmSync(path.join(cache, other), { recursive: true, force: true });
  }
}

/** The bundlers and Node versions of `package.json`, installed once for each state of its lock file. */

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { run } from "./command.js";
import { cache } from "./project.js";

/** The `node_modules` that has them. */
export async function installTools(): Promise<string> {
  const lock = readFileSync(path.join(import.meta.dirname, "package-lock.json"));
  const name = `tools-${createHash("sha256").update(lock).digest("hex").slice(0, 16)}`;
  const folder = path.join(cache, name);
  if (!existsSync(folder)) {
    for (const old of existsSync(cache) ? readdirSync(cache) : []) {
      if (old.startsWith("tools-")) rmSync(path.join(cache, old), { recursive: true, force: true });
    }
    await install(folder);
  }
  return path.join(folder, "node_modules");
}

/** A folder of the final name is always whole. */
async function install(folder: string): Promise<void> {
  const unfinished = `${folder}-unfinished`;
  mkdirSync(unfinished, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(path.join(import.meta.dirname, file), path.join(unfinished, file));
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], unfinished);
  renameSync(unfinished, folder);
}

/** A customer's project: empty but for the package, which is generated, packed and installed as npm does it, and the program that uses it. */

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runIn } from "../unit/cli/run-in.js";
import { run } from "./command.js";
import { buildGuest, wit } from "./guest.js";

export const cache = path.resolve(import.meta.dirname, "../../.cache/at-home");

/** Makes the project `.cache/at-home/<name>` anew and returns its folder. */
export async function customerProject(name: string): Promise<string> {
  const folder = emptyFolder(path.join(cache, name));
  const vendor = path.join(cache, `${name}-vendor`);
  const sdk = await generatePackage(vendor);
  await run("npm", ["pack", sdk, "--pack-destination", "."], vendor);
  const tarball = readdirSync(vendor).find((file) => file.endsWith(".tgz")) ?? "";
  cpSync(path.join(import.meta.dirname, "customer"), folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "name": "customer", "private": true, "type": "module" }\n');
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", path.join(vendor, tarball)], folder);
  return folder;
}

/** Generates the package of a guest below a folder, emptied before; gives the package's own folder. */
export async function generatePackage(
  vendor: string,
  { witSource = wit, ...guest }: Parameters<typeof buildGuest>[0] = {},
): Promise<string> {
  emptyFolder(vendor);
  writeFileSync(path.join(vendor, "world.wit"), witSource);
  writeFileSync(path.join(vendor, "visitors.wasm"), await buildGuest({ witSource, ...guest }));
  const inputs = ["--wit", "world.wit", "--component", "visitors.wasm", "--version", "1.0.0"];
  const { status, err } = await runIn(vendor, ["generate", ...inputs, "--lang", "typescript", "--out", "sdk"]);
  if (status !== 0) throw new Error(err);
  return path.join(vendor, "sdk");
}

function emptyFolder(folder: string): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

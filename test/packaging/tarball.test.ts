/** The tool as a vendor gets it: the npm tarball installed in an empty folder, a package generated with it, and a customer that installs that. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { node, run } from "../at-home/command.js";
import { buildGuest, wit } from "../at-home/guest.js";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-tarball-"));
const vendor = path.join(folder, "vendor");
const customer = path.join(folder, "customer");

/** Installs a tarball into an empty project. */
async function install(project: string, tarball: string): Promise<void> {
  mkdirSync(project, { recursive: true });
  writeFileSync(path.join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], project, 180_000);
}

beforeAll(async () => {
  const name =
    (await run("npm", ["pack", "--silent", "--pack-destination", folder], root, 180_000)).trim().split("\n").at(-1) ?? "";
  await install(vendor, path.join(folder, name));
  writeFileSync(path.join(vendor, "world.wit"), wit);
  writeFileSync(path.join(vendor, "visitors.wasm"), await buildGuest());
}, 400_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("generates a package that a customer installs and uses", { timeout: 200_000 }, async () => {
  const inputs = ["--wit", "world.wit", "--component", "visitors.wasm"];
  await run("npx", ["wasm-sdk", "generate", ...inputs, "--lang", "typescript", "--out", "sdk"], vendor);
  await run("npm", ["pack", "./sdk", "--pack-destination", "."], vendor);
  await install(customer, path.join(vendor, "acme-visitors-1.0.0.tgz"));
  writeFileSync(
    path.join(customer, "main.js"),
    `import { Visitors } from "@acme/visitors";
const visitors = await Visitors.load({ imports: { host: { decorate: (name) => name.toUpperCase() } } });
console.log(visitors.greetings.greet("ada"), visitors.greetings.sum([1n, 2n]));
`,
  );
  expect(await node(["main.js"], customer)).toMatch(/ADA.* 3n\n$/s);
});

it("brings templates and runtimes of every language", { timeout: 100_000 }, async () => {
  const flags = ["--wit", "world.wit", "--component", "visitors.wasm", "--out", "all"];
  await run("npx", ["wasm-sdk", "generate", ...flags, "--lang", "typescript,go,python,ruby"], vendor);
  const artifact = readFileSync(path.join(vendor, "visitors.wasm"));
  expect(readFileSync(path.join(vendor, "all/go/visitors.wasm"))).toEqual(artifact);
});

it("says what it is", async () => {
  expect(await run("npx", ["wasm-sdk", "--version"], vendor)).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(await run("npx", ["wasm-sdk", "inspect", "visitors.wasm"], vendor)).toContain("acme:visitors/greetings@1.0.0");
});

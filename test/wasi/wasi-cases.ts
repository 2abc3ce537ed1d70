/** What guests see of WASI: one table for all languages. */

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { TestCase } from "../conformance/harness/test-case.js";
import { buildGuest as buildText } from "../hostile/build-guest.js";
import { buildGuest } from "./build-guests.js";

const here = import.meta.dirname;

export async function wasiCases(): Promise<readonly TestCase[]> {
  return [...(await realGuests()), ...(await hostileGuests())];
}

async function realGuests(): Promise<readonly TestCase[]> {
  const cases: TestCase[] = [];
  for (const name of readdirSync(join(here, "guests"))) {
    const built = await buildGuest(name);
    if (built === undefined) console.warn(`the WASI guest in ${name} is skipped: its toolchain is missing`);
    else cases.push({ name: `wasi/${name}`, ...built, fixtures: [built.fixtures], features: [] });
  }
  return cases;
}

/** Each a `component.wat` that does what no toolchain's guest would. */
async function hostileGuests(): Promise<readonly TestCase[]> {
  const folder = join(here, "hostile");
  const built = mkdtempSync(join(os.tmpdir(), "wasm-sdk-wasi-"));
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "world.wit")));
  return Promise.all(
    names.map(async (name) => {
      const component = join(built, `${name}.wasm`);
      writeFileSync(component, await buildText(join(folder, name)));
      const [wit, fixtures] = [join(folder, name, "world.wit"), join(folder, name, "fixtures.json")];
      return { name: `wasi/hostile/${name}`, component, wit, fixtures: [fixtures], features: [] };
    }),
  );
}

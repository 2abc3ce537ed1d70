import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { TestCase } from "../conformance/harness/test-case.js";
import { buildGuest } from "./build-guest.js";

const here = import.meta.dirname;

/** The components of this folder, built. */
export async function hostileCases(): Promise<readonly TestCase[]> {
  const built = mkdtempSync(join(os.tmpdir(), "wasm-sdk-hostile-"));
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  const names = readdirSync(here).filter((name) => existsSync(join(here, name, "world.wit")));
  return Promise.all(
    names.map(async (name) => {
      const component = join(built, `${name}.wasm`);
      writeFileSync(component, await buildGuest(join(here, name)));
      return {
        name: `hostile/${name}`,
        component,
        wit: join(here, name, "world.wit"),
        fixtures: [join(here, name, "fixtures.json")],
        features: [],
      };
    }),
  );
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFixture } from "../../wit/fixtures/read-fixture.js";
import { readWit } from "../../wit/source/read-wit.js";
import type { World } from "../../wit/world/world.js";
import { worldFromWit } from "../../wit/world/world-from-wit.js";

/** The conformance data lives beside the project, not in it. */
const shared = join(import.meta.dirname, "../../../shared");
const present = existsSync(join(shared, "conformance/index.json"));
if (!present) console.warn(`SKIPPED: no conformance data in ${shared}; WIT text and fixtures are not checked against it`);

/** The `.wit` files of a folder and its `deps`. */
function filesOf(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".wit"))
    .map((path) => ({ path, text: readFileSync(join(folder, path), "utf8") }));
}

function cases(directory: string, file: string): readonly string[] {
  const folder = join(shared, directory);
  return existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(join(folder, name, file))) : [];
}

async function worldOf(directory: string, name: string): Promise<World> {
  const text = readFileSync(join(shared, directory, name, "world.wit"), "utf8");
  const source = await readWit([{ path: "world.wit", text }]);
  const world = source.ok ? worldFromWit(source.value) : source;
  expect(world.diagnostics, name).toEqual([]);
  if (!world.ok) throw new Error(name);
  return world.value;
}

describe.skipIf(!present)("the reference data", () => {
  test.each(["conformance", "guests", "wit-names"])("every world.wit in %s is read", async (directory) => {
    const names = cases(directory, "world.wit");
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) await worldOf(directory, name);
  });

  test("a folder with deps gives the same world as the single file", async () => {
    const names = cases("wit-names", "wit");
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const folder = await readWit(filesOf(join(shared, "wit-names", name, "wit")));
      const file = await readWit([
        { path: "world.wit", text: readFileSync(join(shared, "wit-names", name, "world.wit"), "utf8") },
      ]);
      expect(folder.diagnostics, name).toEqual([]);
      expect(folder.ok && folder.value.encoded, name).toEqual(file.ok && file.value.encoded);
    }
  });

  test.each(["conformance", "guests"])("every vectors.json in %s fits its world", async (directory) => {
    const names = cases(directory, "vectors.json");
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const text = readFileSync(join(shared, directory, name, "vectors.json"), "utf8");
      const suite = readFixture({ path: "vectors.json", text }, await worldOf(directory, name));
      expect(
        suite.diagnostics.filter(({ severity }) => severity === "error"),
        name,
      ).toEqual([]);
    }
  });
});

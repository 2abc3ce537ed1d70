import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Names } from "../../../../generators/core/languages.js";
import { type LanguageId, languageIds } from "../../../../generators/core/languages.js";
import { shapeSet } from "../../../../generators/core/shapes/shape-set.js";
import { allFunctions } from "../../../../generators/core/surface/api-functions.js";
import { buildSurface } from "../../../../generators/core/surface/build-surface.js";
import type { Surface } from "../../../../generators/core/surface/surface.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import { worldOf } from "./surface-of.js";

/** Worlds that lie beside the repository where it is worked on; the tests do without where they are not. */
const shared = path.join(import.meta.dirname, "../../../../../shared");
const folders = ["wit-names", "conformance", "guests"].flatMap((set) => {
  const folder = path.join(shared, set);
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name, "world.wit")) : [];
});
const worlds = folders.filter((file) => existsSync(file)).map((file) => [path.relative(shared, file), file] as const);

/** Everything at a package's root, by an own way through the surface. */
function rootNames(surface: Surface, language: LanguageId): string[] {
  const names = (list: readonly (Names | undefined)[]) => list.flatMap((it) => it?.[language] ?? []);
  const flattened = {
    enum: "enum-case",
    variant: "variant-case",
    flags: "flag",
    record: "field",
    alias: "field",
    resource: "field",
  } as const;
  const members = surface.types.filter(({ definition }) =>
    namePolicies[language].flattens.has(flattened[definition.definition.kind] as "flag"),
  );
  return [
    ...names([surface.client, ...surface.types.map((it) => it.names), ...surface.errors.map((it) => it.names)]),
    ...names(surface.services.map((it) => it.type)),
    ...names(surface.imports.map((it) => (it.kind === "interface" ? it.type : undefined))),
    ...names(allFunctions(surface).map((it) => it.function.optionsType)),
    ...names(members.flatMap((it) => it.members.map((member) => member.names))),
  ];
}

describe.skipIf(worlds.length === 0)("real worlds", () => {
  it.each(worlds)("%s has names for all, none twice", async (_, file) => {
    const world = await worldOf(readFileSync(file, "utf8"));
    const outcome = buildSurface(world, namePolicies, { rename: {}, initialisms: [] });
    if (!outcome.ok) expect.fail(JSON.stringify(outcome.diagnostics));
    const surface = outcome.value;
    for (const language of languageIds) {
      const names = rootNames(surface, language);
      expect(names.filter((name, i) => names.indexOf(name) !== i || namePolicies[language].globals.has(name))).toEqual([]);
      const spellings = surface.nameTable.map((entry) => entry.names[language]);
      expect(spellings.filter((name) => !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name))).toEqual([]);
    }
    const shapes = shapeSet(surface).shapes.map((shape) => shape.name.kebab);
    expect(new Set(shapes).size).toBe(shapes.length);
    expect(JSON.stringify(buildSurface(world, namePolicies, { rename: {}, initialisms: [] }))).toBe(JSON.stringify(outcome));
  });
});

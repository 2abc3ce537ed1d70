import { expect } from "vitest";
import type { Names } from "../../../../generators/core/languages.js";
import type { NamingConfig } from "../../../../generators/core/names/name-world.js";
import { buildSurface } from "../../../../generators/core/surface/build-surface.js";
import type { NameEntry, Surface } from "../../../../generators/core/surface/surface.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import type { Outcome } from "../../../../wit/diagnostic.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import type { World } from "../../../../wit/world/world.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

export async function worldOf(text: string): Promise<World> {
  const source = await readWit([{ path: "world.wit", text }]);
  if (!source.ok) expect.fail(JSON.stringify(source.diagnostics));
  const world = worldFromWit(source.value);
  if (!world.ok) expect.fail(JSON.stringify(world.diagnostics));
  return world.value;
}

/** `body` is what stands in the package `acme:shop` beside its namespace line; a world must be among it. */
export async function outcomeOf(body: string, config: Partial<NamingConfig> = {}): Promise<Outcome<Surface>> {
  return buildSurface(await worldOf(`package acme:shop;\n${body}`), namePolicies, { rename: {}, initialisms: [], ...config });
}

export async function surfaceOf(body: string, config: Partial<NamingConfig> = {}): Promise<Surface> {
  const outcome = await outcomeOf(body, config);
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

export async function messagesOf(body: string, config: Partial<NamingConfig> = {}): Promise<string[]> {
  return (await outcomeOf(body, config)).diagnostics.map(({ code, message, help }) => `${code}: ${message} (${help})`);
}

/** TypeScript, Go, Python, Ruby. */
export function row(names: Names): string {
  return [names.typescript, names.go, names.python, names.ruby].join(" ");
}

/** The names of an item in the table; `id` without the package's `acme:shop/`. */
export function rowOf(surface: Surface, id: string, more: Partial<Pick<NameEntry, "kind" | "direction">> = {}): string {
  const found = surface.nameTable.find(
    (entry) =>
      entry.id.replace(/^acme:shop\//, "") === id &&
      (more.kind === undefined || entry.kind === more.kind) &&
      (more.direction === undefined || entry.direction === more.direction),
  );
  return found === undefined ? "none" : row(found.names);
}

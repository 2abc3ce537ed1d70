import { readWit } from "../../../../wit/source/read-wit.js";
import type { World } from "../../../../wit/world/world.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

/** A world with these items. */
export async function worldOf(items: string): Promise<World> {
  const source = await readWit([{ path: "world.wit", text: `package acme:test; world test { ${items} }` }]);
  const world = source.ok ? worldFromWit(source.value) : source;
  if (!world.ok) throw new Error(JSON.stringify(world.diagnostics));
  return world.value;
}

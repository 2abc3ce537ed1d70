import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";

/** The component of a folder: `component.wat`, or `guest.wat`, a core module that wit-component's naming makes a component of `world.wit`. */
export async function buildGuest(folder: string): Promise<Uint8Array> {
  const component = join(folder, "component.wat");
  if (existsSync(component)) return parse(readFileSync(component, "utf8"));
  const binary = await parse(readFileSync(join(folder, "guest.wat"), "utf8"));
  const witSource = readFileSync(join(folder, "world.wit"), "utf8");
  return componentNew(await componentEmbed({ binary, witSource, dummy: false }), []);
}

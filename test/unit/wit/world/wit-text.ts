import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { EvaluatedComponent } from "../../../../wit/component/evaluated-component.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import type { World } from "../../../../wit/world/world.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";
import { unwrap } from "../component/component-text.js";

/** The World of WIT text that holds one world. */
export async function worldOf(text: string, world?: string): Promise<World> {
  return unwrap(worldFromWit(unwrap(await readWit([{ path: "test.wit", text }], world))));
}

/** A component for a world, whose functions trap. */
export async function componentOf(text: string, world: string): Promise<EvaluatedComponent> {
  const bytes = await componentNew(await componentEmbed({ witSource: text, world, dummy: true }));
  return unwrap(evaluateComponent(unwrap(decodeComponent(bytes, "test.wasm")), "test.wasm"));
}

import { createHash } from "node:crypto";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { Outcome } from "../../../../wit/diagnostic.js";
import type { Layer } from "../../../../wit/plan/layer-link.js";
import { type Linking, makePlan } from "../../../../wit/plan/make-plan.js";
import type { Wanted } from "../../../../wit/plan/planning.js";
import type { World } from "../../../../wit/world/world.js";
import { worldFromComponent } from "../../../../wit/world/world-from-component.js";
import { assemble } from "../component/assemble.js";
import { unwrap } from "../component/component-text.js";

export interface Planned {
  readonly linking: Linking;
  readonly bytes: Uint8Array;
  readonly world: World;
}

/** The plan of a component for its own world. */
export function planned(bytes: Uint8Array, name = "test.wasm", layer?: Layer, wanted: Wanted = {}): Planned {
  const { linking, world } = tryPlanned(bytes, name, layer, wanted);
  return { linking: unwrap(linking), bytes, world };
}

export function tryPlanned(
  bytes: Uint8Array,
  name = "test.wasm",
  layer?: Layer,
  wanted: Wanted = {},
): { readonly linking: Outcome<Linking>; readonly world: World } {
  const evaluated = unwrap(evaluateComponent(unwrap(decodeComponent(bytes, name)), name));
  const world = unwrap(worldFromComponent(evaluated, name));
  return { linking: makePlan(world, evaluated, { sha256: "0".repeat(64), size: bytes.length }, name, layer, wanted), world };
}

export async function plannedText(text: string, layer?: Layer, wanted: Wanted = {}): Promise<Planned> {
  return planned(await assemble(text), "test.wasm", layer, wanted);
}

/** A layer of these bytes. */
export function layerOf(bytes: Uint8Array, name: Layer["name"] = "base"): Layer {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name, sha256, size: bytes.length, decoded: unwrap(decodeComponent(bytes, name)) };
}

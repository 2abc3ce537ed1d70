import type { EvaluatedComponent } from "../component/evaluated-component.js";
import type { Outcome } from "../diagnostic.js";
import { witName } from "../name.js";
import type { World } from "./world.js";
import { buildWorld } from "./world-builder.js";

/**
 * The World as the component alone tells it. A component holds neither docs nor the name of its world, which becomes
 * `root:component/root`, as wasm-tools calls it. Diagnostics: `unsupported-component`.
 */
export function worldFromComponent(evaluated: EvaluatedComponent, file: string): Outcome<World> {
  const name = { package: { namespace: witName("root"), name: witName("component") }, name: "root" };
  return buildWorld(evaluated, name, { file }, "component");
}

/** Parts of the runtime that go only into packages whose artifact, or world, has use for them. */

import type { LinkPlan } from "../../wit/plan/link-plan.js";
import { shapeSet } from "../core/shape-set.js";
import type { Surface } from "../core/surface.js";

export type RuntimeExtra = "encodings.js" | "float-bits.js" | "host-resource.js";

export const allExtras: readonly RuntimeExtra[] = ["encodings.js", "float-bits.js", "host-resource.js"];

/** What the linker is given, by the name under which it asks for it. */
export const linkerParts: Readonly<Partial<Record<RuntimeExtra, string>>> = {
  "encodings.js": "memories",
  "host-resource.js": "HostResource",
};

export function runtimeExtras({ options, resources }: LinkPlan, surface: Surface): readonly RuntimeExtra[] {
  const importsResources =
    resources.some(({ kind }) => kind === "imported") || surface.types.some(({ resource }) => resource?.direction === "import");
  return [
    ...(hasFloatCases(surface) ? (["float-bits.js"] as const) : []),
    ...(options.some(({ encoding }) => encoding !== "utf8") ? (["encodings.js"] as const) : []),
    ...(importsResources ? (["host-resource.js"] as const) : []),
  ];
}

/** Whether a variant passes a float in a slot that it shares with an integer. */
function hasFloatCases(surface: Surface): boolean {
  return shapeSet(surface).shapes.some(({ node, uses }) => {
    const cases = node.kind === "variant" || node.kind === "result" ? node.cases : [];
    return (uses.liftFlat || uses.lowerFlat) && cases.some((it) => it.coercions.some((coercion) => coercion.startsWith("f")));
  });
}

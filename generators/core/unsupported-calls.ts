import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import { fusedMessage, isFused, passedMessage, passedThrough } from "../../wit/plan/border-calls.js";
import type { World } from "../../wit/world/world.js";
import type { Backend } from "./backend.js";

/** A composition may hold thousands of fused calls; the first ones are enough to see it. */
const MAX_DIAGNOSTICS = 100;

/** Calls that only printed modules can carry, for back ends whose runtimes do not link such modules yet. */
export function unsupportedCalls(
  world: World,
  evaluated: EvaluatedComponent,
  backends: readonly Pick<Backend<unknown>, "linksAdapters">[],
  file: string,
): readonly Diagnostic[] {
  if (backends.every((backend) => backend.linksAdapters)) return [];
  const fused = evaluated.lowered.filter(isFused).map((call) => {
    return diagnostic("fused-call", fusedMessage(call), { place: { file, offset: call.at } });
  });
  const passed = passedThrough(world, evaluated).map(({ func, path, at }) => {
    const place = at === undefined ? { file } : { file, offset: at };
    return diagnostic("passed-through-import", passedMessage(func, path), { place });
  });
  const distinct = new Map([...fused, ...passed].map((each) => [each.message, each]));
  return [...distinct.values()].slice(0, MAX_DIAGNOSTICS);
}

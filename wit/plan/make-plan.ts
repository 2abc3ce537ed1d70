import type { EvaluatedComponent } from "../component/evaluated-component.js";
import { type Diagnostic, type Outcome, succeed } from "../diagnostic.js";
import { Refusal } from "../refusal.js";
import { fingerprint } from "../world/fingerprint.js";
import { worldId } from "../world/print-wit.js";
import type { World } from "../world/world.js";
import { functionsOf } from "../world/world-functions.js";
import { refuseFused } from "./host-function.js";
import { instantiateStep } from "./instantiate-step.js";
import type { LinkPlan } from "./link-plan.js";
import { planExport } from "./plan-export.js";
import { startPlanning } from "./planning.js";

/**
 * Plans how to link a component over a core engine, as far as the world needs it. The world may be smaller than the component, and
 * `matchWorld` has to have found that they fit.
 *
 * Diagnostics: `fused-call`, `async-function`, `passed-through-import`, `missing-export`, `undeclared-import`, `unsupported-component`, and
 * `malformed-component` for core functions that do not have the types that the canonical ABI gives them.
 */
export function makePlan(
  world: World,
  evaluated: EvaluatedComponent,
  artifact: LinkPlan["artifact"],
  file: string,
): Outcome<LinkPlan> {
  const attempts = new Attempts(file);
  attempts.each(
    evaluated.lowered.filter(({ func }) => func.origin.kind === "lift"),
    refuseFused,
  );
  const [planning] = attempts.each([evaluated], (component) => startPlanning(world, component));
  if (planning === undefined) return attempts.failure;
  const steps = attempts.each(evaluated.coreInstances, (instance) => instantiateStep(instance, planning));
  const exports = attempts.each(functionsOf(world, "export"), (func) => planExport(func, planning));
  if (attempts.failed) return attempts.failure;
  const { modules, components, resources, options, hostFunctions } = planning.tables.lists;
  return succeed({
    format: 1,
    world: worldId(world),
    fingerprint: fingerprint(world),
    artifact,
    modules,
    components,
    resources,
    options,
    hostFunctions,
    steps,
    exports,
  });
}

/** A composition may hold thousands of fused calls; the first ones are enough to see it. */
const MAX_DIAGNOSTICS = 100;

/** Goes on after a refused item, so that all of them are reported at once. */
class Attempts {
  readonly #file: string;
  /** By message: the same fault may be met from several sides and is said once. */
  readonly #diagnostics = new Map<string, Diagnostic>();

  constructor(file: string) {
    this.#file = file;
  }

  get failed(): boolean {
    return this.#diagnostics.size > 0;
  }

  get failure(): Outcome<never> {
    return { ok: false, diagnostics: [...this.#diagnostics.values()].slice(0, MAX_DIAGNOSTICS) };
  }

  each<T, R>(items: readonly T[], plan: (item: T) => R): readonly R[] {
    return items.flatMap((item) => {
      try {
        return [plan(item)];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        this.#diagnostics.set(error.message, error.toDiagnostic(this.#file));
        return [];
      }
    });
  }
}

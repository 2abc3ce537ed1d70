import type { CoreInstance, EvaluatedComponent } from "../component/evaluated-component.js";
import { type Diagnostic, type Outcome, succeed } from "../diagnostic.js";
import { Refusal } from "../refusal.js";
import { fingerprint } from "../world/fingerprint.js";
import { worldId } from "../world/print-wit.js";
import type { World } from "../world/world.js";
import { functionsOf } from "../world/world-functions.js";
import { isFused } from "./border-calls.js";
import { refuseAsync } from "./check-fused.js";
import { instantiateStep } from "./instantiate-step.js";
import type { LinkPlan, PlanExport } from "./link-plan.js";
import { planExport } from "./plan-export.js";
import { type Planning, startPlanning } from "./planning.js";

/** A plan, and the file of printed modules that it refers to. */
export interface Linking {
  readonly plan: LinkPlan;
  readonly adapters?: Uint8Array;
}

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
): Outcome<Linking> {
  const attempts = new Attempts(file);
  attempts.each(evaluated.lowered.filter(isFused), refuseAsync);
  const [planning] = attempts.each([evaluated], (component) => startPlanning(world, component));
  if (planning === undefined) return attempts.failure;
  attempts.each(evaluated.coreInstances, (instance) => planInstance(instance, planning));
  const exports = attempts.each(functionsOf(world, "export"), (func) => planExport(func, planning));
  if (attempts.failed) return attempts.failure;
  return succeed(finishPlan({ world: worldId(world), fingerprint: fingerprint(world), artifact }, exports, planning));
}

function planInstance(instance: CoreInstance, { steps, printed, ...rest }: Planning): void {
  const step = instantiateStep(instance, { steps, printed, ...rest });
  printed.seal();
  steps.add(instance.index, step);
}

/** What was printed for the exports comes last, after the core instances that it refers to. */
function finishPlan(
  identity: Pick<LinkPlan, "world" | "fingerprint" | "artifact">,
  exports: readonly PlanExport[],
  { tables, steps, printed, border }: Planning,
): Linking {
  const resources = [...tables.resources].map(([resource, entry]) => border.ownedByHost(resource, entry));
  printed.seal();
  printed.finish();
  const { modules, components, options, hostFunctions } = tables.lists;
  const refs = steps.renumber({ resources, options, hostFunctions, steps: steps.inOrder, exports });
  const adapters = tables.printedFile.contents;
  const described = adapters && { adapters: tables.printedFile.describe(adapters, border.functions) };
  const plan = { format: 1, ...identity, ...described, modules, components, ...refs } as const;
  return { plan, ...(adapters === undefined ? {} : { adapters }) };
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

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
import { type Layer, LayerLink, refusePrivateWorld } from "./layer-link.js";
import type { LinkPlan, PlanExport } from "./link-plan.js";
import { planExport } from "./plan-export.js";
import { type Planning, startPlanning, type Wanted } from "./planning.js";

/** A plan, and the file of printed modules that it refers to. */
export interface Linking {
  readonly plan: LinkPlan;
  readonly adapters?: Uint8Array;
}

/**
 * Plans how to link a component over a core engine, as far as the world needs it. The world may be smaller than the component, and
 * `matchWorld` has to have found that they fit. Imports of `wasi:*` are given by the layer; without one they trap when called.
 *
 * Diagnostics: `fused-call`, `async-function`, `missing-export`, `undeclared-import`, `unsupported-component`, and
 * `malformed-component` for core functions that do not have the types that the canonical ABI gives them.
 */
export function makePlan(
  world: World,
  evaluated: EvaluatedComponent,
  artifact: LinkPlan["artifact"],
  file: string,
  layer?: Layer,
  wanted: Wanted = {},
): Outcome<Linking> {
  const attempts = new Attempts(file);
  attempts.each([evaluated], refusePrivateWorld);
  attempts.each(evaluated.lowered.filter(isFused), refuseAsync);
  const [planning] = attempts.each([evaluated], (component) => {
    return startPlanning(world, component, wanted, layer && new LayerLink(layer, component));
  });
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
  planning: Planning,
): Linking {
  const { tables, steps, printed, border } = planning;
  const resources = () => [...tables.resources].map(([resource, entry]) => border.ownedByHost(resource, entry));
  resources(); // Prints the ways to their destructors, so that the last module of the component's own holds them.
  printed.seal();
  const layer = planDeferred(planning);
  printed.finish();
  const { modules, components, options, hostFunctions } = tables.lists;
  const deferred = layer && { deferred: steps.deferred };
  const refs = steps.renumber({ resources: resources(), options, hostFunctions, steps: steps.inOrder, ...deferred, exports });
  const adapters = tables.printedFile.contents;
  const described = adapters && { adapters: tables.printedFile.describe(adapters, border.functions) };
  const plan = { format: 1, ...identity, ...described, ...layer, modules, components, ...refs } as const;
  return { plan, ...(adapters === undefined ? {} : { adapters }) };
}

/** The layer and what the stubs stand for, after all that it refers to. */
function planDeferred(planning: Planning): Pick<LinkPlan, "layer"> | undefined {
  const { layer, printed, steps } = planning;
  if (layer === undefined || !printed.hasStubs) return undefined;
  steps.defer();
  for (const instance of layer.coreInstances) planInstance(instance, planning);
  printed.fillStubs();
  return { layer: layer.described };
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

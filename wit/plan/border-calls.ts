import type { ComponentInstance, Entity, EvaluatedComponent, LiftOrigin, LoweredFunc } from "../component/evaluated-component.js";
import { entityIndex } from "../world/entity-index.js";
import type { Func, World } from "../world/world.js";
import { functionsOf } from "../world/world-functions.js";

/** A `canon lower` onto a `canon lift`: a call from one component instance to another. */
export interface FusedFunc extends LoweredFunc {
  readonly func: LoweredFunc["func"] & { readonly origin: LiftOrigin };
}

export function isFused(func: LoweredFunc): func is FusedFunc {
  return func.func.origin.kind === "lift";
}

export function fusedMessage({ label }: LoweredFunc): string {
  return `the component calls \`${label}\` from one of its own parts to another (a fused call)`;
}

/** The exports of the world that are an import as it is, with the name of the import. */
export function passedThrough(
  world: World,
  evaluated: EvaluatedComponent,
): readonly { readonly func: Func; readonly path: string; readonly at?: number }[] {
  const exported = entityIndex(evaluated.exports);
  return functionsOf(world, "export").flatMap((func) => {
    const found = passed(exported.find(func.id));
    return found === undefined ? [] : [{ func, ...found }];
  });
}

function passed(entity: Entity | undefined): { readonly path: string; readonly at?: number } | undefined {
  if (entity?.kind !== "func") return undefined;
  const { origin } = entity;
  if (origin.kind === "import") return { path: origin.path };
  const { core, at } = origin;
  return core.kind === "lower" && core.func.origin.kind === "import" ? { path: core.label, at } : undefined;
}

export function passedMessage(func: Func, path: string): string {
  return `the export \`${func.id}\` is the component's own import \`${path}\``;
}

/** The component instances that a call from `caller`, or from the host, enters: those that hold the callee and not the caller as well. */
export function enteredBy(callee: ComponentInstance, caller?: ComponentInstance): readonly ComponentInstance[] {
  const outside = new Set(caller === undefined ? [] : withAncestors(caller));
  return withAncestors(callee).filter((instance) => !outside.has(instance));
}

function withAncestors(instance: ComponentInstance): readonly ComponentInstance[] {
  return instance.parent === undefined ? [instance] : [instance, ...withAncestors(instance.parent)];
}

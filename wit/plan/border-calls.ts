import type { ComponentInstance, LiftOrigin, LoweredFunc } from "../component/evaluated-component.js";

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

/** The component instances that a call from `caller`, or from the host, enters: those that hold the callee and not the caller as well. */
export function enteredBy(callee: ComponentInstance, caller?: ComponentInstance): readonly ComponentInstance[] {
  const outside = new Set(caller === undefined ? [] : withAncestors(caller));
  return withAncestors(callee).filter((instance) => !outside.has(instance));
}

function withAncestors(instance: ComponentInstance): readonly ComponentInstance[] {
  return instance.parent === undefined ? [instance] : [instance, ...withAncestors(instance.parent)];
}

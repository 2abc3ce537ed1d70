import { ModuleBuilder } from "../core-wasm/module-builder.js";
import type { ComponentIndex } from "../ids.js";
import { type Crossing, faultIf } from "./crossing.js";

type Flagged = Pick<Crossing, "module" | "body" | "blame">;

/** Marks instances as entered; traps if one of them is already. */
export function enterInstances(at: Flagged, components: readonly ComponentIndex[]): void {
  const { module, body } = at;
  components.forEach((component, i) => {
    body.getGlobal(module.flag("entered", component));
    if (i > 0) body.op("i32.or");
  });
  if (components.length > 0) faultIf(at, "cannot-enter");
  for (const component of components) body.setGlobal(module.flag("entered", component), 1);
}

export function leaveInstances({ module, body }: Flagged, components: readonly ComponentIndex[]): void {
  for (const component of components) body.setGlobal(module.flag("entered", component), 0);
}

/** While `write`'s code runs, the instance may not call out. */
export function lowering<T>({ module, body }: Flagged, component: ComponentIndex, write: () => T): T {
  const flag = module.flag("may-leave", component);
  body.setGlobal(flag, 0);
  const written = write();
  body.setGlobal(flag, 1);
  return written;
}

export interface Flag {
  readonly name: string;
  readonly initial: number;
}

/** The module that owns the flags: one global each. */
export function printFlags(flags: readonly Flag[]): Uint8Array {
  const module = new ModuleBuilder();
  addFlags(module, flags);
  return module.print();
}

export function addFlags(module: ModuleBuilder, flags: readonly Flag[]): void {
  for (const { name, initial } of flags) module.exports.push({ kind: "global", name, global: module.global(initial) });
}

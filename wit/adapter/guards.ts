/** Printed functions around others that keep the flags right where the host is at one end of a call. */

import type { FuncType } from "../core-wasm/module-builder.js";
import type { ComponentIndex } from "../ids.js";
import type { CoreExportRef, StepImport } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { checkMayLeave } from "./checks.js";
import { enterInstances, leaveInstances, lowering } from "./flags.js";

/** A function of the host for one component instance, which may call it only while it may call out. */
export function exportGuard(
  module: AdapterModule,
  name: string,
  guarded: {
    readonly from: StepImport["from"];
    readonly type: FuncType;
    readonly component: ComponentIndex;
    readonly blame: number;
  },
): string {
  const { from, type, component, blame } = guarded;
  return module.export(name, type, (body) => {
    checkMayLeave({ module, body, blame }, component);
    body.get(...body.params).call(module.importFunc(from, type));
  });
}

/** A function of an instance that may not call out while it runs: realloc and post-return, for when the host calls them. */
export function exportMuted(
  module: AdapterModule,
  name: string,
  core: CoreExportRef,
  type: FuncType,
  component: ComponentIndex,
): string {
  return module.export(name, type, (body) => {
    lowering({ module, body, blame: 0 }, component, () => body.get(...body.params).call(module.importFunc(core, type)));
  });
}

/**
 * A function of an instance for a caller outside of it: the host, or a `resource.drop` that runs the destructor. Without `core` it is entered
 * and left at once, which is what a resource without a destructor comes to.
 */
export function exportEntry(
  module: AdapterModule,
  name: string,
  entry: {
    readonly core?: CoreExportRef | undefined;
    readonly type: FuncType;
    readonly enters: readonly ComponentIndex[];
    readonly blame: number;
  },
): string {
  const { core, type, enters, blame } = entry;
  return module.export(name, type, (body) => {
    const at = { module, body, blame };
    enterInstances(at, enters);
    if (core !== undefined) body.get(...body.params).call(module.importFunc(core, type));
    leaveInstances(at, enters);
  });
}

/** A function of the host as an export of a core instance. */
export function exportForwarder(module: AdapterModule, name: string, from: StepImport["from"], type: FuncType): string {
  return module.export(name, type, (body) => {
    body.get(...body.params).call(module.importFunc(from, type));
  });
}

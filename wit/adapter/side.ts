import type { Encoding } from "../component/decoded-component.js";
import type { ComponentIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";

/** One end of a crossing: whose values they are, and where and how they lie. */
export interface Side {
  /** Index into the plan's components. */
  readonly component: ComponentIndex;
  readonly encoding: Encoding;
  readonly memory?: CoreExportRef;
  readonly realloc?: CoreExportRef;
}

/** Validation asks for a memory and a realloc wherever values need them, so that their absence is a fault of this program. */
export function memoryOf({ memory }: Side): CoreExportRef {
  if (memory === undefined) throw new Error("values that need a memory cross to or from a side without one");
  return memory;
}

export function reallocOf({ realloc }: Side): CoreExportRef {
  if (realloc === undefined) throw new Error("values that need realloc cross to a side without one");
  return realloc;
}

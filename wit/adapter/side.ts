import type { Encoding } from "../component/decoded-component.js";
import type { ComponentIndex, CoreInstanceIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";

/** One end of a crossing: whose values they are, and where and how they lie. */
export interface Side {
  /** Index into the plan's components. */
  readonly component: ComponentIndex;
  readonly encoding: Encoding;
  readonly memory?: CoreExportRef;
  readonly realloc?: CoreExportRef;
  /**
   * The instance of the exchange, for the host's end of a call. It stands for the component instance at the other end: handles are those of its
   * table, since it is the host that lifts and lowers them.
   */
  readonly exchange?: CoreInstanceIndex;
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

/** Whether the host is at one end. */
export function isExchanged({ from, to }: { readonly from: Side; readonly to: Side }): boolean {
  return from.exchange !== undefined || to.exchange !== undefined;
}

import type { FuncAbi } from "../abi/abi.js";
import type { Body } from "../core-wasm/body.js";
import type { Func } from "../core-wasm/module-builder.js";
import type { ComponentIndex, ResourceIndex, TypeIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { checkMayLeave } from "./checks.js";
import { type Crossing, raise } from "./crossing.js";
import { enterInstances, leaveInstances, lowering } from "./flags.js";
import { passArguments, passResults, saveResults } from "./passing.js";
import type { Side } from "./side.js";

/** A `canon lower` onto a `canon lift`. */
export interface FusedCall {
  readonly abi: FuncAbi;
  readonly caller: Side;
  readonly callee: Side;
  /** The lifted core function. */
  readonly core: CoreExportRef;
  readonly postReturn?: CoreExportRef;
  /** The component instances that the call enters: the callee and those of its ancestors that are not the caller's as well. */
  readonly enters: readonly ComponentIndex[];
  readonly hasBorrows: boolean;
  readonly resource: (type: TypeIndex) => ResourceIndex;
  /** Number of the function, for errors. */
  readonly blame: number;
}

/** A call of the layer: its stub has checked that the caller may call out. */
export function stubbedCall(module: AdapterModule, call: FusedCall): Func {
  return module.func(call.abi.lowered, (body) => writeCall(call, crossingOf(call, module, body)));
}

/**
 * Prints the core function that the caller imports (CanonicalABI.md, `canon_lower` and `canon_lift` of the synchronous ABI). Lifting and lowering
 * take turns, value by value: nobody can see that, for while values are lowered their instance may not call out.
 */
export function exportFusedCall(module: AdapterModule, name: string, call: FusedCall): string {
  const { abi, caller, callee } = call;
  return module.export(name, abi.lowered, (body) => {
    const crossing = crossingOf(call, module, body);
    checkMayLeave(crossing, caller.component);
    if (caller.component === callee.component) raise(crossing, "cannot-enter");
    else writeCall(call, crossing);
  });
}

function crossingOf({ resource, caller, callee, blame }: FusedCall, module: AdapterModule, body: Body): Crossing {
  return { module, body, blame, resource, from: caller, to: callee };
}

function writeCall(call: FusedCall, crossing: Crossing): void {
  const { module, body } = crossing;
  const { abi, caller, callee, postReturn } = call;
  enterInstances(crossing, call.enters);
  if (call.hasBorrows) body.call(module.hostFunction({ kind: "enter-call" }));
  const args = passArguments(crossing, abi);
  body.get(...args).call(module.importFunc(call.core, abi.lifted));
  const results = saveResults(body, abi.lifted.results);
  if (call.hasBorrows) body.i32(call.blame).call(module.hostFunction({ kind: "exit-call" }));
  const returned = passResults({ ...crossing, from: callee, to: caller }, abi, results, body.params.at(-1));
  if (postReturn !== undefined) {
    const free: Func = module.importFunc(postReturn, { params: abi.lifted.results, results: [] });
    lowering(crossing, callee.component, () => body.get(...results).call(free));
  }
  leaveInstances(crossing, call.enters);
  body.get(...returned);
}

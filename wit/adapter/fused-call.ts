import type { FuncAbi, ParamsAbi } from "../abi/abi.js";
import type { Body } from "../core-wasm/body.js";
import type { Local, NumType } from "../core-wasm/instruction.js";
import type { Func } from "../core-wasm/module-builder.js";
import type { ComponentIndex, ResourceIndex, TypeIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { allocate, checkMayLeave, checkPointer } from "./checks.js";
import { type Crossing, raise } from "./crossing.js";
import { enterInstances, leaveInstances, lowering } from "./flags.js";
import { crossFlat } from "./flat.js";
import { crossMemory } from "./memory.js";
import { memoryOf, type Side } from "./side.js";

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
  const returned = passResults({ ...crossing, from: callee, to: caller }, abi, results);
  if (postReturn !== undefined) {
    const free: Func = module.importFunc(postReturn, { params: abi.lifted.results, results: [] });
    lowering(crossing, callee.component, () => body.get(...results).call(free));
  }
  leaveInstances(crossing, call.enters);
  body.get(...returned);
}

function passArguments(crossing: Crossing, { params }: FuncAbi): readonly Local[] {
  const { body, to } = crossing;
  const allocates = params.spilled || params.slots.some(({ node }) => node.hasPointers);
  const pass = () => (params.spilled ? [passSpilled(crossing, params)] : passFlat(crossing, params));
  return allocates ? lowering(crossing, to.component, pass) : pass();

  function passFlat(inner: Crossing, { slots }: ParamsAbi): readonly Local[] {
    return slots.flatMap(({ node, flatIndex }) =>
      crossFlat(inner, node, body.params.slice(flatIndex, flatIndex + node.flat.length)),
    );
  }
}

/** More values than are passed one by one: the caller gives a pointer, and the callee gets one to memory of its own. */
function passSpilled(crossing: Crossing, { slots, size, align }: ParamsAbi): Local {
  const { body, from } = crossing;
  const [source, target] = [body.param(0), body.local("i32")];
  body.get(source).i32(size);
  checkPointer(crossing, memoryOf(from), align);
  body.i32(align).i32(size);
  allocate(crossing);
  body.set(target);
  for (const { node, offset } of slots) crossMemory(crossing, node, { base: source, offset }, { base: target, offset });
  return target;
}

function saveResults(body: Body, types: readonly NumType[]): readonly Local[] {
  const locals = types.map((type) => body.local(type));
  for (const local of [...locals].reverse()) body.set(local);
  return locals;
}

/** The crossing is the way back. */
function passResults(crossing: Crossing, { result }: FuncAbi, results: readonly Local[]): readonly Local[] {
  const { body, from, to } = crossing;
  if (result === undefined) return [];
  if (!result.spilled) return crossFlat(crossing, result.node, results);
  const [source] = results;
  const target = body.params.at(-1);
  if (source === undefined || target === undefined) throw new Error("a spilled result is returned through pointers");
  const { node } = result;
  for (const [pointer, side] of [
    [source, from],
    [target, to],
  ] as const) {
    body.get(pointer).i32(node.size);
    checkPointer(crossing, memoryOf(side), node.align);
  }
  const pass = () => crossMemory(crossing, node, { base: source, offset: 0 }, { base: target, offset: 0 });
  if (node.hasPointers) lowering(crossing, to.component, pass);
  else pass();
  return [];
}

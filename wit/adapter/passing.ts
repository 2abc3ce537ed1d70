import type { FuncAbi, ParamsAbi } from "../abi/abi.js";
import type { Body } from "../core-wasm/body.js";
import type { Local, NumType } from "../core-wasm/instruction.js";
import { allocate, checkPointer } from "./checks.js";
import type { Crossing } from "./crossing.js";
import { lowering } from "./flags.js";
import { crossFlat } from "./flat.js";
import { crossMemory } from "./memory.js";

/** Carries arguments over; gives the core values for the other side. The function that is written has the caller's. */
export function passArguments(crossing: Crossing, { params }: FuncAbi): readonly Local[] {
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
  checkPointer(crossing, from, source, size, align);
  body.i32(align).i32(size);
  allocate(crossing);
  body.set(target);
  for (const { node, offset } of slots) crossMemory(crossing, node, { base: source, offset }, { base: target, offset });
  return target;
}

/** Takes what a call left on the stack. */
export function saveResults(body: Body, types: readonly NumType[]): readonly Local[] {
  const locals = types.map((type) => body.local(type));
  for (const local of [...locals].reverse()) body.set(local);
  return locals;
}

/**
 * Carries a result over; gives the core values for the other side. The crossing is the way back.
 *
 * @param results the core values of the sending side: a pointer where the result is in memory
 * @param target the pointer of the receiving side, where the result is in memory
 */
export function passResults(
  crossing: Crossing,
  { result }: FuncAbi,
  results: readonly Local[],
  target: Local | undefined,
): readonly Local[] {
  const { from, to } = crossing;
  if (result === undefined) return [];
  if (!result.spilled) return crossFlat(crossing, result.node, results);
  const [source] = results;
  if (source === undefined || target === undefined) throw new Error("a spilled result is returned through pointers");
  const { node } = result;
  for (const [pointer, side] of [
    [source, from],
    [target, to],
  ] as const) {
    checkPointer(crossing, side, pointer, node.size, node.align);
  }
  const pass = () => crossMemory(crossing, node, { base: source, offset: 0 }, { base: target, offset: 0 });
  if (node.hasPointers) lowering(crossing, to.component, pass);
  else pass();
  return [];
}

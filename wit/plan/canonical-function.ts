import type { FuncAbi } from "../abi/abi.js";
import type { CoreFuncType } from "../component/decoded-component.js";
import type { CanonicalOptions } from "../component/evaluated-component.js";
import { printCoreFunc, sameCoreFunc } from "./core-types.js";
import { refuse } from "./plan-error.js";

/** Refuses a core function that does not have the signature which the canonical ABI gives it. */
export function checkSignature(found: CoreFuncType, expected: CoreFuncType, role: string, at: number): void {
  if (sameCoreFunc(found, expected)) return;
  refuse("malformed-component", `${role} has the core type ${printCoreFunc(found)} instead of ${printCoreFunc(expected)}`, at);
}

/**
 * Refuses a lift or lower without the memory or realloc that its values need (CanonicalABI.md, "canonopt" validation). `into` are the
 * values that enter the guest: only they are allocated there.
 */
export function checkOptions(options: CanonicalOptions, abi: FuncAbi, into: "params" | "result", role: string, at: number): void {
  const pointers = {
    params: abi.params.slots.some(({ node }) => node.hasPointers),
    result: abi.result?.node.hasPointers ?? false,
  };
  const spilled = { params: abi.params.spilled, result: abi.result?.spilled ?? false };
  const needsMemory = pointers.params || pointers.result || spilled.params || spilled.result;
  // A spilled result of an import goes to where the guest says, so that it needs no allocation of its own.
  const needsRealloc = pointers[into] || (into === "params" && spilled.params);
  if (needsMemory && options.memory === undefined) refuse("malformed-component", `${role} needs a memory and names none`, at);
  if (needsRealloc && options.realloc === undefined) refuse("malformed-component", `${role} needs a realloc and names none`, at);
}

import type { CoreExternType, CoreFuncType } from "../component/decoded-component.js";
import type { CoreItem } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import type { CoreExportRef } from "./link-plan.js";

/** The core functions that the canonical ABI calls besides the lifted ones. */
export const reallocType: CoreFuncType = { params: ["i32", "i32", "i32", "i32"], results: ["i32"] };
export const destructorType: CoreFuncType = { params: ["i32"], results: [] };

export function sameCoreFunc(a: CoreFuncType, b: CoreFuncType): boolean {
  return sameList(a.params, b.params) && sameList(a.results, b.results);
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((type, i) => type === b[i]);
}

/** E.g. `(i32, i32) -> (f64)`. */
function printCoreFunc({ params, results }: CoreFuncType): string {
  return `(${params.join(", ")}) -> (${results.join(", ")})`;
}

/**
 * Whether an export can be what an import asks for. Limits of memories and tables are left to the engine, since they depend on
 * how far the memory has grown by then.
 */
export function fitsImport(wanted: CoreExternType, given: CoreExternType): boolean {
  if (wanted.kind === "func") return given.kind === "func" && sameCoreFunc(wanted.type, given.type);
  if (wanted.kind === "global") {
    return given.kind === "global" && wanted.type === given.type && wanted.mutable === given.mutable;
  }
  if (wanted.kind === "memory") {
    return given.kind === "memory" && wanted.memory64 === given.memory64 && wanted.shared === given.shared;
  }
  return wanted.kind === given.kind;
}

/**
 * Refuses a core function type that is not what the canonical ABI says. Decoding has checked that within each component; here it is the
 * modules that were given to a component in place of those that it declares.
 */
export function checkSignature(found: CoreFuncType, expected: CoreFuncType, role: string, at: number): void {
  if (sameCoreFunc(found, expected)) return;
  refuse("malformed-component", `${role} has the core type ${printCoreFunc(found)} instead of ${printCoreFunc(expected)}`, at);
}

/** A core function of a core instance that has the given type. `role` names it, e.g. "the realloc of `create`". */
export function funcRef(item: CoreItem, type: CoreFuncType, role: string, at: number): CoreExportRef {
  if (item.kind !== "export") return refuse("unsupported-component", `${role} is a function of the host`, at);
  if (item.type.kind !== "func") return refuse("malformed-component", `${role} is a ${item.type.kind}`, at);
  checkSignature(item.type.type, type, role, at);
  return { instance: item.instance.index, name: item.name };
}

export function memoryRef(item: CoreItem, role: string, at: number): CoreExportRef {
  if (item.kind !== "export" || item.type.kind !== "memory") {
    return refuse("malformed-component", `the memory of ${role} is not a memory`, at);
  }
  if (item.type.memory64) return refuse("unsupported-component", `the memory of ${role} is addressed with 64 bits`, at);
  return { instance: item.instance.index, name: item.name };
}

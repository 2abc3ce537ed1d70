import { malformed } from "../../refusal.js";
import type { CoreExternType, CoreImport } from "../decoded-component.js";
import { quote } from "../shown.js";
import { sameSignature } from "./canon-abi.js";
import type { CoreEntity } from "./entity.js";

/** Checks that the arguments of a core instantiation supply each import of the module. */
export function checkCoreImports(
  imports: readonly CoreImport[],
  args: ReadonlyMap<string, ReadonlyMap<string, CoreEntity>>,
  at: number,
): void {
  for (const { module, name, type } of imports) {
    const instance = args.get(module) ?? malformed(at, `the argument ${quote(module)} of a core module is missing`);
    const item =
      instance.get(name) ?? malformed(at, `the argument ${quote(module)} of a core module does not export ${quote(name)}`);
    if (!matches(item.type, type))
      malformed(at, `the export ${quote(name)} of the argument ${quote(module)} does not match the module's import`);
  }
}

/** Core subtyping, as far as `CoreExternType` tells: reference types beyond funcref, externref and exnref are not told apart. */
function matches(given: CoreExternType, wanted: CoreExternType): boolean {
  switch (wanted.kind) {
    case "func":
      return given.kind === "func" && sameSignature(given.type, wanted.type);
    case "global":
      return given.kind === "global" && given.mutable === wanted.mutable && given.type === wanted.type;
    case "memory":
      return given.kind === "memory" && matchesMemory(given, wanted);
    case "table":
      return given.kind === "table" && given.element === wanted.element && withinLimits(given, wanted);
    default:
      return given.kind === wanted.kind;
  }
}

type MemoryType = Extract<CoreExternType, { kind: "memory" }>;

function matchesMemory(given: MemoryType, wanted: MemoryType): boolean {
  return given.memory64 === wanted.memory64 && given.shared === wanted.shared && withinLimits(given, wanted);
}

interface Limits {
  readonly min: number;
  readonly max?: number;
}

function withinLimits(given: Limits, wanted: Limits): boolean {
  return given.min >= wanted.min && (wanted.max === undefined || (given.max !== undefined && given.max <= wanted.max));
}

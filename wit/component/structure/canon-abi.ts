import type { CanonOptions, CoreFuncType, CoreValType } from "../decoded-component.js";
import type { FuncShape } from "./entity.js";

const maxFlatParams = 16;
const maxFlatAsyncParams = 4;
const maxFlatResults = 1;

type Direction = "lift" | "lower";

/** `flatten_functype` of `CanonicalABI.md`, for 32-bit memories. */
export function flattenFunc(
  type: FuncShape,
  options: Pick<CanonOptions, "async" | "callback">,
  direction: Direction,
): CoreFuncType {
  const params = type.params.flat;
  const results = flatResults(type);
  if (options.async) return direction === "lift" ? asyncLift(params, options) : asyncLower(params, results);
  const shortParams = spill(params, maxFlatParams);
  if (results.length <= maxFlatResults) return { params: shortParams, results };
  return direction === "lift" ? { params: shortParams, results: ["i32"] } : { params: [...shortParams, "i32"], results: [] };
}

function flatResults(type: FuncShape): readonly CoreValType[] {
  return type.result?.flat ?? [];
}

function asyncLift(params: readonly CoreValType[], { callback }: Pick<CanonOptions, "callback">): CoreFuncType {
  return { params: spill(params, maxFlatParams), results: callback === undefined ? [] : ["i32"] };
}

function asyncLower(params: readonly CoreValType[], results: readonly CoreValType[]): CoreFuncType {
  const pointer: readonly CoreValType[] = results.length > 0 ? ["i32"] : [];
  return { params: [...spill(params, maxFlatAsyncParams), ...pointer], results: ["i32"] };
}

/** Too many values are passed as one pointer. */
function spill(flat: readonly CoreValType[], max: number): readonly CoreValType[] {
  return flat.length > max ? ["i32"] : flat;
}

/** Which options the values that a function passes need. */
export interface NeededOptions {
  readonly memory: boolean;
  readonly realloc: boolean;
}

export function neededOptions(type: FuncShape, async: boolean, direction: Direction): NeededOptions {
  const paramsInMemory = type.params.inMemory;
  const resultInMemory = type.result?.inMemory ?? false;
  const params = type.params.flat.length;
  const results = flatResults(type).length;
  if (direction === "lift") {
    const realloc = paramsInMemory || params > maxFlatParams;
    return { realloc, memory: realloc || resultInMemory || results > (async ? maxFlatParams : maxFlatResults) };
  }
  const spilled = async ? params > maxFlatAsyncParams || results > 0 : params > maxFlatParams || results > maxFlatResults;
  return { realloc: resultInMemory, memory: paramsInMemory || resultInMemory || spilled };
}

export function sameSignature(a: CoreFuncType, b: CoreFuncType): boolean {
  return a.params.join() === b.params.join() && a.results.join() === b.results.join();
}

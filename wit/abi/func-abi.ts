/** Core signatures of functions: CanonicalABI.md, "Flattening", `flatten_functype` of the synchronous ABI. */

import type { Func, World } from "../world/world.js";
import type { CoreSignature, FlatType, FuncAbi, ParamsAbi, ResultAbi } from "./abi.js";
import { MAX_FLAT_PARAMS, MAX_FLAT_RESULTS } from "./abi.js";
import { aggregate } from "./layout.js";
import { abiNode } from "./node.js";

const pointer: readonly FlatType[] = ["i32"];

export function funcAbi(world: World, func: Func): FuncAbi {
  const params = paramsAbi(world, func);
  const result = resultAbi(world, func);
  return {
    function: func,
    params,
    ...(result === undefined ? {} : { result }),
    lifted: lifted(params, result),
    lowered: lowered(params, result),
  };
}

function paramsAbi(world: World, func: Func): ParamsAbi {
  const { slots, flat, size, align } = aggregate(
    func.params.map((param) => ({ node: abiNode(world, param.type), rest: { name: param.name } })),
  );
  return { slots, flat, spilled: flat.length > MAX_FLAT_PARAMS, size, align };
}

function resultAbi(world: World, func: Func): ResultAbi | undefined {
  if (func.result === undefined) return undefined;
  const node = abiNode(world, func.result);
  return { node, spilled: node.flat.length > MAX_FLAT_RESULTS };
}

function lifted(params: ParamsAbi, result: ResultAbi | undefined): CoreSignature {
  return { params: coreParams(params), results: result?.spilled ? pointer : (result?.node.flat ?? []) };
}

function lowered(params: ParamsAbi, result: ResultAbi | undefined): CoreSignature {
  if (result?.spilled) return { params: [...coreParams(params), ...pointer], results: [] };
  return { params: coreParams(params), results: result?.node.flat ?? [] };
}

function coreParams(params: ParamsAbi): readonly FlatType[] {
  return params.spilled ? pointer : params.flat;
}

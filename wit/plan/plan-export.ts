import { funcAbi } from "../abi/func-abi.js";
import type { LiftOrigin } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import type { Func } from "../world/world.js";
import { funcRef } from "./core-types.js";
import type { PlanExport } from "./link-plan.js";
import { planPassage } from "./plan-passage.js";
import type { Planning } from "./planning.js";

/** How the host calls a function that the world exports. */
export function planExport(func: Func, planning: Planning): PlanExport {
  const entity = planning.exported.find(func.id);
  if (entity?.kind !== "func") return refuse("missing-export", `the component does not export \`${func.id}\``);
  const { origin, type } = entity;
  return origin.kind === "import" ? planPassage(func, type, origin.path, planning) : lifted(func, origin, planning);
}

function lifted(func: Func, { core, options, component, at }: LiftOrigin, { world, tables, border }: Planning): PlanExport {
  const role = `the export \`${func.id}\``;
  if (options.async) {
    const form = options.callback === undefined ? "stackful" : "callback";
    return refuse("async-function", `${role} is lifted asynchronously, in the ${form} form`, at);
  }
  const abi = funcAbi(world, func);
  const postReturnType = { params: abi.lifted.results, results: [] };
  const { postReturn } = options;
  const raw = border.lifted(core, abi.lifted, `the core function of ${role}`, at);
  const free = postReturn && funcRef(postReturn, postReturnType, `the post-return of ${role}`, at);
  const own = border.options(options, component, role, at);
  const exchanged = border.exchange?.options(abi, own);
  // Printed code frees a result of which nothing can stay in the guest's memory.
  const isFreed = exchanged !== undefined && abi.result?.node.hasPointers !== true;
  const lift = { abi, core: raw, postReturn: free, options, component, role, at };
  return {
    function: func.id,
    core: exchanged === undefined ? border.entry(raw, abi.lifted, component, func.id) : border.exchangedExport(func.id, lift),
    options: exchanged ?? own,
    ...(free === undefined || isFreed ? {} : { postReturn: border.muted(free, postReturnType, component) }),
    component: tables.component(component),
  };
}

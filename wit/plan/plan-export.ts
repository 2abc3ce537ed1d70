import { funcAbi } from "../abi/func-abi.js";
import type { LiftOrigin } from "../component/evaluated-component.js";
import { refuse } from "../refusal.js";
import type { Func } from "../world/world.js";
import { funcRef } from "./core-types.js";
import type { PlanExport } from "./link-plan.js";
import type { Planning } from "./planning.js";

/** How the host calls a function that the world exports. */
export function planExport(func: Func, planning: Planning): PlanExport {
  const entity = planning.exported.find(func.id);
  if (entity?.kind !== "func") return refuse("missing-export", `the component does not export \`${func.id}\``);
  const { origin } = entity;
  if (origin.kind === "import") {
    return refuse("passed-through-import", `the export \`${func.id}\` is the component's own import \`${origin.path}\``);
  }
  return lifted(func, origin, planning);
}

function lifted(func: Func, { core, options, component, at }: LiftOrigin, { world, tables }: Planning): PlanExport {
  const role = `the export \`${func.id}\``;
  if (options.async) {
    const form = options.callback === undefined ? "stackful" : "callback";
    return refuse("async-function", `${role} is lifted asynchronously, in the ${form} form`, at);
  }
  if (core.kind === "lower" && core.func.origin.kind === "import") {
    return refuse("passed-through-import", `${role} is the component's own import \`${core.label}\``, at);
  }
  const abi = funcAbi(world, func);
  const postReturnType = { params: abi.lifted.results, results: [] };
  const { postReturn } = options;
  return {
    function: func.id,
    core: funcRef(core, abi.lifted, `the core function of ${role}`, at),
    options: tables.options(options, role, at),
    ...(postReturn === undefined ? {} : { postReturn: funcRef(postReturn, postReturnType, `the post-return of ${role}`, at) }),
    component: tables.component(component),
  };
}

import type { LanguageId } from "../../generators/core/languages.js";
import { funcAbi } from "../../wit/abi/func-abi.js";
import { diagnostic, failed, type Outcome, succeed } from "../../wit/diagnostic.js";
import type { Func, World } from "../../wit/world/world.js";
import type { Stage } from "../options.js";
import { type Complete, isComplete } from "../pipeline/packages.js";
import type { Understanding } from "../pipeline/understand.js";

/** One stage of the pipeline as plain data; `view` makes that of a language. */
export async function stageData(
  stage: Stage,
  parts: Understanding,
  view: (language: LanguageId, parts: Complete) => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  const { binary, world, plan } = parts;
  switch (stage) {
    case "component":
      return binary === undefined ? unavailable(stage) : succeed(binary.decoded);
    case "world":
      return world === undefined ? unavailable(stage) : succeed(world);
    case "plan":
      return plan === undefined ? unavailable(stage) : succeed(plan);
    case "abi":
      return world === undefined ? unavailable(stage) : succeed(functionsOf(world).map((func) => funcAbi(world, func)));
    default:
      return isComplete(parts) ? view(stage.slice("view:".length) as LanguageId, parts) : unavailable(stage);
  }
}

function unavailable(stage: Stage): Outcome<never> {
  return failed(diagnostic("stage-unavailable", `there is no stage \`${stage}\` without a component`));
}

/** Every function of the world, imports first, in WIT order. */
function functionsOf(world: World): Func[] {
  return [...world.imports, ...world.exports].flatMap((item) => {
    if (item.kind === "interface") return world.interfaces[item.interface]?.functions ?? [];
    return item.kind === "function" ? [item.function] : [];
  });
}

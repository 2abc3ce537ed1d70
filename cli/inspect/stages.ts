import type { LanguageId } from "../../generators/core/languages.js";
import { shapeSet } from "../../generators/core/shapes/shape-set.js";
import type { Surface } from "../../generators/core/surface/surface.js";
import { funcAbi } from "../../wit/abi/func-abi.js";
import { diagnostic, failed, type Outcome, succeed } from "../../wit/diagnostic.js";
import type { Func, World } from "../../wit/world/world.js";
import type { Stage } from "../options.js";
import { type Complete, isComplete } from "../pipeline/packages.js";
import type { Understanding } from "../pipeline/understand.js";
import { plainData } from "./plain-data.js";

/** How the stages behind the front end are made. */
export interface StageMakers {
  readonly surface: (world: World) => Outcome<Surface>;
  readonly view: (language: LanguageId, parts: Complete) => Promise<Outcome<unknown>>;
}

/** One stage of the pipeline as plain data. */
export async function stageData(stage: Stage, parts: Understanding, { surface, view }: StageMakers): Promise<Outcome<unknown>> {
  const { binary, evaluated, world, plan } = parts;
  switch (stage) {
    case "component":
      return binary === undefined ? unavailable(stage) : succeed(binary.decoded);
    case "evaluated":
      return evaluated === undefined ? unavailable(stage) : succeed(plainData(evaluated));
    case "surface":
    case "shapes":
      return world === undefined ? unavailable(stage) : apiData(stage, surface(world));
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

/** The world has a stage of its own. */
function apiData(stage: "surface" | "shapes", surface: Outcome<Surface>): Outcome<unknown> {
  if (!surface.ok) return surface;
  const { world: _, ...own } = surface.value;
  return succeed(plainData(stage === "surface" ? own : shapeSet(surface.value).shapes), surface.diagnostics);
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

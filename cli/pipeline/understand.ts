/** The front end as a whole: from the files to what they mean. */

import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { type Diagnostic, diagnostic } from "../../wit/diagnostic.js";
import type { LinkPlan } from "../../wit/plan/link-plan.js";
import { makePlan } from "../../wit/plan/make-plan.js";
import { matchWorld } from "../../wit/world/match-world.js";
import type { World } from "../../wit/world/world.js";
import { worldFromComponent } from "../../wit/world/world-from-component.js";
import type { Inputs } from "../config/settings.js";
import type { DiagnosticLog } from "../diagnostic-log.js";
import type { Progress } from "../progress.js";
import { type Binary, readBinary } from "./binary.js";
import { layerFile } from "./layer.js";
import { worldOfWit } from "./wit-world.js";

/** Each part is there if the input for it is, and is right. */
export interface Understanding {
  readonly binary?: Binary | undefined;
  readonly evaluated?: EvaluatedComponent | undefined;
  readonly world?: World | undefined;
  readonly plan?: LinkPlan | undefined;
  /** Of the WIT files; undefined where the interface comes from the component. */
  readonly witDigest?: string | undefined;
  /** The printed modules that the plan refers to, if there are any. */
  readonly adapters?: Uint8Array | undefined;
  /** The WASI layer, likewise. */
  readonly layer?: Uint8Array | undefined;
}

/** Goes as far as the inputs allow; what stands in the way of the rest is in the log. */
export async function understand(inputs: Inputs, log: DiagnosticLog, progress: Progress): Promise<Understanding> {
  if (inputs.world !== undefined && inputs.wit === undefined) log.add(worldWithoutWit(inputs.world));
  progress.say("reading the component");
  const binary = inputs.component && log.take(readBinary(inputs.component));
  const evaluated = binary && log.take(binary.evaluated);
  progress.say("reading the WIT");
  const file = binary?.file ?? "";
  const ownWorld = evaluated && inputs.wit === undefined ? log.take(worldFromComponent(evaluated, file)) : undefined;
  const wit = inputs.wit && log.take(await worldOfWit(inputs.wit, inputs.world));
  const world = inputs.wit === undefined ? ownWorld : wit?.world;
  if (binary === undefined || evaluated === undefined || world === undefined) return { binary, evaluated, world };
  log.add(...matchWorld(world, evaluated, file));
  const linked = log.hasErrors ? undefined : link(world, evaluated, binary, log);
  return { binary, evaluated, world, witDigest: wit?.digest, ...linked };
}

function link(
  world: World,
  evaluated: EvaluatedComponent,
  { file, sha256, bytes }: Binary,
  log: DiagnosticLog,
): Pick<Understanding, "plan" | "adapters" | "layer"> | undefined {
  const artifact = { sha256, size: bytes.length };
  const wasi = layerFile(evaluated);
  const linking = log.take(makePlan(world, evaluated, artifact, file, wasi?.layer));
  return wasi === undefined || linking?.plan.layer === undefined ? linking : { ...linking, layer: wasi.bytes };
}

/** A component does not know what its world is called in the WIT. */
function worldWithoutWit(world: string): Diagnostic {
  return diagnostic("unused-setting", `the world \`${world}\` is not looked for, since no WIT is named`);
}

/** What a back end is given for a component, and what it makes of it on disk. */

import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layerFile } from "../../../cli/pipeline/layer.js";
import type { BackendInput } from "../../../generators/core/backend-input.js";
import type { PackageFile } from "../../../generators/core/files/file-set.js";
import { buildSurface } from "../../../generators/core/surface/build-surface.js";
import { wasiReachOf } from "../../../generators/core/wasi-reach.js";
import { namePolicies } from "../../../generators/name-policies.js";
import { decodeComponent } from "../../../wit/component/decode.js";
import { evaluateComponent } from "../../../wit/component/evaluate.js";
import type { Outcome } from "../../../wit/diagnostic.js";
import { makePlan } from "../../../wit/plan/make-plan.js";
import { readWit } from "../../../wit/source/read-wit.js";
import { worldFromWit } from "../../../wit/world/world-from-wit.js";

export function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((it) => it.message).join("\n"));
  return outcome.value;
}

export interface InputSettings {
  readonly stateless?: boolean;
  readonly initialisms?: readonly string[];
  /** The language links the WASI layer. */
  readonly linksWasi?: boolean;
}

/** `wit` has one world, which is the component's. */
export async function backendInput(
  wit: string,
  component: Uint8Array,
  { stateless = false, initialisms = [], linksWasi = false }: InputSettings = {},
): Promise<BackendInput> {
  const world = taken(worldFromWit(taken(await readWit([{ path: "world.wit", text: wit }]))));
  const evaluated = taken(evaluateComponent(taken(decodeComponent(component, "guest.wasm")), "guest.wasm"));
  const sha256 = createHash("sha256").update(component).digest("hex");
  const wasi = linksWasi ? layerFile(evaluated) : undefined;
  const artifact = { sha256, size: component.length };
  const { plan, adapters } = taken(makePlan(world, evaluated, artifact, "guest.wasm", wasi?.layer));
  return {
    surface: taken(buildSurface(world, namePolicies, { rename: {}, initialisms })),
    plan,
    ...(adapters === undefined ? {} : { adapters }),
    ...(plan.layer === undefined || wasi === undefined ? {} : { layer: wasi.bytes }),
    artifact: { bytes: component, fileName: `${world.name.kebab}.wasm`, sha256 },
    sdk: { version: "1.0.0" },
    stateless,
    reach: evaluated.imports.map((each) => each.name),
    wasi: wasiReachOf(evaluated),
  };
}

export function writeFiles(folder: string, files: readonly PackageFile[]): void {
  for (const { path: name, contents } of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}

/** A generated Python package in a folder of its own, and the interpreter of the tests. */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { buildSurface } from "../../../../generators/core/build-surface.js";
import { packageRoot } from "../../../../generators/core/package-root.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import { python } from "../../../../generators/python/backend.js";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { Outcome } from "../../../../wit/diagnostic.js";
import { makePlan } from "../../../../wit/plan/make-plan.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

/** Of the venv with the engine, hatchling and build, which `npm test` makes. */
export const interpreter = path.join(packageRoot, ".cache/venv/bin/python");
export const hasInterpreter = existsSync(interpreter);

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((it) => it.message).join("\n"));
  return outcome.value;
}

/** `wat` is a core module whose imports and exports are named as wit-component wants them. */
export async function writePackage(folder: string, wit: string, wat: string, stateless: boolean): Promise<void> {
  const component = await componentNew(await componentEmbed({ witSource: wit, binary: await parse(wat) }), []);
  const world = taken(worldFromWit(taken(await readWit([{ path: "world.wit", text: wit }]))));
  const evaluated = taken(evaluateComponent(taken(decodeComponent(component, "guest.wasm")), "guest.wasm"));
  const sha256 = createHash("sha256").update(component).digest("hex");
  const surface = taken(buildSurface(world, namePolicies, { rename: {}, initialisms: [] }));
  const plan = taken(makePlan(world, evaluated, { sha256, size: component.length }, "guest.wasm"));
  const artifact = { bytes: component, fileName: `${world.name.kebab}.wasm`, sha256 };
  const input = { surface, plan, artifact, sdk: { version: "1.0.0" }, stateless, reach: [] };
  for (const { path: name, contents } of taken(python.generate(input, python.options({}, surface))).files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}

export interface ProgramRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ProgramRun {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 60_000,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", ...env },
  });
  return { status, stdout, stderr };
}

/** A generated Go module in a folder of its own, and the Go command in it. */

import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSurface } from "../../../../generators/core/build-surface.js";
import { go } from "../../../../generators/go/backend.js";
import { namePolicies } from "../../../../generators/name-policies.js";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { Outcome } from "../../../../wit/diagnostic.js";
import { makePlan } from "../../../../wit/plan/make-plan.js";
import { readWit } from "../../../../wit/source/read-wit.js";
import { worldFromWit } from "../../../../wit/world/world-from-wit.js";

export const hasGo = spawnSync("go", ["version"]).status === 0;

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((it) => it.message).join("\n"));
  return outcome.value;
}

export interface Target {
  readonly module: string;
  readonly stateless?: boolean;
}

export async function writeModule(
  folder: string,
  wit: string,
  component: Uint8Array,
  { module, stateless = false }: Target,
): Promise<void> {
  const world = taken(worldFromWit(taken(await readWit([{ path: "world.wit", text: wit }]))));
  const evaluated = taken(evaluateComponent(taken(decodeComponent(component, "guest.wasm")), "guest.wasm"));
  const sha256 = createHash("sha256").update(component).digest("hex");
  const surface = taken(buildSurface(world, namePolicies, { rename: {}, initialisms: [] }));
  const plan = taken(makePlan(world, evaluated, { sha256, size: component.length }, "guest.wasm"));
  const artifact = { bytes: component, fileName: `${world.name.kebab}.wasm`, sha256 };
  const input = { surface, plan, artifact, sdk: { version: "1.0.0" }, stateless, reach: [] };
  writeFiles(folder, taken(go.generate(input, go.options({ module }, surface))).files);
}

export function writeFiles(
  folder: string,
  files: readonly { readonly path: string; readonly contents: string | Uint8Array }[],
): void {
  for (const { path: name, contents } of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}

/** What the command prints; throws with its complaints when it fails. */
export function run(cwd: string, command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): string {
  return execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, CGO_ENABLED: "0", ...env },
  });
}

/** A generated Go module in a folder of its own, and the Go command in it. */

import { execFileSync, spawnSync } from "node:child_process";
import { go } from "../../../../generators/go/backend.js";
import { backendInput, taken, writeFiles } from "../backend-input.js";

export const hasGo = spawnSync("go", ["version"]).status === 0;

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
  const input = await backendInput(wit, component, { stateless, linksWasi: true });
  writeFiles(folder, taken(go.generate(input, go.options({ module }, input.surface))).files);
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

/** What a component can reach through WASI, said so that a customer understands it. */

import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import { parseInterfaceId } from "../../wit/world/interface-id.js";
import { isWasi } from "../../wit/world/world-functions.js";

export type WasiReach = "clock" | "randomness" | "environment" | "input" | "output" | "http";

/** In the order in which they are told. */
export const wasiReaches: Readonly<Record<WasiReach, string>> = {
  clock: "the clock",
  randomness: "randomness",
  environment: "the environment",
  input: "standard input",
  output: "standard output",
  http: "HTTP",
};

/** By interface, or by package where all interfaces come to the same. What is not here reaches nothing: no package gives files or sockets. */
const byInterface: Readonly<Record<string, WasiReach>> = {
  clocks: "clock",
  random: "randomness",
  "cli/environment": "environment",
  "cli/stdin": "input",
  "cli/stdout": "output",
  "cli/stderr": "output",
  http: "http",
};

/** By the functions that it has linked: it can call no others. */
export function wasiReachOf({ lowered }: Pick<EvaluatedComponent, "lowered">): readonly WasiReach[] {
  const paths = lowered.flatMap(({ func }) =>
    func.origin.kind === "import" && isWasi(func.origin.path) ? [func.origin.path] : [],
  );
  const found = new Set(paths.map((path) => reachOf(path)));
  return (Object.keys(wasiReaches) as WasiReach[]).filter((reach) => found.has(reach));
}

/** E.g. of `wasi:cli/stdin@0.2.6#get-stdin`. */
function reachOf(path: string): WasiReach | undefined {
  const { package: owner, name } = parseInterfaceId(path.split("#", 1)[0] ?? path);
  const group = owner?.name.kebab ?? "";
  return byInterface[group] ?? byInterface[`${group}/${name.kebab}`];
}

/** What must be there before a suite can run: the language's toolchain, and what its back end prepares once and keeps. */

import { existsSync } from "node:fs";
import path from "node:path";
import type { SuiteRun, Toolchain } from "../../generators/core/suite/native-suite.js";
import { whileLocked } from "./lock.js";
import { type RunLimits, runCommand } from "./run-command.js";

const PROBE_SECONDS = 30;
/** Downloads among it. */
const PREPARE_SECONDS = 600;

/** Undefined, or what is missing. */
export async function missingToolchain(
  { probe, needs }: Toolchain,
  cwd: string,
  env: RunLimits["env"],
): Promise<string | undefined> {
  const { succeeded } = await runCommand({ argv: probe, cwd }, { env, seconds: PROBE_SECONDS });
  return succeeded ? undefined : `needs ${needs}`;
}

type PrepareStep = SuiteRun["prepare"][number];

/** Undefined, or what went wrong, with what the command printed. */
export async function prepare(steps: readonly PrepareStep[], cache: string, env: RunLimits["env"]): Promise<string | undefined> {
  if (steps.every(isDone)) return undefined;
  return whileLocked(path.join(cache, "prepare.lock"), async () => {
    for (const step of steps) {
      // Another process may have done it while this one waited.
      const fault = isDone(step) ? undefined : await runStep(step, env);
      if (fault !== undefined) return fault;
    }
    return undefined;
  });
}

function isDone({ unless }: PrepareStep): boolean {
  return unless !== undefined && existsSync(unless);
}

async function runStep(step: PrepareStep, env: RunLimits["env"]): Promise<string | undefined> {
  const run = await runCommand(step, { env, seconds: PREPARE_SECONDS });
  if (run.succeeded) return undefined;
  return `\`${step.argv.join(" ")}\` ${run.end}\n${run.stdout}${run.stderr}`.trimEnd();
}

/** Runs programs, none of which outlives its time or sees vitest's environment. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** What it prints; throws, with all that it said, when it fails or takes longer than `timeout` ms. */
export async function run(program: string, args: readonly string[], cwd: string, timeout = 60_000): Promise<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_|VITEST|npm_)/.test(name)));
  const options = { cwd, env, timeout, killSignal: "SIGKILL", maxBuffer: 1 << 26 } as const;
  const { stdout } = await execute(program, args, options).catch((error) => {
    throw new Error(`${error.message}\n${error.stdout}`);
  });
  return stdout;
}

export const node = (args: readonly string[], cwd: string): Promise<string> => run(process.execPath, args, cwd);

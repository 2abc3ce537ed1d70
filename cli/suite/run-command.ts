/** Runs a command of a toolchain to its end, or to the end of its time. */

import { type ChildProcess, spawn } from "node:child_process";
import type { Command } from "../../generators/core/suite/native-suite.js";
import type { Io } from "../io.js";

/** What a runner prints beyond this is let go: a guest that prints without end must not fill the memory. */
const MAX_OUTPUT = 64 * 1024 * 1024;

export interface CommandRun {
  /** `exited with status 1`, `was killed by SIGSEGV`, `did not end within 300 s`, `could not be started (ENOENT)`. */
  readonly end: string;
  /** Whether it exited with status 0. */
  readonly succeeded: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunLimits {
  readonly env: Io["env"];
  readonly seconds: number;
}

export function runCommand({ argv: [program, ...args], cwd, env }: Command, limits: RunLimits): Promise<CommandRun> {
  // A group of its own, so that what a runner starts ends with it.
  const child = spawn(program, args, {
    cwd,
    env: { ...limits.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  const output = { stdout: collect(child.stdout), stderr: collect(child.stderr) };
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, limits.seconds * 1000);
    const stopInterrupting = killWhenInterrupted(child);
    const finish = (end: string, succeeded = false) => {
      clearTimeout(timer);
      stopInterrupting();
      resolve({
        end: timedOut ? `did not end within ${limits.seconds} s` : end,
        succeeded,
        stdout: output.stdout(),
        stderr: output.stderr(),
      });
    };
    child.once("error", (error: NodeJS.ErrnoException) => finish(`could not be started (${error.code})`));
    child.once("close", (status, signal) =>
      finish(signal === null ? `exited with status ${status}` : `was killed by ${signal}`, status === 0),
    );
  });
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    if (size < MAX_OUTPUT) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** A terminal's Ctrl-C reaches only the terminal's own group. */
function killWhenInterrupted(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM"] as const;
  const stop = (signal: (typeof signals)[number]) => {
    killGroup(child);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.removeListener(signal, stop);
  };
}

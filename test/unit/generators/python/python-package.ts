/** A generated Python package in a folder of its own, and the interpreter of the tests. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { packageRoot } from "../../../../generators/core/files/package-root.js";
import { python } from "../../../../generators/python/backend.js";
import { backendInput, taken, writeFiles } from "../backend-input.js";

/** Of the venv with the engine, hatchling and build, which `npm test` makes. */
export const interpreter = path.join(packageRoot, ".cache/venv/bin/python");
export const hasInterpreter = existsSync(interpreter);

/** `wat` is a core module whose imports and exports are named as wit-component wants them. */
export async function writePackage(folder: string, wit: string, wat: string, stateless: boolean): Promise<void> {
  await write(folder, wit, await componentEmbed({ witSource: wit, binary: await parse(wat) }), stateless);
}

/** Of a guest whose functions all trap. */
export async function writeDummyPackage(folder: string, wit: string): Promise<void> {
  await write(folder, wit, await componentEmbed({ witSource: wit, dummy: true }), false);
}

async function write(folder: string, wit: string, core: Uint8Array, stateless: boolean): Promise<void> {
  const input = await backendInput(wit, await componentNew(core, []), { stateless });
  writeFiles(folder, taken(python.generate(input, python.options({}, input.surface))).files);
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

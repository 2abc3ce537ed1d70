/** Gems that are made for a test, and Ruby programs that use them. */

import { spawnSync } from "node:child_process";
import { ruby } from "../../../../generators/ruby/backend.js";
import { buildComponent } from "../../cli/build-component.js";
import { backendInput, type InputSettings, taken, writeFiles } from "../backend-input.js";

export const hasRuby = spawnSync("ruby", ["-e", "require 'wasmtime'"]).status === 0;

/** A gem for the only world of the WIT; its component traps when it is called, unless another is given. */
export async function writeGem(folder: string, wit: string, component?: Uint8Array, settings?: InputSettings): Promise<void> {
  const input = await backendInput(wit, component ?? (await buildComponent(wit)), settings);
  writeFiles(folder, taken(ruby.generate(input, ruby.options({}, input.surface))).files);
}

/** What a program prints that finds the gem of the folder. Warnings are errors. */
export function runRuby(folder: string, program: string): string {
  const { status, stdout, stderr } = spawnSync("ruby", ["-w", "-I", "lib", "-"], {
    cwd: folder,
    input: program,
    encoding: "utf8",
  });
  if (status !== 0 || stderr !== "") throw new Error(stderr);
  return stdout;
}

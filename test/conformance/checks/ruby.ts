/** RBS, Steep and rubocop, as a careful customer runs them. */

import { execFile } from "node:child_process";
import { inParallel } from "../harness/in-parallel.js";
import type { StrictCheck, WrittenPackage } from "./strict-check.js";

const AT_A_TIME = 2;

export const checkRuby: StrictCheck = async (packages) => {
  const complaints = await inParallel(packages, AT_A_TIME, complaintsOf);
  return new Map([...complaints].flatMap(([{ name }, text]) => (text === "" ? [] : [[name, text]])));
};

async function complaintsOf({ folder }: WrittenPackage): Promise<string> {
  const signatures = await run(folder, "rbs", ["-I", "sig", "validate"]);
  const types = await run(folder, "steep", ["check", "--jobs=1"]);
  const style = await run(folder, "rubocop", ["--cache", "false", "--format", "emacs"]);
  return [signatures, types, style].join("");
}

/** What a tool prints when it is not content. */
function run(cwd: string, command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error === null ? "" : `${command} ${args.join(" ")}\n${stdout}${stderr}`);
    });
  });
}

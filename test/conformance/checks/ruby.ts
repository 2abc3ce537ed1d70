/** RBS, Steep and rubocop, as a careful customer runs them. */

import { execFile } from "node:child_process";
import { inParallel } from "../harness/in-parallel.js";
import type { StrictCheck, WrittenPackage } from "./strict-check.js";

const AT_A_TIME = 2;

export const checkRuby: StrictCheck = async (packages) => {
  const style = await styleComplaints(packages);
  const types = await inParallel(packages, AT_A_TIME, typeComplaints);
  const all = packages.map((it) => [it.name, `${types.get(it)}${style.get(it) ?? ""}`] as const);
  return new Map(all.filter(([, text]) => text !== ""));
};

async function typeComplaints({ folder }: WrittenPackage): Promise<string> {
  const signatures = await run(folder, "rbs", ["-I", "sig", "validate"]);
  return signatures + (await run(folder, "steep", ["check", "--jobs=1"]));
}

/** One start of rubocop for all; each package has a configuration of its own. */
async function styleComplaints(packages: readonly WrittenPackage[]): Promise<ReadonlyMap<WrittenPackage, string>> {
  const folders = packages.map(({ folder }) => folder);
  const lines = (await run(".", "rubocop", ["--cache", "false", "--format", "emacs", ...folders])).split("\n");
  return new Map(packages.map((it) => [it, lines.filter((line) => line.startsWith(`${it.folder}/`)).join("\n")]));
}

/** What a tool prints when it is not content. */
function run(cwd: string, command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error === null ? "" : `${command} ${args.join(" ")}\n${stdout}${stderr}`);
    });
  });
}

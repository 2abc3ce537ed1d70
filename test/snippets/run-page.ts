/** Does what a page says, in a copy of its folder. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { matchesOutput } from "./match-output.js";
import type { Command, FileSnippet, Page } from "./page.js";
import { writeFileIn } from "./workplace.js";

export interface Workplace {
  readonly folder: string;
  /** Folders with commands, before those of PATH. */
  readonly tools: readonly string[];
}

/** Where what happens is not what the page says, e.g. `12: …`; empty when all is well. Stops at the first command that fails. */
export function runPage({ snippets }: Page, workplace: Workplace): readonly string[] {
  const faults: string[] = [];
  for (const snippet of snippets) {
    if (snippet.kind === "file") faults.push(...fileFaults(snippet, workplace));
    else
      for (const command of snippet.commands) {
        const { fault, isFatal } = runCommand(command, workplace);
        if (fault !== undefined) faults.push(`${command.line}: ${fault}`);
        if (isFatal) return faults;
      }
  }
  return faults;
}

function fileFaults({ line, path, text }: FileSnippet, { folder }: Workplace): readonly string[] {
  const file = join(folder, path);
  if (!existsSync(file)) {
    writeFileIn(folder, path, text);
    return [];
  }
  const contents = readFileSync(file, "utf8");
  const isThere = contents.startsWith(text) || contents.includes(`\n${text}`);
  return isThere ? [] : [`${line}: ${path} does not hold these lines`];
}

function runCommand(
  { text, output }: Command,
  { folder, tools }: Workplace,
): { readonly fault?: string; readonly isFatal: boolean } {
  const env = { ...process.env, PATH: [...tools, process.env.PATH].join(delimiter), NO_COLOR: "1" };
  const { status, stdout } = spawnSync("bash", ["-c", `exec 2>&1; ${text}`], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) return { fault: `\`${text}\` ends with ${status}:\n${stdout}`, isFatal: true };
  const printed = stdout === "" ? [] : stdout.trimEnd().split("\n");
  return matchesOutput(output, printed) ? { isFatal: false } : { fault: `\`${text}\` prints\n${stdout}`, isFatal: false };
}

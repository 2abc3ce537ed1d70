/** gofmt, go vet with the package's own tests, and staticcheck, as a careful customer runs them. */

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inParallel } from "../harness/in-parallel.js";
import type { StrictCheck, WrittenPackage } from "./strict-check.js";

const staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2";
const AT_A_TIME = 2;

export const checkGo: StrictCheck = async (packages) => {
  const complaints = await inParallel(packages, AT_A_TIME, complaintsOf);
  return new Map([...complaints].flatMap(([{ name }, text]) => (text === "" ? [] : [[name, text]])));
};

async function complaintsOf(written: WrittenPackage): Promise<string> {
  useReadmeSnippet(written.folder);
  const formatted = await go(written.folder, "gofmt", ["-l", "."]);
  const vetted = await go(written.folder, "go", ["vet", "-trimpath", "./..."]);
  const checked = await go(written.folder, "go", ["run", staticcheck, "./..."]);
  return [formatted, vetted, checked].join("");
}

/** The README's program becomes one of the module's own, so that it is checked too. */
function useReadmeSnippet(folder: string): void {
  const [, program = ""] = /```go\n([^`]*)```/.exec(readFileSync(join(folder, "README.md"), "utf8")) ?? [];
  mkdirSync(join(folder, "internal/readme"), { recursive: true });
  writeFileSync(join(folder, "internal/readme/main.go"), program);
}

function go(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, CGO_ENABLED: "0" };
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error === null ? stdout : `${command} ${args.join(" ")}\n${stdout}${stderr}`);
    });
  });
}

/** ruff, pyright strict and mypy --strict, with the tools of the venv that the tests share. */

import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../../../generators/core/files/package-root.js";
import { inParallel } from "../harness/in-parallel.js";
import type { StrictCheck, WrittenPackage } from "./strict-check.js";

const AT_A_TIME = 2;
const venv = join(packageRoot, ".cache", "venv");
const python = join(venv, "bin", "python");

export const checkPython: StrictCheck = async (packages) => {
  if (!existsSync(python)) throw new Error("there is no venv of the tests: `npm test` makes it");
  const complaints = await inParallel(packages, AT_A_TIME, complaintsOf);
  const typed = await pyright(packages);
  const texts = packages.map((each) => [each.name, (complaints.get(each) ?? "") + (typed.get(each.folder) ?? "")] as const);
  return new Map(texts.filter(([, text]) => text !== ""));
};

async function complaintsOf({ folder }: WrittenPackage): Promise<string> {
  const linted = await tool(folder, ["-m", "ruff", "check", "--quiet", "."]);
  const formatted = await tool(folder, ["-m", "ruff", "format", "--quiet", "--check", "."]);
  return linted + formatted + (await mypy(folder));
}

/** mypy keeps what it learnt about the engine's package. Two at once in one cache break it, as packages of one name come by. */
const freeCaches = Array.from({ length: AT_A_TIME }, (_, lane) => join(venv, `mypy-cache-${lane}`));

async function mypy(folder: string): Promise<string> {
  const cache = freeCaches.pop();
  if (cache === undefined) throw new Error(`more than ${AT_A_TIME} at a time`);
  const complaints = await tool(folder, ["-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", cache, "src"]);
  freeCaches.push(cache);
  return complaints;
}

interface PyrightReport {
  readonly generalDiagnostics: readonly { readonly file: string; readonly message: string }[];
}

/** One start of pyright for all packages. */
async function pyright(packages: readonly WrittenPackage[]): Promise<ReadonlyMap<string, string>> {
  const [first] = packages;
  if (first === undefined) return new Map();
  const root = dirname(first.folder);
  const config = join(root, "pyrightconfig.json");
  const include = packages.map(({ folder }) => join(folder, "src"));
  writeFileSync(config, JSON.stringify({ include, typeCheckingMode: "strict", pythonVersion: "3.10" }));
  const text = await tool(root, ["-m", "pyright", "--outputjson", "--pythonpath", python, "--project", config]);
  const found = new Map<string, string>();
  if (text === "") return found;
  const { generalDiagnostics } = JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)) as PyrightReport;
  for (const { file, message } of generalDiagnostics) {
    const owner = packages.find(({ folder }) => file.startsWith(`${folder}/`))?.folder ?? first.folder;
    found.set(owner, `${found.get(owner) ?? ""}${file}: ${message}\n`);
  }
  return found;
}

/** What a tool prints when it fails; nothing when all is well. */
function tool(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(python, args, { cwd, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      resolve(error === null ? "" : `${args[1]}: ${stdout}${stderr}\n`);
    });
  });
}

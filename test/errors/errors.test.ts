/**
 * What a person sees when something is wrong, word for word. A folder is a case: its files are the working directory, `case.json` says what is
 * run, and `stderr.txt` is what it must print (`UPDATE_GOLDENS=1` writes it anew). A `component.wit` is built into `component.wasm` first.
 */

import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { buildComponent } from "../unit/cli/build-component.js";
import { runIn } from "../unit/cli/run-in.js";

// What the tool says does not depend on what the packages hold.
vi.mock("../../generators/registry.js", () => import("../unit/cli/fake-backends.js"));

interface ErrorCase {
  /** Commands that must succeed before. */
  readonly before?: readonly (readonly string[])[];
  /** A file that someone then edits by hand. */
  readonly edit?: string;
  readonly args: readonly string[];
  readonly status: number;
}

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

it.each(cases.map((entry) => entry.name))("%s", async (name) => {
  const { before = [], edit, args, status }: ErrorCase = JSON.parse(readFileSync(path.join(here, name, "case.json"), "utf8"));
  const cwd = await workingDirectory(path.join(here, name));
  for (const command of before) expect(await runIn(cwd, command)).toMatchObject({ status: 0 });
  if (edit !== undefined) appendFileSync(path.join(cwd, edit), "edited\n");
  const outside = filesOf(cwd);
  const result = await runIn(cwd, args);
  expect(result.status).toBe(status);
  expect(result.out).toBe("");
  const golden = path.join(here, name, "stderr.txt");
  if (process.env.UPDATE_GOLDENS) writeFileSync(golden, result.err);
  expect(result.err).toBe(readFileSync(golden, "utf8"));
  expect(filesOf(cwd)).toEqual(outside);
});

async function workingDirectory(source: string): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "wasm-sdk-errors-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(source, folder, { recursive: true, filter: (file) => !["case.json", "stderr.txt"].includes(path.basename(file)) });
  const wit = path.join(folder, "component.wit");
  if (existsSync(wit)) writeFileSync(path.join(folder, "component.wasm"), await buildComponent(readFileSync(wit, "utf8")));
  return folder;
}

/** With contents: a failed command changes nothing. */
function filesOf(folder: string): [string, string][] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => path.join(entry.parentPath, entry.name)).map((file) => [file, readFileSync(file, "latin1")]);
}

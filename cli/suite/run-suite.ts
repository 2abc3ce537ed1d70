/** Fixtures as a native suite of one language: printed beside the package, and run by the language's own runner. */

import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Backend } from "../../generators/core/backend.js";
import type { BackendInput } from "../../generators/core/backend-input.js";
import type { FileSet } from "../../generators/core/files/file-set.js";
import type { SuiteFolders, SuiteRun, TestResult } from "../../generators/core/suite/native-suite.js";
import type { Io } from "../io.js";
import { isDiskError } from "../output/disk-failure.js";
import { makeFolder } from "../output/make-folder.js";
import { commit } from "../output/transaction.js";
import { cacheFolder } from "./cache-folder.js";
import { judge, stepPlaces } from "./judge.js";
import type { LanguageReport } from "./language-report.js";
import type { Fixture } from "./read-fixtures.js";
import { type CommandRun, runCommand } from "./run-command.js";
import { missingToolchain, prepare } from "./toolchain.js";

/** A package in memory, and what it was made from. */
export interface SuiteSubject {
  readonly backend: Backend<unknown>;
  readonly input: BackendInput;
  readonly options: unknown;
  readonly fileSet: FileSet;
  readonly fixtures: readonly Fixture[];
}

export interface SuiteSettings {
  readonly io: Pick<Io, "cwd" | "env">;
  /** For the suite as a whole. */
  readonly seconds: number;
  readonly cache?: string | undefined;
  /** Leave package and suite on disk; gets the folder that holds both. */
  readonly keep?: ((folder: string) => void) | undefined;
}

/** Tests what a customer gets: the package as `generate` would write it now. */
export async function runSuite(subject: SuiteSubject, settings: SuiteSettings): Promise<LanguageReport> {
  const { toolchain } = subject.backend.suite;
  const missing = await missingToolchain(toolchain, settings.io.cwd, settings.io.env);
  if (missing !== undefined) return skipAll(subject, missing);
  try {
    return await runInTemporaryFolder(subject, settings);
  } catch (error) {
    if (!isDiskError(error)) throw error;
    return skipAll(subject, `needs folders to write to; \`--cache\` and TMPDIR choose them (${error.message})`);
  }
}

async function runInTemporaryFolder(subject: SuiteSubject, settings: SuiteSettings): Promise<LanguageReport> {
  // Compilers print the true path, and what they print is compared with this one.
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), "wasm-sdk-suite-")));
  try {
    return await runIn(folder, subject, settings);
  } finally {
    if (settings.keep === undefined) rmSync(folder, { recursive: true, force: true });
    else settings.keep(folder);
  }
}

async function runIn(folder: string, subject: SuiteSubject, { io, seconds, cache }: SuiteSettings): Promise<LanguageReport> {
  const { backend, fixtures } = subject;
  const folders = writeFolders(folder, subject, cacheFolder(backend.id, cache, io));
  const suite = backend.suite.run(folders, subject.options);
  const fault = await prepare(suite.prepare, folders.cache, io.env);
  if (fault !== undefined) return skipAll(subject, `its toolchain could not be prepared: ${fault}`);
  const run = await runCommand(suite.command, { env: io.env, seconds });
  return judge(backend.id, fixtures, reportOf(suite, run), run);
}

function writeFolders(folder: string, { backend, input, options, fileSet, fixtures }: SuiteSubject, cache: string): SuiteFolders {
  const folders = { package: path.join(folder, "package"), suite: path.join(folder, "suite"), cache };
  makeFolder(cache);
  const suites = fixtures.map((fixture) => fixture.suite);
  commit([
    { folder: folders.package, writes: fileSet.files, removes: [] },
    { folder: folders.suite, writes: backend.suite.print(input, options, suites).files, removes: [] },
  ]);
  return folders;
}

/** A runner that was stopped may leave half a report. */
function reportOf(suite: SuiteRun, run: CommandRun): readonly TestResult[] {
  try {
    return suite.report(run.stdout);
  } catch (error) {
    if (run.succeeded) throw error;
    return [];
  }
}

function skipAll({ backend, fixtures }: SuiteSubject, cannotRun: string): LanguageReport {
  const skipped = fixtures.reduce((total, { suite }) => total + stepPlaces(suite).size, 0);
  return { language: backend.id, passed: 0, failed: 0, skipped, cannotRun, skipReasons: [], failures: [] };
}

/**
 * A native test suite of one language, made of fixtures: node:test, go test, pytest, minitest. It stands beside the package, never inside it. The back
 * end prints the files, says as data what to run, and reads the runner's report; the command line does the running.
 */

import type { FixtureSuite } from "../../../wit/fixtures/fixture-suite.js";
import type { BackendInput } from "../backend-input.js";
import type { FileSet } from "../files/file-set.js";

export interface NativeSuite<Options> {
  /** What must be there before anything runs. */
  readonly toolchain: Toolchain;
  /** One test for each step of each fixture file. */
  readonly print: (input: BackendInput, options: Options, fixtures: readonly FixtureSuite[]) => FileSet;
  readonly run: (folders: SuiteFolders, options: Options) => SuiteRun;
}

export interface Toolchain {
  /** A command that succeeds when the toolchain is there and new enough, e.g. `["go", "version"]`. */
  readonly probe: readonly [string, ...string[]];
  /** What is missing otherwise and how to get it: `Go 1.25 or newer`. */
  readonly needs: string;
}

/** Absolute paths, given by the command line. */
export interface SuiteFolders {
  /** The generated package, exactly as a customer gets it. */
  readonly package: string;
  /** Where the files of `print` are. */
  readonly suite: string;
  /** For venvs, modules and the like; shared by all projects and kept between runs. */
  readonly cache: string;
}

export interface SuiteRun {
  /**
   * Run in order before the suite, each unless the path `unless` exists: a venv and the engine's package must not be paid for by
   * every run.
   */
  readonly prepare: readonly (Command & { readonly unless?: string })[];
  readonly command: Command;
  /** Reads what the runner printed on standard output into one result a test. */
  readonly report: (stdout: string) => readonly TestResult[];
}

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestResult {
  /** The fixture file as the user gave it. */
  readonly file: string;
  /** Index in its `steps`; undefined for a failure of the file as a whole (it does not load, entries are left over at the end). */
  readonly step?: number;
  readonly outcome: "passed" | "failed" | "skipped";
  /** What was expected and got, or why it was skipped; for a person. */
  readonly message?: string;
}

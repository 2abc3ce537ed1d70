/** Fixtures as pytest suites: one file each, one test a step. */

import type { FixtureSuite } from "../../../wit/fixtures/fixture-suite.js";
import type { BackendInput } from "../../core/backend-input.js";
import type { FileSet } from "../../core/files/file-set.js";
import { runtimeFiles } from "../../core/files/runtime-files.js";
import type { NativeSuite, TestResult } from "../../core/suite/native-suite.js";
import type { PythonOptions } from "../options.js";
import { ENGINE } from "../package/manifest.js";
import { fixtureTests } from "./fixtures.js";

export const pythonSuite: NativeSuite<PythonOptions> = {
  toolchain: { probe: ["python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))"], needs: "Python 3.10 or newer" },
  print: printSuite,
  run: ({ package: folder, suite, cache }) => {
    const venv = `${cache}/venv`;
    const install = [
      `${venv}/bin/python`,
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      ENGINE,
      "pytest>=8",
    ] as const;
    return {
      prepare: [
        { argv: ["python3", "-m", "venv", venv], cwd: suite, unless: `${venv}/bin/python` },
        { argv: [...install], cwd: suite, unless: `${venv}/bin/pytest` },
      ],
      command: {
        argv: [`${venv}/bin/python`, "-m", "pytest", "-q", "-s", "--assert=plain", "-p", "no:cacheprovider", "."],
        cwd: suite,
        env: { PYTHONPATH: `${folder}/src`, PYTHONDONTWRITEBYTECODE: "1" },
      },
      report,
    };
  },
};

export function printSuite({ surface, plan }: BackendInput, options: PythonOptions, fixtures: readonly FixtureSuite[]): FileSet {
  const support = runtimeFiles({ folder: "python/suite", leaveOut: [], to: (path) => path });
  const suites = fixtures.map((suite, i) => ({
    path: `test_${String(i + 1).padStart(3, "0")}.py`,
    contents: fixtureTests(surface, suite, { name: options.package, callsWasi: plan.layer !== undefined }),
  }));
  return { files: [...support, ...suites] };
}

/** What belongs to no step is a result only if it fails. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.flatMap((line): readonly TestResult[] => {
    const { file, step, outcome, message } = JSON.parse(line) as TestResult;
    if (step === undefined && outcome !== "failed") return [];
    return [{ file, outcome, ...(step !== undefined && { step }), ...(message && { message }) }];
  });
}

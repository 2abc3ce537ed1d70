/** Fixtures as go test suites: one test function a file, one subtest a step. */

import type { FixtureSuite } from "../../../wit/fixtures/fixture-suite.js";
import type { BackendInput } from "../../core/backend-input.js";
import type { FileSet } from "../../core/files/file-set.js";
import { runtimeFiles } from "../../core/files/runtime-files.js";
import { templateSet } from "../../core/files/template-set.js";
import type { NativeSuite, TestResult } from "../../core/suite/native-suite.js";
import type { GoOptions } from "../options.js";
import { fixtureTest } from "./fixtures.js";
import { stubsView } from "./stubs.js";

export const goSuite: NativeSuite<GoOptions> = {
  toolchain: { probe: ["go", "version"], needs: "Go 1.25 or newer" },
  print: printSuite,
  run: ({ package: folder, suite }, { module }) => ({
    prepare: [{ argv: ["go", "mod", "edit", `-replace=${module}=${folder}`], cwd: suite }],
    // The package's code is compiled once for all suites, wherever they lie.
    command: { argv: ["go", "test", "-count=1", "-v", "-vet=off", "-trimpath", "."], cwd: suite, env: { CGO_ENABLED: "0" } },
    report,
  }),
};

const folder = "go/suite";

/** Makes the files of a suite, which stands in a module of its own beside the package. */
export function printSuite(input: BackendInput, { module }: GoOptions, fixtures: readonly FixtureSuite[]): FileSet {
  const templates = templateSet(folder);
  const support = runtimeFiles({
    folder,
    leaveOut: ["go.mod.hbs", "go.sum.hbs", "stubs_test.go.hbs"],
    to: (path) => path,
  });
  const suites = fixtures.map((suite, i) => {
    const number = String(i + 1).padStart(3, "0");
    return { path: `fixture_${number}_test.go`, contents: fixtureTest(input.surface, suite, { module, number }) };
  });
  return {
    files: [
      { path: "go.mod", contents: templates.render("go.mod", { module, version: anyVersion(module) }) },
      { path: "go.sum", contents: templates.render("go.sum", {}) },
      { path: "stubs_test.go", contents: templates.render("stubs_test.go", stubsView(input, module)) },
      ...support,
      ...suites,
    ],
  };
}

/** One that the module's path allows; the folder replaces it. */
function anyVersion(module: string): string {
  return `v${/\/v(\d+)$/.exec(module)?.[1] ?? 0}.0.0`;
}

/** The lines that the suite's support prints. What belongs to no step is a result only if it fails. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith('{"file":'));
  const results = lines.map((line) => JSON.parse(line) as TestResult);
  return results.filter(({ step, outcome }) => step !== undefined || outcome === "failed");
}

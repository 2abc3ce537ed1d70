// The suites of `npm test`, in order. `count` reads the totals from what a runner prints; a suite without it is one test.
import { compositionTools, python, pythonWithOldestEngine } from "./toolchains.mjs";

const sum = (text, pattern) => [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);

/** vitest's JSON report. */
function vitest(text) {
  const report = JSON.parse(text.slice(text.indexOf('{"numTotalTestSuites"')));
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === "failed") console.log(`FAILED ${file.name}: ${test.fullName}\n${test.failureMessages.join("\n")}`);
    }
    if (file.status === "failed" && file.assertionResults.length === 0) console.log(`FAILED ${file.name}\n${file.message}`);
  }
  const brokenFiles = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests,
  };
}

/** `node --test`, spec or TAP reporter. */
const nodeTest = (text) => ({ passed: sum(text, /^(?:#|ℹ) pass (\d+)/gm), failed: sum(text, /^(?:#|ℹ) fail (\d+)/gm) });

/** `go test -v`: top-level tests and subtests. */
const goTest = (text) => ({
  passed: (text.match(/^\s*--- PASS/gm) ?? []).length,
  failed: (text.match(/^\s*--- FAIL/gm) ?? []).length,
});

const pytest = (text) => ({
  passed: sum(text, /(\d+) passed/g),
  failed: sum(text, /(\d+) failed/g) + sum(text, /(\d+) errors?\b/g),
});

const minitest = (text) => {
  const failed = sum(text, /(\d+) failures,/g) + sum(text, /(\d+) errors,/g);
  return { passed: sum(text, /(\d+) runs,/g) - failed - sum(text, /(\d+) skips/g), failed };
};

/** Languages with a back end. Each has a conformance suite of its own, which needs the language's toolchain. */
const languages = ["typescript", "go", "python", "ruby"];
const conformance = (language) => `test/conformance/${language}.test.ts`;
/** Python packages have a second way to drive the engine, for bindings whose private names are others; all of it runs over that one, too. */
const pythonPublic = "python-public";
const vitestRun = ["npx", "vitest", "run", "--reporter=json"];

export const suites = [
  { name: "lint", command: ["npx", "biome", "check", "."] },
  { name: "types", command: ["npx", "tsc", "-p", "tsconfig.tests.json"] },
  { name: "sample", command: ["node", "sample-api/run.mjs"] },
  { name: "composed-sample", needs: compositionTools, command: ["node", "sample-api/composed/run.mjs"] },
  { name: "typescript-runtime", cwd: "templates/typescript/runtime", command: ["node", "--test"], count: nodeTest },
  { name: "typescript-runtime-types", command: ["npx", "tsc", "-p", "templates/typescript/runtime"] },
  {
    name: "tests",
    command: [...vitestRun, ...[...languages, pythonPublic].map((name) => `--exclude=${conformance(name)}`)],
    count: vitest,
  },
  ...languages.map((language) => ({
    name: `conformance-${language}`,
    language,
    command: [...vitestRun, conformance(language)],
    count: vitest,
  })),
  { name: `conformance-${pythonPublic}`, language: "python", command: [...vitestRun, conformance(pythonPublic)], count: vitest },
  {
    name: "go-runtime",
    language: "go",
    cwd: "templates/go/runtime",
    command: ["go", "test", "-race", "-v", "./..."],
    count: goTest,
  },
  {
    name: "go-runtime-oldest",
    language: "go",
    cwd: "templates/go/runtime",
    command: ["go", "test", "-short", "-v", "./..."],
    // The older of the two releases that generated modules build with.
    env: { GOTOOLCHAIN: "go1.25.5" },
    count: goTest,
  },
  { name: "go-runtime-vet", language: "go", cwd: "templates/go/runtime", command: ["go", "vet", "./..."] },
  ...[
    ["fast", python],
    ["public", python],
    ["oldest", pythonWithOldestEngine],
  ].map(([name, interpreter]) => ({
    name: `python-runtime-${name}`,
    language: "python",
    cwd: "templates/python/runtime",
    command: [interpreter, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
    env: { SDK_RUNTIME_STORE: name === "public" ? "public" : "fast", PYTHONDONTWRITEBYTECODE: "1" },
    count: pytest,
  })),
  { name: "python-runtime-versions", language: "python", command: ["node", "test/python-versions.mjs"], count: pytest },
  ...[
    ["lint", "ruff", "check", "."],
    ["format", "ruff", "format", "--check", "."],
    ["mypy", "mypy"],
    ["pyright", "pyright", "--pythonpath", python],
  ].map(([name, ...tool]) => ({
    name: `python-runtime-${name}`,
    language: "python",
    cwd: "templates/python/runtime",
    command: [python, "-m", ...tool],
  })),
  ...["oldest", "newest"].map((release) => ({
    name: `ruby-runtime-${release}`,
    language: "ruby",
    cwd: "templates/ruby/runtime",
    command: ["rake", "test"],
    env: { WASMTIME_GEM: release },
    count: minitest,
  })),
  ...[
    ["rubocop", "rubocop", "--cache", "false"],
    ["rbs", "rbs", "-I", "sig", "validate"],
    ["steep", "steep", "check", "--jobs=1"],
  ].map(([name, ...command]) => ({ name: `ruby-runtime-${name}`, language: "ruby", cwd: "templates/ruby/runtime", command })),
];

import type { BackendInput } from "../../../../generators/core/backend-input.js";
import type { LanguageId } from "../../../../generators/core/languages.js";
import type { NativeSuite, TestResult } from "../../../../generators/core/suite/native-suite.js";
import { type Outcome, succeed } from "../../../../wit/diagnostic.js";

/**
 * Stand in for `generators/registry.js` where the running of suites is tested: the suite is a Node script that reports for each step what a
 * fixture's `note` of the same index says: `passed`, `failed`, `hang` or `crash`. Ruby's toolchain is missing, Python's cannot be prepared.
 */
export const loadBackend = async (id: LanguageId) => suiteBackend(id);

const script = `
const { readFileSync } = require("node:fs");
for (const { file, step, behaviour } of JSON.parse(readFileSync("suite.json", "utf8"))) {
  if (behaviour === "crash") { console.error("fatal: heap"); process.abort(); }
  while (behaviour === "hang");
  console.log(JSON.stringify({ file, step, outcome: behaviour, message: "it was " + readFileSync(process.argv[1] + "/README.md", "utf8") }));
}
`;

function suiteBackend(id: LanguageId) {
  return {
    id,
    title: id,
    coreFeatures: new Set(["bulk-memory"]),
    options: () => ({}),
    view: () => ({}),
    generate: (input: BackendInput): Outcome<unknown> =>
      succeed({ files: [{ path: "README.md", contents: input.surface.client[id] }] }),
    suite: suiteOf(id),
  };
}

/** A step behaves as the text of its `traps` says; one without is passed. */
function suiteOf(id: LanguageId): NativeSuite<unknown> {
  return {
    toolchain: { probe: [process.execPath, "-e", id === "ruby" ? "process.exit(1)" : ""], needs: "Ruby 3.3 or newer" },
    print: (_input, _options, fixtures) => {
      const steps = fixtures.flatMap(({ file, sessions }) =>
        sessions.flatMap((session) =>
          session.steps.map((step) => ({
            file,
            step: step.step,
            behaviour: step.kind === "call" && step.expect.kind === "traps" ? (step.expect.text ?? "passed") : "passed",
          })),
        ),
      );
      return { files: [{ path: "suite.json", contents: JSON.stringify(steps) }] };
    },
    run: ({ package: folder, suite }) => ({
      prepare: id === "python" ? [{ argv: [process.execPath, "-e", "throw 'offline'"], cwd: suite }] : [],
      command: { argv: [process.execPath, "-e", script, folder], cwd: suite },
      report: (stdout) => stdout.split("\n").flatMap((line): TestResult[] => (line === "" ? [] : [JSON.parse(line)])),
    }),
  };
}

/** Fixtures as pytest suites: one file each, one test a step. */

import type {
  Behaviour,
  Exchange,
  Expectation,
  FixtureSuite,
  ImportCall,
  Reply,
  Session,
  Step,
} from "../../wit/fixtures/fixture-suite.js";
import type { BackendInput } from "../core/backend.js";
import type { FileSet } from "../core/file-set.js";
import type { NativeSuite, TestResult } from "../core/native-suite.js";
import { runtimeFiles } from "../core/runtime-files.js";
import type { ApiFunction, Surface } from "../core/surface.js";
import { apiFunctionOf, clientCall, errorClass, importsLines, objectText } from "./fixture-calls.js";
import { stringText, valueText } from "./fixture-values.js";
import type { PythonOptions } from "./options.js";
import { ENGINE } from "./project-view.js";

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
        argv: [`${venv}/bin/python`, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", "."],
        cwd: suite,
        env: { PYTHONPATH: `${folder}/src`, PYTHONDONTWRITEBYTECODE: "1" },
      },
      report,
    };
  },
};

export function printSuite({ surface }: BackendInput, options: PythonOptions, fixtures: readonly FixtureSuite[]): FileSet {
  const support = runtimeFiles({ folder: "python/suite", leaveOut: [], to: (path) => path });
  const suites = fixtures.map((suite, i) => ({
    path: `test_${String(i + 1).padStart(3, "0")}.py`,
    contents: `${suiteLines(surface, options, suite).join("\n")}\n`,
  }));
  return { files: [...support, ...suites] };
}

function suiteLines(surface: Surface, options: PythonOptions, suite: FixtureSuite): readonly string[] {
  const behaviours = suite.stubs.map(({ function: { function: func }, behaviour }) => {
    return `    ${stringText(func.id)}: ${behaviourText(surface, apiFunctionOf(surface, func, "import"), behaviour)},`;
  });
  const numbers = { next: 0 };
  const drops = suite.hostDrops === undefined ? [] : [`    assert run.dropped == ${JSON.stringify(suite.hostDrops)}`];
  return [
    "import math",
    "from types import SimpleNamespace",
    "",
    `import ${options.package} as sdk`,
    "from fixture_run import Bind, Echo, FixtureRun, Reply",
    "",
    "run = FixtureRun(",
    "    sdk,",
    "    {",
    ...behaviours.map((line) => `    ${line}`),
    "    },",
    ")",
    ...suite.hostObjects.map(({ label, resource }) => `run.define(${stringText(label)}, ${objectText(surface, resource)})`),
    ...importsLines(surface),
    "",
    "",
    "def make():",
    `    return sdk.${surface.client.python}(${surface.imports.length === 0 ? "" : "imports=imports"})`,
    ...suite.sessions.flatMap((session) => sessionLines(surface, suite.file, session, numbers)),
    ...(drops.length === 0 ? [] : test(suite.file, undefined, numbers, drops)),
  ];
}

function behaviourText(surface: Surface, func: ApiFunction, behaviour: Behaviour): string {
  switch (behaviour.kind) {
    case "unexpected":
      return "{}";
    case "echo":
      return `{"always": lambda: Echo(${func.result.kind === "fallible" ? errorClass(surface, func) : ""})}`;
    case "always":
      return `{"always": lambda: ${reply(surface, func, behaviour.reply)}}`;
    case "sequence":
      return `{"sequence": lambda: ${exchanges(surface, func, behaviour.entries)}}`;
    case "table": {
      const otherwise = behaviour.otherwise ? `, "otherwise": lambda: ${reply(surface, func, behaviour.otherwise)}` : "";
      return `{"table": lambda: ${exchanges(surface, func, behaviour.rows)}${otherwise}}`;
    }
  }
}

function exchanges(surface: Surface, func: ApiFunction, list: readonly Exchange[]): string {
  return `[${list.map((it) => `(${values(surface, it)}, ${reply(surface, func, it.reply)})`).join(", ")}]`;
}

function values(surface: Surface, { args }: Pick<Exchange | ImportCall, "args">): string {
  return `[${args.map((arg) => valueText(surface, arg)).join(", ")}]`;
}

function reply(surface: Surface, func: ApiFunction, it: Reply): string {
  if (it.kind === "returns") return `Reply(${it.value === undefined ? "" : valueText(surface, it.value)})`;
  const payload = it.payload === undefined ? "" : valueText(surface, it.payload);
  return `Reply(error=lambda: ${errorClass(surface, func)}(${payload}))`;
}

interface Numbers {
  next: number;
}

function sessionLines(surface: Surface, file: string, session: Session, numbers: Numbers): readonly string[] {
  const traps = session.traps ? ["traps=True"] : [];
  const start = `    run.start(${["make", ...traps, ...importCalls(surface, session.importCalls)].join(", ")})`;
  const end = session.traps ? [] : test(file, undefined, numbers, ["    run.finish()"]);
  return [
    ...test(file, session.step, numbers, [start]),
    ...session.steps.flatMap((step) => test(file, step.step, numbers, [stepLine(surface, step)])),
    ...end,
  ];
}

function stepLine(surface: Surface, step: Step): string {
  const imports = importCalls(surface, step.importCalls);
  if (step.kind === "drop")
    return `    run.returns(${[`lambda: run.handle(${stringText(step.label)}).close()`, "None", ...imports].join(", ")})`;
  const func = apiFunctionOf(surface, step.function.function, "export");
  const call = clientCall(
    surface,
    func,
    step.args.map((arg) => valueText(surface, arg)),
  );
  const [method, expected] = expectation(surface, func, step.expect);
  return `    run.${method}(${[`lambda: ${call}`, ...expected, ...imports].join(", ")})`;
}

function expectation(
  surface: Surface,
  func: ApiFunction,
  expect: Expectation,
): readonly [method: string, expected: readonly string[]] {
  const text = (value: Parameters<typeof valueText>[1] | undefined) => (value === undefined ? "None" : valueText(surface, value));
  switch (expect.kind) {
    case "anything":
      return ["anything", []];
    case "traps":
      return ["traps", []];
    case "returns":
      return ["returns", [text(expect.value)]];
    case "fails":
      return ["fails", [errorClass(surface, func), text(expect.payload)]];
  }
}

function importCalls(surface: Surface, calls: readonly ImportCall[] | undefined): readonly string[] {
  if (calls === undefined) return [];
  return [`imports=[${calls.map((call) => `(${stringText(call.function.function.id)}, ${values(surface, call)})`).join(", ")}]`];
}

/** The docstring tells the reporter which step it is; without one the test belongs to the file as a whole. */
function test(file: string, step: number | undefined, numbers: Numbers, body: readonly string[]): readonly string[] {
  const about = JSON.stringify({ file, ...(step !== undefined && { step }) }).replaceAll("\\", "\\\\");
  return ["", "", `def test_${String(numbers.next++).padStart(4, "0")}():`, `    '''${about}'''`, ...body];
}

/** What passes and belongs to no step is no result. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.flatMap((line): readonly TestResult[] => {
    const { file, step, outcome, message } = JSON.parse(line) as TestResult;
    if (step === undefined && outcome === "passed") return [];
    return [{ file, outcome, ...(step !== undefined && { step }), ...(message && { message }) }];
  });
}

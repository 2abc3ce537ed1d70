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
import type { BackendInput } from "../core/backend-input.js";
import type { FileSet } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import { templateSet } from "../core/files/template-set.js";
import type { NativeSuite, TestResult } from "../core/suite/native-suite.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
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
        argv: [`${venv}/bin/python`, "-m", "pytest", "-q", "-s", "--assert=plain", "-p", "no:cacheprovider", "."],
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
    contents: templateSet("python/fixtures").render("test.py", suiteView(surface, options, suite)),
  }));
  return { files: [...support, ...suites] };
}

interface TestView {
  /** `test_0003` */
  readonly name: string;
  /** JSON for the reporter. */
  readonly about: string;
  /** Whether it can fail for what an earlier step did. */
  readonly isStep: boolean;
  /** What reports call it, as an expression. */
  readonly title: string;
  readonly statement: string;
}

function suiteView(surface: Surface, options: PythonOptions, suite: FixtureSuite) {
  const drops = suite.hostDrops === undefined ? [] : [{ statement: `assert run.dropped == ${JSON.stringify(suite.hostDrops)}` }];
  const tests = [...suite.sessions.flatMap((session) => sessionTests(surface, session)), ...drops];
  return {
    package: options.package,
    behaviours: suite.stubs.map(({ function: { function: func }, behaviour }) => {
      return `${stringText(func.id)}: ${behaviourText(surface, apiFunctionOf(surface, func, "import"), behaviour)},`;
    }),
    objects: suite.hostObjects.map(({ label, resource }) => `run.define(${stringText(label)}, ${objectText(surface, resource)})`),
    imports: importsLines(surface),
    client: surface.client.python,
    hasImports: surface.imports.length > 0,
    tests: tests.map((test, number) => testView(suite.file, test, number)),
  };
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
  if (it.kind === "traps") return `Reply(error=lambda: StubFailure(${stringText(it.text)}))`;
  if (it.kind === "returns") return `Reply(${it.value === undefined ? "" : valueText(surface, it.value)})`;
  const payload = it.payload === undefined ? "" : valueText(surface, it.payload);
  return `Reply(error=lambda: ${errorClass(surface, func)}(${payload}))`;
}

interface Test {
  /** Undefined for what belongs to the file as a whole. */
  readonly step?: number;
  /** E.g. `acme:billing/invoices#create`, for a step and for the client that is made without one. */
  readonly title?: string;
  readonly statement: string;
}

function sessionTests(surface: Surface, session: Session): readonly Test[] {
  const traps = session.traps ? ["traps=True"] : [];
  const statement = `run.start(${["make", ...traps, ...importCalls(surface, session.importCalls)].join(", ")})`;
  const start = { statement, title: "new", ...(session.step !== undefined && { step: session.step }) };
  const steps = session.steps.map((step) => ({ step: step.step, title: titleOf(step), statement: stepText(surface, step) }));
  return [start, ...steps, ...(session.traps ? [] : [{ statement: "run.finish()" }])];
}

function titleOf(step: Step): string {
  return step.kind === "drop" ? `drop ${step.label}` : step.function.function.id;
}

function stepText(surface: Surface, step: Step): string {
  const imports = importCalls(surface, step.importCalls);
  if (step.kind === "drop")
    return `run.returns(${[`lambda: run.handle(${stringText(step.label)}).close()`, "None", ...imports].join(", ")})`;
  const func = apiFunctionOf(surface, step.function.function, "export");
  const call = clientCall(
    surface,
    func,
    step.args.map((arg) => valueText(surface, arg)),
  );
  const [method, expected] = expectation(surface, func, step.expect);
  return `run.${method}(${[`lambda: ${call}`, ...expected, ...imports].join(", ")})`;
}

/** The docstring tells the reporter which step it is. */
function testView(file: string, { step, title, statement }: Test, number: number): TestView {
  const place = step === undefined ? file : `${file} steps[${step}]`;
  const about = JSON.stringify({ file, ...(step !== undefined && { step }) })
    .replaceAll("\\", "\\\\")
    .replaceAll("'", "\\'");
  const name = `test_${String(number).padStart(4, "0")}`;
  return { name, about, isStep: title !== undefined, title: stringText(`${place} ${title}`), statement };
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

/** What belongs to no step is a result only if it fails. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.flatMap((line): readonly TestResult[] => {
    const { file, step, outcome, message } = JSON.parse(line) as TestResult;
    if (step === undefined && outcome !== "failed") return [];
    return [{ file, outcome, ...(step !== undefined && { step }), ...(message && { message }) }];
  });
}

/** Fixtures as node:test suites: one file each, one test a step. */

import type {
  Behaviour,
  Exchange,
  Expectation,
  FixtureSuite,
  GivenWasi,
  ImportCall,
  Printed,
  Reply,
  Session,
  Step,
} from "../../wit/fixtures/fixture-suite.js";
import type { BackendInput } from "../core/backend-input.js";
import type { FileSet } from "../core/files/file-set.js";
import { runtimeFiles } from "../core/files/runtime-files.js";
import type { NativeSuite, TestResult } from "../core/suite/native-suite.js";
import type { ApiFunction, Surface } from "../core/surface/surface.js";
import { braced, type Line, type Lines, linesText } from "./code/lines.js";
import { apiFunctionOf, clientCall, errorClass, importsLines, objectLines } from "./fixture-calls.js";
import { valueText } from "./fixture-values.js";
import type { TypeScriptOptions } from "./options.js";

export const typescriptSuite: NativeSuite<TypeScriptOptions> = {
  toolchain: { probe: ["node", "--test", "--version"], needs: "Node.js 20.19 or newer" },
  print: printSuite,
  run: ({ package: folder, suite }, options) => ({
    prepare: [{ argv: ["node", "link-package.js", folder, options.package], cwd: suite }],
    command: { argv: ["node", "--test", "--test-reporter=./reporter.js", "."], cwd: suite },
    report,
  }),
};

function printSuite({ surface, plan }: BackendInput, options: TypeScriptOptions, fixtures: readonly FixtureSuite[]): FileSet {
  const support = runtimeFiles({ folder: "typescript/suite", leaveOut: [], to: (path) => path });
  const suites = fixtures.map((suite, i) => ({
    path: `${String(i + 1).padStart(3, "0")}.test.js`,
    contents: `${linesText(suiteLines(surface, options, suite, plan.layer !== undefined))}\n`,
  }));
  return { files: [...support, ...suites] };
}

function suiteLines(surface: Surface, options: TypeScriptOptions, suite: FixtureSuite, callsWasi: boolean): Lines {
  const client = surface.client.typescript;
  const defined = suite.hostObjects.map(({ label, resource }) => [
    `run.define(${JSON.stringify(label)}, {`,
    objectLines(surface, resource),
    "});",
  ]);
  const drops =
    suite.hostDrops === undefined ? [] : fileTest(suite.file, "end", `run.assertDrops(${JSON.stringify(suite.hostDrops)});`);
  return [
    'import { test } from "node:test";',
    `import * as sdk from ${JSON.stringify(options.package)};`,
    'import { FixtureRun } from "./fixture-run.js";',
    "",
    "const run = new FixtureRun(sdk, {",
    suite.stubs.flatMap(({ function: { function: func }, behaviour }) => {
      return behaviourLines(surface, apiFunctionOf(surface, func, "import"), behaviour);
    }),
    suite.wasi === undefined ? "});" : `}, ${wasiText(suite.wasi)});`,
    ...defined.flat(),
    "const imports = {",
    importsLines(surface),
    "};",
    `const load = () => sdk.${client}.load({ imports${callsWasi ? ", ...run.wasi" : ""} });`,
    "",
    ...suite.sessions.flatMap((session) => sessionLines(surface, suite.file, session)),
    ...drops,
  ];
}

/** What `load` takes, but for what the run itself gives. */
function wasiText({ env, args, stdin, now, random }: GivenWasi): string {
  const variables = Object.fromEntries(env.map(({ name, value }) => [name, value]));
  return JSON.stringify({ env: variables, args, stdin, now, random });
}

function behaviourLines(surface: Surface, func: ApiFunction, behaviour: Behaviour): Lines {
  const path = JSON.stringify(func.function.id);
  switch (behaviour.kind) {
    case "unexpected":
      return [`${path}: {},`];
    case "echo":
      return [`${path}: { always: ${echo(surface, func)} },`];
    case "always":
      return [`${path}: { always: ${reply(surface, func, behaviour.reply)} },`];
    case "sequence":
      return [`${path}: {`, [...exchanges(surface, func, "sequence", behaviour.entries)], "},"];
    case "table": {
      const otherwise = behaviour.otherwise ? [`otherwise: ${reply(surface, func, behaviour.otherwise)},`] : [];
      return [`${path}: {`, [...exchanges(surface, func, "table", behaviour.rows), ...otherwise], "},"];
    }
  }
}

/** A result comes in as an object, and goes out as a value or an error. */
function echo(surface: Surface, func: ApiFunction): string {
  if (func.result.kind === "none") return "() => undefined";
  if (func.result.kind === "value") return "([value]) => value";
  return `([result]) => { if (result.ok) return result.value; throw new ${errorClass(surface, func)}(result.error); }`;
}

function exchanges(surface: Surface, func: ApiFunction, key: string, list: readonly Exchange[]): Lines {
  return [`${key}: [`, list.map((it) => `{ args: ${values(surface, it)}, reply: ${reply(surface, func, it.reply)} },`), "],"];
}

function values(surface: Surface, { args }: Pick<Exchange | ImportCall, "args">): string {
  return `() => [${args.map((arg) => valueText(surface, arg)).join(", ")}]`;
}

function reply(surface: Surface, func: ApiFunction, it: Reply): string {
  if (it.kind === "traps") return `() => run.fail(${JSON.stringify(it.text)})`;
  if (it.kind === "fails") {
    const payload = it.payload === undefined ? "" : valueText(surface, it.payload);
    return `() => { throw new ${errorClass(surface, func)}(${payload}); }`;
  }
  return it.value === undefined ? "() => undefined" : `() => (${valueText(surface, it.value)})`;
}

function sessionLines(surface: Surface, file: string, session: Session): Lines {
  const expected = [...(session.traps ? ["traps: true"] : []), ...effects(surface, session)];
  const start = `await run.start(test, load, { ${expected.join(", ")} });`;
  const first = session.step === undefined ? fileTest(file, "start", start) : stepTest(file, session.step, "new", [start]);
  const steps = session.steps.flatMap((step) => stepLines(surface, file, step));
  return [...first, ...steps, ...(session.traps ? [] : fileTest(file, "end", "run.finish(test);"))];
}

function stepLines(surface: Surface, file: string, step: Step): Lines {
  if (step.kind === "drop") {
    const expected = effects(surface, step).join(", ");
    const call = `run.handle(${JSON.stringify(step.label)}).close()`;
    return stepTest(file, step.step, `drop ${step.label}`, [`await run.step(test, () => ${call}, { ${expected} });`]);
  }
  const func = apiFunctionOf(surface, step.function.function, "export");
  const call = clientCall(
    surface,
    func,
    step.args.map((arg) => valueText(surface, arg)),
  );
  const expected = [...expectation(surface, func, step.expect), ...effects(surface, step)];
  return stepTest(file, step.step, func.function.id, [
    "await run.step(",
    ["test,", `() => ${call},`, `{ ${expected.join(", ")} },`],
    ");",
  ]);
}

function expectation(surface: Surface, func: ApiFunction, expect: Expectation): readonly string[] {
  switch (expect.kind) {
    case "anything":
      return ["anything: true"];
    case "traps":
      return [expect.exitCode === undefined ? "traps: true" : `exits: ${expect.exitCode}`];
    case "returns":
      return [`returns: () => (${expect.value === undefined ? "undefined" : valueText(surface, expect.value)})`];
    case "fails": {
      const payload = expect.payload === undefined ? "undefined" : valueText(surface, expect.payload);
      return [`fails: { type: ${errorClass(surface, func)}, payload: () => (${payload}) }`];
    }
  }
}

/** What the step does outside of the client. */
function effects(
  surface: Surface,
  { importCalls: calls, stdout, stderr }: Printed & Pick<Session, "importCalls">,
): readonly string[] {
  const printed = Object.entries({ stdout, stderr }).filter(([, text]) => text !== undefined);
  return [...importCalls(surface, calls), ...printed.map(([stream, text]) => `${stream}: ${JSON.stringify(text)}`)];
}

function importCalls(surface: Surface, calls: readonly ImportCall[] | undefined): readonly string[] {
  if (calls === undefined) return [];
  const entries = calls.map((call) => `{ import: ${JSON.stringify(call.function.function.id)}, args: ${values(surface, call)} }`);
  return [`imports: [${entries.join(", ")}]`];
}

function stepTest(file: string, step: number, title: string, body: Lines): Lines {
  return braced(`test(${JSON.stringify(`${file} steps[${step}] ${title}`)}, async (test) =>`, body, "});");
}

/** What belongs to the file as a whole. */
function fileTest(file: string, part: "start" | "end", line: Line): Lines {
  return braced(`test(${JSON.stringify(`${file} ${part}`)}, async (test) =>`, [line], "});");
}

interface ReportLine {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
  readonly message?: string;
}

/** A start or an end that has not failed is no result; a file that does not load is reported by the runner under its own path. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  return lines.flatMap((line): readonly TestResult[] => {
    const { name, passed, skipped, message } = JSON.parse(line) as ReportLine;
    const [, file = name, step] = /^(.*) (?:steps\[(\d+)\] .*|start|end)$/s.exec(name) ?? [];
    if (step === undefined && (passed || skipped)) return [];
    const outcome = skipped ? "skipped" : passed ? "passed" : "failed";
    return [{ file, outcome, ...(step !== undefined && { step: Number(step) }), ...(message !== undefined && { message }) }];
  });
}

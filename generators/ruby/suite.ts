/** Fixtures as minitest suites: one file each, one test a step. */

import type {
  Behaviour,
  Exchange,
  Expectation,
  FixtureSuite,
  FixtureValue,
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
import { block, flatLines, type Lines } from "./code/lines.js";
import { apiFunctionOf, clientCall, errorClass, importsLines, objectLines } from "./fixture-calls.js";
import { valueText } from "./fixture-values.js";
import type { RubyOptions } from "./options.js";
import { rubyString } from "./ruby-string.js";

export const rubySuite: NativeSuite<RubyOptions> = {
  toolchain: {
    probe: ["ruby", "-e", 'gem "wasmtime", ">= 46"; gem "minitest"; exit RUBY_VERSION >= "3.3"'],
    needs: "Ruby 3.3 or newer with the gems wasmtime (46 or newer) and minitest: gem install wasmtime minitest",
  },
  print: printSuite,
  run: ({ package: folder, suite }) => ({
    prepare: [],
    command: { argv: ["ruby", "-I", `${folder}/lib`, "run.rb"], cwd: suite },
    report,
  }),
};

export function printSuite({ surface, plan }: BackendInput, options: RubyOptions, fixtures: readonly FixtureSuite[]): FileSet {
  const support = runtimeFiles({ folder: "ruby/suite", leaveOut: [], to: (path) => path });
  const printer = new SuitePrinter(surface, options, plan.layer !== undefined);
  const suites = fixtures.map((suite, i) => {
    const number = String(i + 1).padStart(3, "0");
    return { path: `suite_${number}.rb`, contents: `${flatLines(printer.suite(suite, `Suite${number}`)).join("\n")}\n` };
  });
  return { files: [...support, ...suites] };
}

class SuitePrinter {
  readonly #surface: Surface;
  readonly #options: RubyOptions;
  readonly #sdk: string;
  readonly #callsWasi: boolean;

  constructor(surface: Surface, options: RubyOptions, callsWasi: boolean) {
    this.#surface = surface;
    this.#callsWasi = callsWasi;
    this.#options = options;
    this.#sdk = `::${options.modules.join("::")}`;
  }

  suite(suite: FixtureSuite, name: string): Lines {
    const drops = suite.hostDrops?.map(rubyString).join(", ");
    return [
      "# frozen_string_literal: true",
      "",
      `require "${this.#options.path}"`,
      "",
      ...block(`class ${name} < FixtureTest`, [
        `RUN = FixtureRun.new(${this.#sdk}, {`,
        suite.stubs.map(({ function: { function: func }, behaviour }) => {
          const api = apiFunctionOf(this.#surface, func, "import");
          return `${rubyString(func.id)} => { ${this.#behaviour(api, behaviour)} },`;
        }),
        suite.wasi === undefined ? "})" : `}, ${wasiText(suite.wasi)})`,
        ...suite.hostObjects.flatMap(({ label, resource }) =>
          block(`RUN.define(${rubyString(label)}) do`, objectLines(this.#surface, resource)),
        ),
        "IMPORTS = {",
        importsLines(this.#surface),
        "}.freeze",
        ...suite.sessions.flatMap((session) => this.#session(suite.file, session)),
        ...(drops === undefined ? [] : step([suite.file], `RUN.check_drops([${drops}])`)),
      ]),
    ];
  }

  #value(value: FixtureValue | undefined): string {
    return value === undefined ? "nil" : valueText(this.#surface, this.#sdk, value);
  }

  #behaviour(func: ApiFunction, behaviour: Behaviour): string {
    switch (behaviour.kind) {
      case "unexpected":
        return "";
      case "echo":
        return `always: ${this.#echo(func)}`;
      case "always":
        return `always: ${this.#reply(func, behaviour.reply)}`;
      case "sequence":
        return `sequence: -> { ${this.#exchanges(func, behaviour.entries)} }`;
      case "table": {
        const otherwise = behaviour.otherwise ? `, otherwise: ${this.#reply(func, behaviour.otherwise)}` : "";
        return `table: -> { ${this.#exchanges(func, behaviour.rows)} }${otherwise}`;
      }
    }
  }

  /** A result comes in as an object, and goes out as a value or an error. */
  #echo(func: ApiFunction): string {
    if (func.result.kind !== "fallible") return "->(arguments) { arguments.first }";
    const error = `${errorClass(this.#surface, this.#sdk, func)}.new(result.value)`;
    return `->((result)) { result.is_a?(${this.#sdk}::Ok) ? result.value : raise(${error}) }`;
  }

  #exchanges(func: ApiFunction, list: readonly Exchange[]): string {
    return `[${list.map((it) => `[${this.#values(it.args)}, ${this.#reply(func, it.reply)}]`).join(", ")}]`;
  }

  #values(args: readonly FixtureValue[]): string {
    return `[${args.map((arg) => this.#value(arg)).join(", ")}]`;
  }

  #reply(func: ApiFunction, it: Reply): string {
    if (it.kind === "traps") return `->(_) { raise FixtureRun::StubFailure, ${rubyString(it.text)} }`;
    if (it.kind === "returns") return `->(_) { ${this.#value(it.value)} }`;
    return `->(_) { raise ${errorClass(this.#surface, this.#sdk, func)}.new(${this.#value(it.payload)}) }`;
  }

  #session(file: string, session: Session): Lines {
    const traps = session.traps ? ["traps: true"] : [];
    const expected = [...traps, ...this.#effects(session)].join(", ");
    const imports = this.#surface.imports.length === 0 ? [] : ["imports: IMPORTS"];
    const options = [...imports, ...(this.#callsWasi ? ["**RUN.wasi"] : [])].join(", ");
    const made = `${this.#sdk}::${this.#surface.client.ruby}.new${options === "" ? "" : `(${options})`}`;
    const start = `RUN.start(${expected}) { ${made} }`;
    return [
      ...step([file, session.step, "new"], start),
      ...session.steps.flatMap((it) => step([file, it.step, titleOf(it)], this.#step(it))),
      ...(session.traps ? [] : step([file], "RUN.finish")),
    ];
  }

  #step(it: Step): string {
    const effects = this.#effects(it);
    if (it.kind === "drop")
      return `RUN.returns(${["-> {}", ...effects].join(", ")}) { RUN.handle(${rubyString(it.label)}).close }`;
    const func = apiFunctionOf(this.#surface, it.function.function, "export");
    const args = it.args.map((arg) => this.#value(arg));
    const [method, expected] = this.#expectation(func, it.expect);
    return `RUN.${method}(${[...expected, ...effects].join(", ")}) { ${clientCall(this.#surface, func, args)} }`;
  }

  #expectation(func: ApiFunction, expect: Expectation): readonly [method: string, expected: readonly string[]] {
    switch (expect.kind) {
      case "anything":
        return ["anything", []];
      case "traps":
        return expect.exitCode === undefined ? ["traps", []] : ["exits", [String(expect.exitCode)]];
      case "returns":
        return ["returns", [`-> { ${this.#value(expect.value)} }`]];
      case "fails":
        return ["fails", [errorClass(this.#surface, this.#sdk, func), `-> { ${this.#value(expect.payload)} }`]];
    }
  }

  /** What happens outside of the client. */
  #effects({ importCalls, stdout, stderr }: Printed & Pick<Session, "importCalls">): readonly string[] {
    const printed = Object.entries({ stdout, stderr }).flatMap(([stream, text]) =>
      text === undefined ? [] : [`${stream}: ${rubyString(text)}`],
    );
    return [...this.#importCalls(importCalls), ...printed];
  }

  #importCalls(calls: readonly ImportCall[] | undefined): readonly string[] {
    if (calls === undefined) return [];
    const entries = calls.map((call) => `[${rubyString(call.function.function.id)}, ${this.#values(call.args)}]`);
    return [`imports: -> { [${entries.join(", ")}] }`];
  }
}

/** Options of a run: what the component gets of WASI. */
function wasiText({ env, args, stdin, now, random }: GivenWasi): string {
  const variables = env.map(({ name, value }) => `${rubyString(name)} => ${rubyString(value)}`).join(", ");
  const options = [
    `env: { ${variables} }`,
    `args: [${args.map(rubyString).join(", ")}]`,
    `stdin: ${rubyString(stdin)}`,
    ...(now === undefined ? [] : [`now: ${rubyString(now)}`]),
    ...(random === undefined ? [] : [`random: ${random}`]),
  ];
  return options.join(", ");
}

function titleOf(it: Step): string {
  return it.kind === "drop" ? `drop ${it.label}` : it.function.function.id;
}

/** Without an index, what belongs to the file as a whole. */
function step([file, index, title]: readonly [file: string, index?: number | undefined, title?: string], body: string): Lines {
  const more = title === undefined ? [] : [index === undefined ? "nil" : String(index), rubyString(title)];
  return ["", ...block(`step(${[rubyString(file), ...more].join(", ")}) do`, [body])];
}

/** What belongs to no step is a result only if it fails. */
function report(stdout: string): readonly TestResult[] {
  const lines = stdout.split("\n").filter((line) => line.startsWith('{"file":'));
  const results = lines.map((line) => JSON.parse(line) as TestResult);
  return results.filter(({ step, outcome }) => step !== undefined || outcome === "failed");
}

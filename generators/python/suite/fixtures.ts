/** One fixture file as a module of pytest functions, one a step. */

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
} from "../../../wit/fixtures/fixture-suite.js";
import { separated } from "../../core/code/code.js";
import type { ApiFunction, Surface } from "../../core/surface/surface.js";
import {
  block,
  imported,
  list,
  type Python,
  type PythonBlock,
  type PythonCode,
  type PythonUse,
  py,
  pyCode,
} from "../code/python.js";
import { importLines } from "../package/import-lines.js";
import { pythonText } from "../package/module.js";
import { apiFunctionOf, clientCall, errorClass, importsLines, objectText } from "./stubs.js";
import { fixtureValue, stringText } from "./values.js";

/** What the suite is of. */
interface Tested {
  /** `acme_billing` */
  readonly name: string;
  readonly callsWasi: boolean;
}

export function fixtureTests(surface: Surface, suite: FixtureSuite, tested: Tested): string {
  return new FixtureModule(surface, suite, tested).text();
}

interface Test {
  /** Undefined for what belongs to the file as a whole. */
  readonly step?: number;
  /** What reports call it, e.g. `acme:billing/invoices#create`, for a step and for the client that is made without one. */
  readonly title?: string;
  readonly statement: Python;
}

const run = (what: "FixtureRun" | "Echo" | "Reply" | "StubFailure") => imported("fixture_run", what);

class FixtureModule {
  readonly #surface: Surface;
  readonly #suite: FixtureSuite;
  readonly #tested: Tested;

  constructor(surface: Surface, suite: FixtureSuite, tested: Tested) {
    this.#surface = surface;
    this.#suite = suite;
    this.#tested = tested;
  }

  text(): string {
    const start = this.#start();
    const tests = this.#tests().map((test, number) => this.#test(test, number));
    const uses = [...pyCode(start, ...tests).uses];
    const isOwn = (use: PythonUse) => use.kind === "from" && use.module === "fixture_run";
    const standard = importLines(uses.filter((use) => !isOwn(use)));
    const own = importLines(uses.filter(isOwn));
    const imports = separated([standard, pyCode(`import ${this.#tested.name} as sdk`, own)]);
    return `${pythonText(pyCode(imports, "", start, ...tests.flatMap((test) => ["", "", test])))}\n`;
  }

  /** What all tests share. */
  #start(): PythonCode {
    const { stubs, hostObjects, wasi } = this.#suite;
    const behaviours = stubs.map(({ function: { function: func }, behaviour }) => {
      const of = apiFunctionOf(this.#surface, func, "import");
      return py`${stringText(func.id)}: ${this.#behaviour(of, behaviour)},`;
    });
    const options = [
      ...(this.#surface.imports.length > 0 ? ["imports=imports"] : []),
      ...(this.#tested.callsWasi ? ["**run.wasi"] : []),
    ];
    const client = `sdk.${this.#surface.client.python}(${options.join(", ")})`;
    return pyCode(
      py`run = ${run("FixtureRun")}(`,
      ["sdk,", "{", behaviours, "},", ...(wasi === undefined ? [] : givenWasi(wasi))],
      ")",
      ...hostObjects.map(({ label, resource }) => `run.define(${stringText(label)}, ${objectText(this.#surface, resource)})`),
      ...importsLines(this.#surface),
      "",
      "",
      block("def make()", `return ${client}`),
    );
  }

  #tests(): readonly Test[] {
    const { sessions, hostDrops } = this.#suite;
    const drops = hostDrops === undefined ? [] : [{ statement: py`assert run.dropped == ${JSON.stringify(hostDrops)}` }];
    return [...sessions.flatMap((session) => this.#session(session)), ...drops];
  }

  /** The docstring tells the reporter which step it is. */
  #test({ step, title, statement }: Test, number: number): PythonCode {
    const { file } = this.#suite;
    const place = step === undefined ? file : `${file} steps[${step}]`;
    const about = JSON.stringify({ file, ...(step !== undefined && { step }) })
      .replaceAll("\\", "\\\\")
      .replaceAll("'", "\\'");
    // Only what has a title can fail for what an earlier step did.
    const body: PythonBlock =
      title === undefined ? statement : block(`with run.step(${stringText(`${place} ${title}`)})`, statement);
    return block(`def test_${String(number).padStart(4, "0")}()`, `'''${about}'''`, body);
  }

  #behaviour(func: ApiFunction, behaviour: Behaviour): Python {
    switch (behaviour.kind) {
      case "unexpected":
        return py`{}`;
      case "echo": {
        const error = func.result.kind === "fallible" ? errorClass(this.#surface, func) : "";
        return py`{"always": lambda: ${run("Echo")}(${error})}`;
      }
      case "always":
        return py`{"always": lambda: ${this.#reply(func, behaviour.reply)}}`;
      case "sequence":
        return py`{"sequence": lambda: ${this.#exchanges(func, behaviour.entries)}}`;
      case "table": {
        const rows = py`"table": lambda: ${this.#exchanges(func, behaviour.rows)}`;
        if (behaviour.otherwise === undefined) return py`{${rows}}`;
        return py`{${rows}, "otherwise": lambda: ${this.#reply(func, behaviour.otherwise)}}`;
      }
    }
  }

  #exchanges(func: ApiFunction, all: readonly Exchange[]): Python {
    return py`[${list(all.map((it) => py`(${this.#values(it)}, ${this.#reply(func, it.reply)})`))}]`;
  }

  #values({ args }: Pick<Exchange | ImportCall, "args">): Python {
    return py`[${list(args.map((arg) => fixtureValue(this.#surface, arg)))}]`;
  }

  #reply(func: ApiFunction, it: Reply): Python {
    if (it.kind === "traps") return py`${run("Reply")}(error=lambda: ${run("StubFailure")}(${stringText(it.text)}))`;
    const given = it.kind === "returns" ? it.value : it.payload;
    const value = given === undefined ? "" : fixtureValue(this.#surface, given);
    if (it.kind === "returns") return py`${run("Reply")}(${value})`;
    return py`${run("Reply")}(error=lambda: ${errorClass(this.#surface, func)}(${value}))`;
  }

  #session(session: Session): readonly Test[] {
    const { step, steps, traps } = session;
    const args = ["make", ...(traps ? ["traps=True"] : []), ...this.#effects(session)];
    const start = { statement: py`run.start(${list(args)})`, title: "new", ...(step !== undefined && { step }) };
    const tests = steps.map((it) => ({ step: it.step, title: titleOf(it), statement: this.#step(it) }));
    return [start, ...tests, ...(traps ? [] : [{ statement: py`run.finish()` }])];
  }

  #step(step: Step): Python {
    const effects = this.#effects(step);
    if (step.kind === "drop") {
      return py`run.returns(${list([`lambda: run.handle(${stringText(step.label)}).close()`, "None", ...effects])})`;
    }
    const func = apiFunctionOf(this.#surface, step.function.function, "export");
    const args = step.args.map((arg) => fixtureValue(this.#surface, arg));
    const call = clientCall(this.#surface, func, args);
    const [method, expected] = this.#expectation(func, step.expect);
    return py`run.${method}(${list([py`lambda: ${call}`, ...expected, ...effects])})`;
  }

  #expectation(func: ApiFunction, expect: Expectation): readonly [method: string, expected: readonly (string | Python)[]] {
    const value = (it: FixtureValue | undefined) => (it === undefined ? "None" : fixtureValue(this.#surface, it));
    switch (expect.kind) {
      case "anything":
        return ["anything", []];
      case "traps":
        return expect.exitCode === undefined ? ["traps", []] : ["exits", [String(expect.exitCode)]];
      case "returns":
        return ["returns", [value(expect.value)]];
      case "fails":
        return ["fails", [errorClass(this.#surface, func), value(expect.payload)]];
    }
  }

  /** What the step does outside of the client. */
  #effects({ importCalls, stdout, stderr }: Printed & Pick<Session, "importCalls">): readonly Python[] {
    const printed = Object.entries({ stdout, stderr }).flatMap(([stream, text]) => {
      return text === undefined ? [] : [py`${stream}=${stringText(text)}`];
    });
    return [...this.#importCalls(importCalls), ...printed];
  }

  #importCalls(calls: readonly ImportCall[] | undefined): readonly Python[] {
    if (calls === undefined) return [];
    return [py`imports=[${list(calls.map((it) => py`(${stringText(it.function.function.id)}, ${this.#values(it)})`))}]`];
  }
}

/** Keyword arguments of the run. */
function givenWasi({ env, args, stdin, now, random }: GivenWasi): readonly string[] {
  return [
    `env={${env.map(({ name, value }) => `${stringText(name)}: ${stringText(value)}`).join(", ")}},`,
    `args=[${args.map(stringText).join(", ")}],`,
    `stdin=${stringText(stdin)},`,
    ...(now === undefined ? [] : [`now=${stringText(now)},`]),
    ...(random === undefined ? [] : [`random=${random},`]),
  ];
}

function titleOf(step: Step): string {
  return step.kind === "drop" ? `drop ${step.label}` : step.function.function.id;
}

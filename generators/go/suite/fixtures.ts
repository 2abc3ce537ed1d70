/** One fixture file as a test function. */

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
import type { Direction, Func, TypeIndex } from "../../../wit/world/world.js";
import { separated } from "../../core/code/code.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, PublicType, Surface } from "../../core/surface/surface.js";
import { GoTypes } from "../api/types.js";
import { braced, type GoBlock, type GoCode, type GoExpression, go, goCode } from "../code/go.js";
import { goText, importDeclaration } from "../package/source-file.js";
import { objectStub } from "./stubs.js";
import { fixtureValue, goString, list, qualifier } from "./values.js";

export interface TestName {
  /** The module's path. */
  readonly module: string;
  /** E.g. `001`. */
  readonly number: string;
}

/** A file of the suite's module. */
export function fixtureTest(surface: Surface, suite: FixtureSuite, { module, number }: TestName): string {
  const body = braced(`func Test${number}(t *testing.T)`, new FixtureTest(surface).body(suite));
  const imports = importDeclaration(new Set([...body.uses, "testing"]), [`sdk "${module}"`]);
  return `${goText(separated([goCode("package suite", imports), body]))}\n`;
}

/** What a step does outside of the client. */
type Effects = Printed & { readonly importCalls?: readonly ImportCall[] };

const streams = ["stdout", "stderr"] as const;

/** Inside a step: the client, or a failure of the step. */
const CLIENT = "alive(client)";

class FixtureTest {
  readonly #surface: Surface;
  readonly #types: GoTypes;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#types = new GoTypes(surface, qualifier);
  }

  body(suite: FixtureSuite): GoCode {
    const objects = suite.hostObjects.map(({ label, resource }) => {
      const stub = objectStub(this.#publicType(resource).names.go);
      return `run.objects[${goString(label)}] = &${stub}{run: run, label: ${goString(label)} }`;
    });
    const start = goCode(
      "ctx := t.Context()",
      `run := newRun(${goString(suite.file)}, sdkErrors)`,
      "run.behaviours = map[string]behaviour{",
      suite.stubs.map(({ function: { function: func }, behaviour }) => this.#behaviour(func, behaviour)),
      "}",
      ...(suite.wasi === undefined ? [] : [wasi(suite.wasi)]),
      ...objects,
      `var client *sdk.${this.#surface.client.go}`,
      "_ = client",
    );
    const drops = suite.hostDrops;
    return goCode(
      separated([start, ...suite.sessions.map((session) => this.#session(session))]),
      ...(drops === undefined ? [] : [`run.checkDrops(t, []string{ ${drops.map(goString).join(", ")} })`]),
    );
  }

  #behaviour(wit: Func, behaviour: Behaviour): GoCode {
    const func = this.#function(wit, "import");
    return goCode(`"${func.function.id}": {`, [this.#played(func, behaviour)], "},");
  }

  #played(func: ApiFunction, behaviour: Behaviour): GoCode {
    const exchanges = (field: string, all: readonly Exchange[]) =>
      goCode(
        `${field}: []exchange{`,
        all.map((it) => this.#exchange(func, it)),
        "},",
      );
    switch (behaviour.kind) {
      case "unexpected":
        return goCode();
      case "echo":
        return goCode(go`always: ${reply(this.#echo(func))},`);
      case "always":
        return goCode(go`always: ${reply(this.#reply(func, behaviour.reply))},`);
      case "sequence":
        return exchanges("sequence", behaviour.entries);
      case "table": {
        const { rows, otherwise } = behaviour;
        const last = otherwise && go`otherwise: ${reply(this.#reply(func, otherwise))},`;
        return goCode(exchanges("table", rows), ...(last === undefined ? [] : [last]));
      }
    }
  }

  #session({ step = -1, steps, traps, ...effects }: Session): GoCode {
    const expected = traps ?? ({ kind: "returns" } as const);
    return goCode(
      "run.session()",
      `run.step(t, ${step}, "new", func() (any, error) {`,
      ["var err error", "client, err = newClient(ctx, run)", "return nil, err"],
      "}, expectation{",
      this.#expectation(undefined, expected, effects),
      "})",
      ...steps.map((it) => this.#step(it)),
      ...(traps === undefined ? ["run.finish(t)", braced("if client != nil", "_ = client.Close()")] : []),
    );
  }

  #publicType(index: TypeIndex): PublicType {
    const type = this.#surface.types[this.#surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return type;
  }

  #function({ id }: Func, direction: Direction): ApiFunction {
    const found = allFunctions(this.#surface).find((it) => it.direction === direction && it.function.function.id === id);
    if (found === undefined) throw new Error(`${id} is no ${direction} of the API`);
    return found.function;
  }

  /** A result comes in as a value, and goes out as a value or an error. */
  #echo(func: ApiFunction): GoExpression {
    if (func.result.kind === "none") return go`return nil, nil`;
    if (func.result.kind === "value") return go`return args[0], nil`;
    const param = func.function.params[0];
    if (param === undefined) throw new Error(`${func.function.id} has nothing to echo`);
    const payload = func.result.error === undefined ? "" : "Payload: v.Err";
    const error = `&${qualifier}${this.#errorClass(func)}{${payload}}`;
    return go`v := args[0].(${this.#types.of(param.type)}); if v.IsErr { return nil, ${error} }; return v.Value, nil`;
  }

  #exchange(func: ApiFunction, { args, reply: given }: Exchange): GoCode {
    return goCode(
      "{",
      [go`args:  func() []any { return []any{ ${this.#values(args)} } },`, go`reply: ${reply(this.#reply(func, given))},`],
      "},",
    );
  }

  #values(args: readonly FixtureValue[]): GoExpression {
    return list(args.map((arg) => fixtureValue(this.#surface, arg)));
  }

  #reply(func: ApiFunction, given: Reply): GoExpression {
    if (given.kind === "traps") return go`return nil, stubFailure(${goString(given.text)})`;
    if (given.kind === "returns") return go`return ${this.#optional(given.value) ?? "nil"}, nil`;
    const payload = this.#optional(given.payload);
    return go`return nil, &${qualifier}${this.#errorClass(func)}{${payload === undefined ? "" : go`Payload: ${payload}`}}`;
  }

  #optional(value: FixtureValue | undefined): GoExpression | undefined {
    return value && fixtureValue(this.#surface, value);
  }

  #errorClass({ result }: ApiFunction): string {
    const error = result.kind === "fallible" ? this.#surface.errors[result.errorClass ?? -1] : undefined;
    return error?.names.go ?? "ResultError";
  }

  #step(step: Step): GoCode {
    if (step.kind === "drop") {
      const handle = `handle[${this.#types.named(step.resource)}](run, ${goString(step.label)})`;
      const expected = this.#expectation(undefined, { kind: "returns" }, step);
      return printedStep(step.step, `drop ${step.label}`, go`nil, ${handle}.Close()`, expected);
    }
    const func = this.#function(step.function.function, "export");
    const call = this.#call(func, step.args);
    const expected = this.#expectation(func, step.expect, step);
    return printedStep(step.step, func.function.id, hasResult(func) ? call : go`nil, ${call}`, expected);
  }

  #call(func: ApiFunction, args: readonly FixtureValue[]): GoExpression {
    const values = args.map((arg) => fixtureValue(this.#surface, arg));
    const given = (index: number) => values[index] ?? go``;
    const positional = func.params.filter((param) => !param.optional).map((param) => given(param.index));
    const fields = func.params.filter((param) => param.optional).map((param) => go`${param.names.go}: ${given(param.index)}`);
    const options = func.optionsType === undefined ? [] : [go`&${qualifier}${func.optionsType.go}{${list(fields)}}`];
    return go`${this.#place(func, given(0))}.${func.names.go}(${list(["ctx", ...positional, ...options])})`;
  }

  #place({ function: { role }, ...func }: ApiFunction, self: GoExpression): GoExpression {
    if (role.kind === "method") return self;
    const service =
      role.kind === "function"
        ? this.#surface.services.find((it) => it.functions.some(({ abi }) => abi === func.abi))
        : this.#surface.services[this.#publicType(role.resource).resource?.service ?? -1];
    return service === undefined ? go`${CLIENT}` : go`${CLIENT}.${service.member.go}`;
  }

  /** Fields of an `expectation`. */
  #expectation(
    func: ApiFunction | undefined,
    expect: Expectation,
    { importCalls: calls, ...printed }: Effects,
  ): readonly GoBlock[] {
    const exitCode = expect.kind === "traps" ? expect.exitCode : undefined;
    const returns = expect.kind === "returns" ? this.#optional(expect.value) : undefined;
    const imports = (calls ?? []).map(
      ({ function: { function: wit }, args }) => go`{"${wit.id}", func() []any { return []any{ ${this.#values(args)} } }},`,
    );
    return [
      `anything: ${expect.kind === "anything"},`,
      `traps: ${expect.kind === "traps" && exitCode === undefined},`,
      ...(exitCode === undefined ? [] : [`exits: ptr[uint32](${exitCode}),`]),
      ...streams.flatMap((stream) => {
        const text = printed[stream];
        return text === undefined ? [] : [`${stream}: ptr(${goString(text)}),`];
      }),
      ...(returns === undefined ? [] : [go`returns: func() any { return ${returns} },`]),
      ...(expect.kind === "fails" && func !== undefined ? [this.#failure(func, this.#optional(expect.payload))] : []),
      `counted: ${calls !== undefined},`,
      "imports: []importCall{",
      imports,
      "},",
    ];
  }

  #failure(func: ApiFunction, payload: GoExpression | undefined): GoCode {
    const got = `func(e *${qualifier}${this.#errorClass(func)}) any { return e.Payload }`;
    return goCode(
      "fails: func(err error) error {",
      [go`return payload(run, err, ${got}, func() any { return ${payload ?? "nil"} })`],
      "},",
    );
  }
}

/** What the run gives each client. */
function wasi({ env, args, stdin, now, random }: GivenWasi): GoCode {
  return goCode(
    "run.wasi = givenWASI{",
    [
      `env: map[string]string{ ${env.map(({ name, value }) => `${goString(name)}: ${goString(value)}`).join(", ")} },`,
      `args: []string{ ${args.map(goString).join(", ")} },`,
      `stdin: ${goString(stdin)},`,
      ...(now === undefined ? [] : [`now: ${goString(now)},`]),
      ...(random === undefined ? [] : [`random: ptr[byte](${random}),`]),
    ],
    "}",
  );
}

function reply(body: GoExpression): GoExpression {
  return go`func(args []any) (any, error) { ${body} }`;
}

function hasResult({ result }: ApiFunction): boolean {
  return result.kind === "value" || (result.kind === "fallible" && result.ok !== undefined);
}

function printedStep(step: number, title: string, call: GoExpression, expected: readonly GoBlock[]): GoCode {
  return goCode(
    go`run.step(t, ${step}, ${goString(title)}, func() (any, error) { return ${call} }, expectation{`,
    expected,
    "})",
  );
}

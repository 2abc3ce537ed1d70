/** One fixture file as a view. */

import type {
  Behaviour,
  Exchange,
  Expectation,
  FixtureSuite,
  FixtureValue,
  ImportCall,
  Reply,
  Session,
  Step,
} from "../../../wit/fixtures/fixture-suite.js";
import type { Direction, Func, TypeIndex } from "../../../wit/world/world.js";
import { allFunctions } from "../../core/surface/api-functions.js";
import type { ApiFunction, PublicType, Surface } from "../../core/surface/surface.js";
import { GoTypes } from "../types.js";
import { objectStub } from "./stubs-view.js";
import { goString, qualifier, valueText } from "./value-text.js";

export function fixtureView(surface: Surface, suite: FixtureSuite) {
  const view = new FixtureView(surface);
  return {
    file: goString(suite.file),
    client: surface.client.go,
    behaviours: suite.stubs.map(({ function: { function: func }, behaviour }) => view.behaviour(func, behaviour)),
    objects: suite.hostObjects.map(({ label, resource }) => ({
      label: goString(label),
      stub: objectStub(view.publicType(resource).names.go),
    })),
    sessions: suite.sessions.map((session) => view.session(session)),
    hasDrops: suite.hostDrops !== undefined,
    drops: (suite.hostDrops ?? []).map(goString).join(", "),
  };
}

/** Inside a step: the client, or a failure of the step. */
const CLIENT = "alive(client)";

class FixtureView {
  readonly #surface: Surface;
  readonly #types: GoTypes;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#types = new GoTypes(surface, qualifier);
  }

  publicType(index: TypeIndex): PublicType {
    const type = this.#surface.types[this.#surface.typeOf[index] ?? -1];
    if (type === undefined) throw new Error(`type ${index} is not public`);
    return type;
  }

  behaviour(wit: Func, behaviour: Behaviour) {
    const func = this.#function(wit, "import");
    const none = { body: "" };
    const view = { id: func.function.id, isAlways: false, always: none, isSequence: false, sequence: [] as readonly object[] };
    const table = { isTable: false, table: [] as readonly object[], hasOtherwise: false, otherwise: none };
    switch (behaviour.kind) {
      case "unexpected":
        return { ...view, ...table };
      case "echo":
        return { ...view, ...table, isAlways: true, always: this.#echo(func) };
      case "always":
        return { ...view, ...table, isAlways: true, always: this.#reply(func, behaviour.reply) };
      case "sequence":
        return { ...view, ...table, isSequence: true, sequence: behaviour.entries.map((entry) => this.#exchange(func, entry)) };
      case "table": {
        const rows = { isTable: true, table: behaviour.rows.map((row) => this.#exchange(func, row)) };
        if (behaviour.otherwise === undefined) return { ...view, ...table, ...rows };
        return { ...view, ...table, ...rows, hasOtherwise: true, otherwise: this.#reply(func, behaviour.otherwise) };
      }
    }
  }

  session(session: Session) {
    const trap = session.traps ?? ({ kind: "anything" } as const);
    return {
      step: session.step ?? -1,
      expectation: this.#expectation(undefined, session.traps ? trap : { kind: "returns" }, session.importCalls),
      steps: session.steps.map((step) => this.#step(step)),
      isAlive: session.traps === undefined,
    };
  }

  #function({ id }: Func, direction: Direction): ApiFunction {
    const found = allFunctions(this.#surface).find((it) => it.direction === direction && it.function.function.id === id);
    if (found === undefined) throw new Error(`${id} is no ${direction} of the API`);
    return found.function;
  }

  /** A result comes in as a value, and goes out as a value or an error. */
  #echo(func: ApiFunction) {
    if (func.result.kind === "none") return { body: "return nil, nil" };
    if (func.result.kind === "value") return { body: "return args[0], nil" };
    const param = func.function.params[0];
    if (param === undefined) throw new Error(`${func.function.id} has nothing to echo`);
    const payload = func.result.error === undefined ? "" : "Payload: v.Err";
    return {
      body: `v := args[0].(${this.#types.of(param.type)}); if v.IsErr { return nil, &${this.#errorClass(func)}{${payload}} }; return v.Value, nil`,
    };
  }

  #exchange(func: ApiFunction, { args, reply }: Exchange) {
    return { args: this.#values(args), reply: this.#reply(func, reply) };
  }

  #values(args: readonly FixtureValue[]): string {
    return args.map((arg) => valueText(this.#surface, arg)).join(", ");
  }

  #reply(func: ApiFunction, reply: Reply) {
    if (reply.kind === "traps") return { body: `return nil, stubFailure(${goString(reply.text)})` };
    const value = this.#optional(reply.kind === "returns" ? reply.value : reply.payload);
    if (reply.kind === "returns") return { body: `return ${value ?? "nil"}, nil` };
    return { body: `return nil, &${this.#errorClass(func)}{${value === undefined ? "" : `Payload: ${value}`}}` };
  }

  #optional(value: FixtureValue | undefined): string | undefined {
    return value && valueText(this.#surface, value);
  }

  #errorClass({ result }: ApiFunction): string {
    const index = result.kind === "fallible" ? result.errorClass : undefined;
    return `${qualifier}${index === undefined ? "ResultError" : this.#surface.errors[index]?.names.go}`;
  }

  #step(step: Step) {
    if (step.kind === "drop") {
      const handle = `handle[${this.#types.named(step.resource)}](run, ${goString(step.label)})`;
      return {
        step: step.step,
        title: goString(`drop ${step.label}`),
        call: `nil, ${handle}.Close()`,
        expectation: this.#expectation(undefined, { kind: "returns" }, step.importCalls),
      };
    }
    const func = this.#function(step.function.function, "export");
    const call = this.#call(func, step.args);
    return {
      step: step.step,
      title: goString(func.function.id),
      call: this.#hasResult(func) ? call : `nil, ${call}`,
      expectation: this.#expectation(func, step.expect, step.importCalls),
    };
  }

  #hasResult({ result }: ApiFunction): boolean {
    return result.kind === "value" || (result.kind === "fallible" && result.ok !== undefined);
  }

  #call(func: ApiFunction, args: readonly FixtureValue[]): string {
    const values = args.map((arg) => valueText(this.#surface, arg));
    const positional = func.params.filter((param) => !param.optional).map((param) => values[param.index] ?? "");
    const fields = func.params.filter((param) => param.optional).map((param) => `${param.names.go}: ${values[param.index]}`);
    const options = func.optionsType === undefined ? [] : [`&${qualifier}${func.optionsType.go}{${fields.join(", ")}}`];
    return `${this.#place(func, values[0] ?? "")}.${func.names.go}(${["ctx", ...positional, ...options].join(", ")})`;
  }

  #place({ function: { role }, ...func }: ApiFunction, self: string): string {
    if (role.kind === "method") return self;
    if (role.kind !== "function") {
      const service = this.#surface.services[this.publicType(role.resource).resource?.service ?? -1];
      return service === undefined ? CLIENT : `${CLIENT}.${service.member.go}`;
    }
    const service = this.#surface.services.find((it) => it.functions.some(({ abi }) => abi === func.abi));
    return service === undefined ? CLIENT : `${CLIENT}.${service.member.go}`;
  }

  #expectation(func: ApiFunction | undefined, expect: Expectation, calls: readonly ImportCall[] | undefined) {
    const returns = expect.kind === "returns" ? this.#optional(expect.value) : undefined;
    const payload = expect.kind === "fails" ? this.#optional(expect.payload) : undefined;
    return {
      anything: expect.kind === "anything",
      traps: expect.kind === "traps",
      hasReturns: returns !== undefined,
      returns: returns ?? "",
      hasFails: expect.kind === "fails",
      errorClass: func === undefined ? "" : this.#errorClass(func).slice(qualifier.length),
      payload: payload ?? "nil",
      counted: calls !== undefined,
      imports: (calls ?? []).map(({ function: { function: wit }, args }) => ({ id: wit.id, args: this.#values(args) })),
    };
  }
}

/** A function of the API as a Go method: it checks and lowers its arguments, calls the guest and lifts what that returns. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { NOTHING } from "../../core/code/code.js";
import { camel } from "../../core/names/casing.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { docComment } from "../api/docs.js";
import { parameterName, resultType, signature } from "../api/signature.js";
import { type BodyNames, bodyNames } from "./body-names.js";
import { check, claimsHandles, needsCheck } from "./check.js";
import { badDiscriminant, inFlat, inMemory } from "./discriminant.js";
import { type CanonName, callCanon, type Glue } from "./glue.js";
import { binary, braced, component, type GoBlock, type GoCode, type GoExpression, go, goCode, type Place, place } from "./go.js";
import { flatResult, liftFlat } from "./lift-flat.js";
import { load } from "./load.js";
import { lowerFlat } from "./lower-flat.js";
import { argumentLowering, isBatched } from "./reservations.js";
import { reserve } from "./reserve.js";
import { declared, guarded, run, type Step, statement } from "./steps.js";
import { store } from "./store.js";
import { take } from "./take.js";

/** On what the method stands. */
export interface Receiver {
  readonly name: string;
  readonly type: string;
  /** Where the instance is entered: `svc.guest`; for a resource's method its handle. */
  readonly guest: string;
}

export function exportMethod(glue: Glue, func: ApiFunction, receiver: Receiver): GoCode {
  const name = func.names.go;
  return goCode(
    ...docComment(name, func.docs, `${name} calls ${func.function.id}.`, "function"),
    braced(
      go`func (${receiver.name} *${receiver.type}) ${name}${signature(glue.types, func)}`,
      new ExportCall(glue, func, receiver).body(),
    ),
  );
}

interface Argument {
  readonly node: AbiNode;
  readonly place: Place;
  /** How an error's path names it. */
  readonly step: string;
}

class ExportCall {
  readonly #glue: Glue;
  readonly #func: ApiFunction;
  readonly #receiver: Receiver;
  readonly #names: BodyNames;
  readonly #canon: CanonName;
  readonly #args: readonly Argument[];
  /** Whether the receiver is an argument, which `Handle.Enter` lends before anything else is looked at. */
  readonly #isLent: boolean;
  /** Whether checks need the call, to claim handles; without, they come before the instance is waited for. */
  readonly #claims: boolean;
  /** The result as an expression, where it is a core value that needs no more than a conversion. */
  readonly #flatResult: GoExpression | undefined;
  /** What stands before the error in a return: the result, a literal, or nothing. */
  readonly #zero: string;

  constructor(glue: Glue, func: ApiFunction, receiver: Receiver) {
    const { result } = func.abi;
    const isMethod = func.function.role.kind === "method";
    this.#glue = glue;
    this.#func = func;
    this.#receiver = receiver;
    this.#names = bodyNames(func);
    this.#canon = callCanon(this.#names.call);
    this.#args = argumentsOf(func, receiver, this.#names);
    this.#claims = this.#args.slice(isMethod ? 1 : 0).some(({ node }) => claimsHandles(glue, node));
    this.#isLent = isMethod && !this.#claims;
    this.#flatResult = func.result.kind === "value" && result ? flatResult(glue, result.node, this.#names.result) : undefined;
    const value = this.#flatResult === undefined ? this.#names.result : zeroOf(result?.node);
    this.#zero = resultType(glue.types, func) === undefined ? "" : `${value}, `;
  }

  body(): GoCode {
    const checks = (refuse: (bad: string) => string) => this.#checks((bad) => this.#return(refuse(bad)));
    return goCode(
      this.#variables(),
      this.#claims ? NOTHING : checks((bad) => bad),
      this.#enter(),
      this.#claims ? checks((bad) => `${this.#names.call}.Refuse(${bad})`) : NOTHING,
      this.#reserve(),
      this.#lower(),
      this.#func.abi.result === undefined || this.#flatResult !== undefined ? this.#finish() : this.#invoke(),
    );
  }

  #variables(): GoCode {
    const { options, result } = this.#names;
    const { optionsType } = this.#func;
    const type = resultType(this.#glue.types, this.#func);
    return goCode(
      optionsType === undefined ? NOTHING : braced(`if ${options} == nil`, `${options} = &${optionsType.go}{}`),
      type === undefined || this.#flatResult !== undefined ? NOTHING : goCode(`var ${result} ${type}`),
    );
  }

  #checks(refuse: (bad: string) => GoBlock): GoCode {
    const args = (this.#isLent ? this.#args.slice(1) : this.#args).filter(({ node }) => needsCheck(node));
    return goCode(
      ...args.map(({ node, place, step }) =>
        guarded("bad", check(this.#glue, node, place, this.#names.call), refuse(`bad.In("${step}")`)),
      ),
    );
  }

  /** What is given beside the context copies the arguments if the call must wait. */
  #enter(): GoCode {
    const { call, err, ctx } = this.#names;
    const isMethod = this.#func.function.role.kind === "method";
    const enter = `${call}, ${err} := ${this.#receiver.guest}.${isMethod && this.#claims ? "EnterWith" : "Enter"}`;
    const head = `${enter}(${ctx}, ${this.#glue.exports.indexOf(this.#func)}, `;
    const takes = this.#takes();
    return goCode(
      takes.length === 0 ? `${head}nil)` : goCode(`${head}func() {`, [run(takes)], "})"),
      braced(`if ${err} != nil`, this.#return(err)),
    );
  }

  /** The options are the caller's, too. */
  #takes(): readonly Step[] {
    const { options } = this.#names;
    const copied = this.#func.optionsType === undefined ? [] : [statement(go`${options} = ${component}.Copied(${options})`)];
    return [...copied, ...this.#args.flatMap(({ node, place }) => take(this.#glue, node, place))];
  }

  #reserve(): GoCode {
    const { params } = this.#func.abi;
    const { call } = this.#names;
    if (!isBatched(argumentLowering(this.#func))) return NOTHING;
    return goCode(
      params.spilled ? `${call}.Reserve(${params.align}, ${params.size})` : NOTHING,
      this.#run(this.#args.flatMap(({ node, place }) => reserve(this.#glue, node, place, this.#canon))),
      guarded("err", go`${call}.Allocate()`, this.#fail("err")),
    );
  }

  #lower(): GoCode {
    const { params } = this.#func.abi;
    const { call, at, err } = this.#names;
    const steps = this.#args.flatMap((arg, i) => this.#lowerArgument(arg, i));
    if (!params.spilled) return this.#run(steps);
    return goCode(
      `${at}, ${err} := ${call}.Alloc(${params.align}, ${params.size})`,
      braced(`if ${err} != nil`, this.#fail(err)),
      this.#run(steps),
      `${call}.Args[0] = uint64(${at})`,
    );
  }

  #lowerArgument({ node, place }: Argument, i: number): readonly Step[] {
    const { params } = this.#func.abi;
    const { call, at } = this.#names;
    const slot = params.slots[i];
    if (slot === undefined) throw new Error(`${this.#func.function.id} has no parameter ${i}`);
    if (this.#isLent && i === 0) {
      // It is the first flat value already.
      return params.spilled
        ? [statement(go`${binary}.LittleEndian.PutUint32(${call}.At(${at}, 4), uint32(${call}.Args[0]))`)]
        : [];
    }
    if (params.spilled) return [store(this.#glue, node, place, at, slot.offset, this.#canon)];
    return [lowerFlat(this.#glue, node, place, `${call}.Args`, slot.flatIndex, this.#canon)];
  }

  /** For a result that is a core value, or none. */
  #finish(): GoCode {
    const { call, err, result } = this.#names;
    if (this.#flatResult === undefined) return goCode(`_, ${err} = ${call}.Finish()`, `return ${err}`);
    return goCode(
      `${result}, ${err} := ${call}.Finish()`,
      braced(`if ${err} != nil`, this.#return(err)),
      go`return ${this.#flatResult}, nil`,
    );
  }

  #invoke(): GoCode {
    const { call, memory, err } = this.#names;
    const { result } = this.#func.abi;
    const found = result?.spilled
      ? goCode(
          `${memory}, ${err} := ${call}.Result(${result.node.align}, ${result.node.size})`,
          braced(`if ${err} != nil`, this.#fail(err)),
        )
      : NOTHING;
    return goCode(guarded("err", go`${call}.Invoke()`, this.#fail("err")), found, this.#lift());
  }

  #lift(): GoCode {
    const { call, result: value, memory, refused } = this.#names;
    const { result } = this.#func.abi;
    if (result === undefined) throw new Error(`${this.#func.function.id} has no result`);
    if (this.#func.result.kind !== "fallible") {
      return goCode(this.#run([this.#read(result.node, 0, value)]), this.#return(`${call}.Return()`));
    }
    if (result.node.kind !== "result") throw new Error(`${this.#func.function.id} gives no result`);
    const [{ payload: ok }] = result.node.cases;
    const discriminant = result.spilled ? inMemory(1, memory) : inFlat(`${call}.Args`);
    return goCode(
      `var ${refused} error`,
      go`switch ${discriminant.found} {`,
      "case 0:",
      [this.#run(ok === undefined ? [] : [this.#read(ok, result.node.payloadOffset, value)])],
      "case 1:",
      [this.#liftError(result.node)],
      "default:",
      [this.#return(go`${call}.Fail(${badDiscriminant(discriminant)})`)],
      "}",
      guarded("err", go`${call}.Return()`, this.#return("err")),
      this.#return(refused),
    );
  }

  #liftError({ cases: [, { payload }], payloadOffset }: AbiNode & { kind: "result" }): GoCode {
    const { payload: reason, refused } = this.#names;
    const { result } = this.#func;
    const type = result.kind === "fallible" ? this.#glue.types.payload(result.error) : "";
    const name = this.#glue.errorClass(this.#func);
    if (payload === undefined) return goCode(`${refused} = &${name}{}`);
    const step = this.#read(payload, payloadOffset, reason);
    return goCode(declared(reason, type, step, this.#fail("err")), `${refused} = &${name}{Payload: ${reason}}`);
  }

  #read(node: AbiNode, offset: number, target: string): Step {
    const { call, memory } = this.#names;
    if (this.#func.abi.result?.spilled) return load(this.#glue, node, memory, offset, place(target), this.#canon);
    return liftFlat(this.#glue, node, `${call}.Args`, 0, place(target), this.#canon);
  }

  #run(steps: readonly Step[]): GoCode {
    return run(steps, this.#fail("err"));
  }

  #fail(err: string): GoBlock {
    return this.#return(`${this.#names.call}.Fail(${err})`);
  }

  #return(error: string | GoExpression): GoExpression {
    return go`return ${this.#zero}${error}`;
  }
}

/** Of a number, flags or a bool. */
function zeroOf(node: AbiNode | undefined): string {
  return node?.kind === "scalar" && node.scalar === "bool" ? "false" : "0";
}

function argumentsOf(func: ApiFunction, receiver: Receiver, names: BodyNames): readonly Argument[] {
  return func.abi.params.slots.map(({ node }, i) => {
    const param = func.params.find(({ index }) => index === i);
    if (param === undefined) return { node, place: place(receiver.name), step: receiver.name };
    const value = param.optional ? `${names.options}.${param.names.go}` : parameterName(param.names.go);
    const name = func.function.params[i]?.name;
    return { node, place: place(value), step: name === undefined ? value : camel(name) };
  });
}

/** An imported function: lifts what the guest gives, calls the application, lowers what that returns. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { NOTHING } from "../../core/code/code.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { resultType } from "../api/signature.js";
import { checked } from "./check.js";
import { type Glue, importCanon } from "./glue.js";
import { braced, component, errors, type GoCode, go, goCode, place } from "./go.js";
import { liftFlat } from "./lift-flat.js";
import { load } from "./load.js";
import { lowerFlat } from "./lower-flat.js";
import { isBatched, resultLowering } from "./reservations.js";
import { reserve } from "./reserve.js";
import { declared, finish, run, type Step, statement } from "./steps.js";
import { store } from "./store.js";

export interface ImportTarget {
  readonly func: ApiFunction;
  /** E.g. `importHostTick`. */
  readonly name: string;
  /** How errors name the function, e.g. `host.tick`. */
  readonly title: string;
  /** The function or method of the application, without arguments, e.g. `c.Host().(*Imports).Host.Tick`. */
  readonly callee: string;
}

export function importFunction(glue: Glue, target: ImportTarget): GoCode {
  const { name, func } = target;
  return goCode(
    `// ${name} is ${func.function.id}, called by the guest.`,
    braced(go`func ${name}(c *${component}.Import, stack []uint64) error`, liftArguments(glue, func), call(glue, target)),
  );
}

function liftArguments(glue: Glue, func: ApiFunction): GoCode {
  const { params } = func.abi;
  const memory = params.spilled
    ? goCode(`memory, err := c.Memory(stack[0], ${params.align}, ${params.size})`, braced("if err != nil", "return err"))
    : NOTHING;
  const args = params.slots.map(({ node, offset, flatIndex }, i) => {
    const name = `arg${i}`;
    const step = params.spilled
      ? load(glue, node, "memory", offset, place(name), importCanon)
      : liftFlat(glue, node, "stack", flatIndex, place(name), importCanon);
    return declared(name, glue.types.of(node.type), step);
  });
  return goCode(memory, ...args);
}

function call(glue: Glue, { func, callee }: ImportTarget): GoCode {
  const { params, result } = func.abi;
  const hasResult = resultType(glue.types, func) !== undefined;
  const pointer = params.spilled ? 1 : params.flat.length;
  const returned = result?.spilled
    ? goCode(
        `at := uint32(stack[${pointer}])`,
        braced(`if _, err := c.Bytes(at, ${result.node.align}, ${result.node.size}); err != nil`, "return err"),
      )
    : NOTHING;
  // Where nothing new is declared, `err` is that of the arguments' memory.
  const assign = hasResult || !params.spilled ? ":=" : "=";
  return goCode(
    returned,
    `${hasResult ? "result, " : ""}err ${assign} ${callee}(${callArguments(func).join(", ")})`,
    braced("if err != nil", failure(glue, func)),
    lowerResult(glue, func),
  );
}

/** The receiver of a method is not among `params`. Options are always given. */
function callArguments(func: ApiFunction): readonly string[] {
  const positional = func.params.filter((param) => !param.optional).map((param) => `arg${param.index}`);
  const fields = func.params.filter((param) => param.optional).map((param) => `${param.names.go}: arg${param.index}`);
  const options = func.optionsType === undefined ? [] : [`&${func.optionsType.go}{${fields.join(", ")}}`];
  return ["c.Context()", ...positional, ...options];
}

function lowerResult(glue: Glue, func: ApiFunction): GoCode {
  const node = func.abi.result?.node;
  if (func.result.kind !== "fallible") return lower(glue, func, { node, value: "result", offset: 0 });
  const { cases, payloadOffset: offset } = resultOf(func);
  return lower(glue, func, { node: cases[0].payload, value: "result", offset, discriminant: 0 });
}

/** What an error of the application is to the guest: the declared one, by its class; any other ends the call. */
function failure(glue: Glue, func: ApiFunction): GoCode {
  if (func.result.kind !== "fallible") return goCode("return c.Fail(err)");
  const { cases, payloadOffset: offset } = resultOf(func);
  const type = glue.types.payload(func.result.error);
  const { payload } = cases[1];
  const asserted = goCode(
    `payload, ok := refused.Payload.(${type})`,
    braced("if !ok", go`return c.Fail(${component}.Invalid("the error's payload is %T, not ${type}", refused.Payload))`),
  );
  const found =
    func.result.errorClass !== undefined ? goCode("payload := refused.Payload") : payload === undefined ? NOTHING : asserted;
  return goCode(
    `var refused *${glue.errorClass(func)}`,
    braced(go`if !${errors}.As(err, &refused) || refused == nil`, "return c.Fail(err)"),
    found,
    lower(glue, func, { node: payload, value: "payload", offset, discriminant: 1 }),
  );
}

function resultOf({ abi, function: { id } }: ApiFunction): AbiNode & { kind: "result" } {
  if (abi.result?.node.kind !== "result") throw new Error(`${id} gives no result`);
  return abi.result.node;
}

/** What the application has given, or nothing. */
interface Lowered {
  readonly node: AbiNode | undefined;
  readonly value: string;
  readonly offset: number;
  /** Which case of a result it is. */
  readonly discriminant?: number;
}

/** The last statements of the function. */
function lower(glue: Glue, func: ApiFunction, { node, value, offset, discriminant }: Lowered): GoCode {
  const isSpilled = func.abi.result?.spilled ?? false;
  const written = place(value);
  const first: readonly Step[] =
    discriminant === undefined ? [] : [statement(go`${isSpilled ? "c.At(at, 1)" : "stack"}[0] = ${discriminant}`)];
  if (node === undefined) return finish(first);
  const batch = isBatched(resultLowering(node))
    ? goCode(run(reserve(glue, node, written, importCanon)), braced("if err := c.Allocate(); err != nil", "return err"))
    : NOTHING;
  const last = isSpilled
    ? store(glue, node, written, "at", offset, importCanon)
    : lowerFlat(glue, node, written, "stack", 0, importCanon);
  return goCode(checked(glue, node, written, "return c.Fail(bad)"), batch, finish([...first, last]));
}

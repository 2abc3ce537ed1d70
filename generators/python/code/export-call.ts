/** One function of the component, as `_abi.py` calls it. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { NOTHING } from "../../core/code/code.js";
import type { ApiFunction, ApiParam } from "../../core/surface/surface.js";
import { isFixed, located, takeParameter } from "./check.js";
import { errorType, type Glue, offset } from "./glue.js";
import { fromResultSlot } from "./joined.js";
import { bracketed, tupled, unpacked } from "./layout.js";
import { liftFlat } from "./lift-flat.js";
import { load } from "./load.js";
import { lowerFlat } from "./lower-flat.js";
import {
  any,
  block,
  list,
  memory,
  type Python,
  type PythonBlock,
  type PythonCode,
  py,
  pyCode,
  runtime,
  usesLocal,
} from "./python.js";
import { slot, slotViewNames, slotViews } from "./scalars.js";
import { store } from "./store.js";

/** Bytes of a slot. */
const SLOT = 16;

export interface ExportPlace {
  readonly name: string;
  readonly takeName: string;
  readonly number: number;
  readonly isStateless: boolean;
  /** The annotation of what it returns, e.g. `_Invoice`. */
  readonly returned: Python;
}

/** A function, and before it one that takes the arguments where that is done apart. */
export function exportFunctions(glue: Glue, func: ApiFunction, place: ExportPlace): readonly PythonCode[] {
  return new ExportCall(glue, func, place).functions();
}

/**
 * Whether the arguments are taken over by a function of their own, which the async client calls before it waits for a worker: they hold what another
 * thread can change. Where all are fixed, the call takes them itself.
 */
export function isApart(func: ApiFunction): boolean {
  return func.params.some((param) => !isFixed(paramNode(func, param)));
}

function paramNode(func: ApiFunction, param: ApiParam): AbiNode {
  const node = func.abi.params.slots[param.index]?.node;
  if (node === undefined) throw new Error(`${func.function.id} has no parameter ${param.index}`);
  return node;
}

interface Argument {
  readonly name: string;
  readonly node: AbiNode;
  /** How an error's path names it. */
  readonly where: string;
}

/** What is done with what comes back. */
type Returned =
  /** Neither memory nor handles, so that nothing can go wrong after the call. */
  | { readonly kind: "plain"; readonly value: Python | undefined }
  | { readonly kind: "checked"; readonly value: Python | undefined }
  | { readonly kind: "fallible"; readonly case: Python; readonly value: Python | undefined; readonly error: Python };

class ExportCall {
  readonly #glue: Glue;
  readonly #func: ApiFunction;
  readonly #place: ExportPlace;
  readonly #isMethod: boolean;
  readonly #args: readonly Argument[];
  /** Whether handles are among the arguments, besides a method's own. */
  readonly #hasClaims: boolean;

  constructor(glue: Glue, func: ApiFunction, place: ExportPlace) {
    this.#glue = glue;
    this.#func = func;
    this.#place = place;
    this.#isMethod = func.function.role.kind === "method";
    this.#args = func.params.map((param) => ({
      name: `p_${param.names.python}`,
      node: paramNode(func, param),
      where: param.names.python,
    }));
    this.#hasClaims = this.#args.some(({ node }) => glue.claims(node));
  }

  functions(): readonly PythonCode[] {
    const { name, takeName, returned } = this.#place;
    const args = this.#args.map((arg) => py`${arg.name}: ${any}`);
    const names = [...this.#args.map((arg) => arg.name), ...(this.#hasClaims ? ["claims"] : [])];
    const given = isApart(this.#func) ? [py`taken: tuple[${any}, ...]`] : args;
    const first = this.#isMethod
      ? py`handle: ${runtime("OwnHandle")}`
      : this.#place.isStateless
        ? py`pool: ${runtime("Pool")}`
        : py`instance: ${runtime("Instance")}`;
    const apart = pyCode(bracketed(`def ${takeName}(`, args, py`) -> tuple[${any}, ...]:`), [
      this.#takes(),
      tupled("return ", names, 4),
    ]);
    const taken = isApart(this.#func) ? unpacked(names, "taken", 4) : this.#takes();
    return [
      ...(isApart(this.#func) ? [apart] : []),
      pyCode(bracketed(`def ${name}(`, [first, ...given], py`) -> ${returned}:`), [taken, this.#body()]),
    ];
  }

  #takes(): PythonCode {
    const steps = this.#args.map(({ where, node, name }) => [where, takeParameter(this.#glue, node, name)] as const);
    return pyCode(
      this.#hasClaims ? py`claims = ${runtime("Claims")}()` : NOTHING,
      steps.length === 0 ? NOTHING : located(steps, ".error()"),
    );
  }

  #body(): PythonCode {
    const { isStateless } = this.#place;
    const returned = this.#returned();
    const value = returned.value;
    return pyCode(
      this.#isMethod ? py`instance = ${runtime("owner")}(handle)` : NOTHING,
      isStateless ? "instance = pool.take()" : NOTHING,
      ...(returned.kind === "fallible"
        ? [value === undefined ? NOTHING : py`result: ${any} = None`, "error: Exception | None = None"]
        : []),
      "turn = 0",
      block(
        "try",
        "instance.acquire()",
        block("if instance.state", "raise instance.refusal()"),
        py`turn = instance.state = ${runtime("TAKEN")}`,
        this.#inside(returned),
        "instance.release()",
        returned.kind !== "fallible" && value !== undefined ? "return result" : NOTHING,
      ),
      block("except BaseException as failed", block("with instance.leaving", "instance.fail(failed, turn)"), "raise"),
      isStateless ? block("finally", "pool.give(instance)") : NOTHING,
      ...(returned.kind === "fallible"
        ? [
            block("if error is not None", "raise error"),
            ...(value === undefined ? [] : [py`made: ${this.#place.returned} = result`, "return made"]),
          ]
        : []),
    );
  }

  /** While the instance is the call's: what it needs is made first. */
  #inside(returned: Returned): PythonCode {
    const { number } = this.#place;
    const lowered = pyCode(...this.#lower());
    const lifted = this.#lift(returned);
    const whole = pyCode(lowered, lifted);
    const usesCall = returned.kind !== "plain" || usesLocal(whole, "call") || usesLocal(whole, "memory");
    return pyCode(
      usesCall ? `call = instance.exports[${number}]` : NOTHING,
      usesLocal(whole, "memory") ? "memory = call.memory" : NOTHING,
      ...slotViewNames.filter((view) => usesLocal(whole, view)).map((view) => `${view} = instance.${view}`),
      this.#hasClaims ? "claims.validate(instance)" : NOTHING,
      lowered,
      this.#hasClaims ? "claims.spend()" : NOTHING,
      lifted,
    );
  }

  /** Statements that put the arguments into their slots. */
  #lower(): readonly PythonBlock[] {
    const { slots, spilled, size, align } = this.#func.abi.params;
    const self = slots.length > this.#args.length ? [{ node: slots[0]?.node, name: "handle" }] : [];
    const values = [...self, ...this.#args].flatMap(({ node, name }) => (node === undefined ? [] : [{ node, name }]));
    if (!spilled) {
      let next = 0;
      return values.map(({ node, name }) => {
        const targets = slotViews(node).map((view) => slot(view, next++, SLOT));
        const { isTuple, value } = lowerFlat(this.#glue, node, name);
        return py`${isTuple && targets.length === 1 ? py`(${list(targets)},)` : list(isTuple ? targets : targets.slice(0, 1))} = ${value}`;
      });
    }
    return [
      py`at = ${memory}.allocate(${align}, ${size})`,
      py`${slot("u32", 0, SLOT)} = at`,
      ...values.map(({ node, name }, i) => store(this.#glue, node, offset("at", slots[i]?.offset ?? 0), name)),
    ];
  }

  #lift(returned: Returned): PythonCode {
    const { number } = this.#place;
    const { result } = this.#func.abi;
    const assigned = returned.value === undefined ? NOTHING : pyCode(py`result: ${this.#place.returned} = ${returned.value}`);
    if (returned.kind === "plain") {
      return pyCode(
        py`instance.state = ${runtime("RUNNING")}`,
        `failure = instance.calls[${number}]()`,
        block("if failure or instance.trap", "raise instance.store.failure(failure)"),
        py`instance.state = ${runtime("IDLE")}`,
        assigned,
      );
    }
    const at = result?.spilled
      ? pyCode(py`at = ${memory}.require(${slot("u32", 0, SLOT)}, ${result.node.align}, ${result.node.size})`)
      : NOTHING;
    return pyCode("instance.run(call)", at, returned.kind === "fallible" ? sides(returned) : assigned, "instance.finish(call)");
  }

  #returned(): Returned {
    const { params, result } = this.#func.abi;
    const takesHandles = params.slots.some(({ node }, i) => node.hasHandles && !(i === 0 && this.#isMethod));
    if (result === undefined) return { kind: takesHandles ? "checked" : "plain", value: undefined };
    const { node, spilled } = result;
    if (this.#func.result.kind === "fallible") return this.#fallible(node, spilled);
    const isPlain = !takesHandles && node.kind === "scalar" && node.scalar !== "char";
    const value = spilled ? load(this.#glue, node, "at") : liftFlat(this.#glue, node, fromResultSlot(node, SLOT));
    return { kind: isPlain ? "plain" : "checked", value };
  }

  #fallible(node: AbiNode, spilled: boolean): Returned {
    const { result } = this.#func;
    if (node.kind !== "result" || result.kind !== "fallible") throw new Error("a fallible function has no result");
    const [ok, err] = node.cases;
    const at = offset("at", node.payloadOffset);
    const payload = err.payload === undefined ? "" : load(this.#glue, err.payload, at);
    const error = this.#glue.surface.errors[result.errorClass ?? -1];
    return {
      kind: "fallible",
      case: spilled ? py`${memory}.view[at]` : slot("u32", 0, SLOT),
      value: ok.payload && load(this.#glue, ok.payload, at),
      error: py`${error === undefined ? runtime("ResultError") : errorType(error)}(${payload})`,
    };
  }
}

function sides({ case: found, value, error }: Returned & { readonly kind: "fallible" }): PythonCode {
  return pyCode(
    py`case = ${found}`,
    block("if case == 0", value === undefined ? "pass" : py`result = ${value}`),
    block("elif case == 1", py`error = ${error}`),
    block("else", py`raise ${runtime("bad_case")}("result", case)`),
  );
}

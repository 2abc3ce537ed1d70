/** One function that the application provides, as `_abi.py` offers it to the guest. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { NOTHING } from "../../core/code/code.js";
import type { ApiFunction } from "../../core/surface/surface.js";
import { take } from "./check.js";
import { errorType, type Glue, offset } from "./glue.js";
import { fromSlots } from "./joined.js";
import { LINE_LENGTH } from "./layout.js";
import { liftFlat } from "./lift-flat.js";
import { load } from "./load.js";
import { lowerFlat } from "./lower-flat.js";
import {
  any,
  block,
  imported,
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
import { store, storeDiscriminant } from "./store.js";

/** Bytes of a slot. */
const SLOT = 8;
/** Characters of arguments that fit on the line of the call, at its deepest. */
const MAX_ARGUMENTS = LINE_LENGTH - 50;

/** `where` is how messages name the function: `host.rate`. */
export function importFunction(glue: Glue, func: ApiFunction, name: string, where: string): PythonCode {
  const body = new ImportCall(glue, func, where).body();
  const callable = imported("collections.abc", "Callable");
  return block(
    py`def bind_${name}(implementation: ${callable}[..., ${any}]) -> ${runtime("Binder")}`,
    block(
      py`def bind(call: ${runtime("ImportCall")}) -> ${callable}[[], None]`,
      "instance = call.instance",
      usesLocal(body, "memory") ? "memory = call.memory" : NOTHING,
      ...slotViewNames.filter((view) => usesLocal(body, view)).map((view) => `${view} = call.frame.${view}`),
      "",
      block("def body() -> None", body),
      "",
      "return body",
    ),
    "",
    "return bind",
  );
}

type ResultNode = AbiNode & { readonly kind: "result" };

class ImportCall {
  readonly #glue: Glue;
  readonly #func: ApiFunction;
  readonly #where: string;
  readonly #fallible: ResultNode | undefined;
  /** What the implementation returns. */
  readonly #value: AbiNode | undefined;

  constructor(glue: Glue, func: ApiFunction, where: string) {
    const node = func.abi.result?.node;
    this.#glue = glue;
    this.#func = func;
    this.#where = where;
    this.#fallible = func.result.kind === "fallible" && node?.kind === "result" ? node : undefined;
    this.#value = this.#fallible ? this.#fallible.cases[0].payload : node;
  }

  body(): PythonCode {
    const { params } = this.#func.abi;
    const value = this.#value;
    return pyCode(
      block(py`if instance.state != ${runtime("RUNNING")}`, "instance.check_may_leave()"),
      params.spilled ? py`at = ${memory}.require(${slot("u32", 0, SLOT)}, ${params.align}, ${params.size})` : NOTHING,
      this.#fallible === undefined ? this.#invoke() : pyCode(block("try", this.#invoke()), this.#refused(this.#fallible)),
      value === undefined ? NOTHING : this.#taken(value, "result"),
      this.#pointer(),
      ...(this.#fallible === undefined ? this.#lower() : this.#lowerCase(this.#fallible, 0, "result")),
      py`instance.state = ${runtime("RUNNING")}`,
    );
  }

  /** Borrowed handles end with the call. */
  #invoke(): PythonCode {
    const call = this.#call();
    if (!this.#func.abi.params.slots.some(({ node }) => node.hasHandles)) return call;
    return pyCode(block("try", call), block("finally", "call.end_loans()"));
  }

  #call(): PythonCode {
    const args = this.#arguments();
    const result = this.#value === undefined ? "" : "result = ";
    const line = list(args);
    if (line.text.length <= MAX_ARGUMENTS) return pyCode(py`${result}implementation(${line})`);
    return pyCode(
      `${result}implementation(`,
      args.map((arg) => py`${arg},`),
      ")",
    );
  }

  /** Lifted. A method's own object comes first, as the implementation's first argument; what is named comes last. */
  #arguments(): readonly Python[] {
    const { slots, spilled } = this.#func.abi.params;
    const lifted = slots.map(({ node, offset: bytes, flatIndex }, i) => {
      const param = this.#func.params.find((it) => it.index === i);
      const value = spilled
        ? load(this.#glue, node, offset("at", bytes))
        : liftFlat(this.#glue, node, list(fromSlots(node, flatIndex, SLOT)));
      return { isNamed: param?.optional === true, value: param?.optional ? py`${param.names.python}=${value}` : value };
    });
    return [...lifted.filter((it) => !it.isNamed), ...lifted.filter((it) => it.isNamed)].map((it) => it.value);
  }

  /** The declared error, which is a result to the guest. */
  #refused(node: ResultNode): PythonCode {
    const { result } = this.#func;
    const error = result.kind === "fallible" ? this.#glue.surface.errors[result.errorClass ?? -1] : undefined;
    const other = runtime("ResultError");
    const { payload } = node.cases[1];
    return block(
      py`except ${error === undefined ? other : py`(${errorType(error)}, ${other})`} as error`,
      ...(payload === undefined ? ["del error"] : [py`payload: ${any} = error.payload`, this.#taken(payload, "payload")]),
      this.#pointer(),
      ...this.#lowerCase(node, 1, "payload"),
      py`instance.state = ${runtime("RUNNING")}`,
      "return",
    );
  }

  #taken(node: AbiNode, variable: string): PythonCode {
    return pyCode(
      block("try", take(this.#glue, node, variable)),
      block(py`except ${runtime("Mismatch")} as mismatch`, `raise mismatch.inside("${this.#where}").error() from None`),
    );
  }

  /** Where a result goes that does not fit a core value. */
  #pointer(): PythonCode {
    const { params, result } = this.#func.abi;
    if (!result?.spilled) return NOTHING;
    const pointer = slot("u32", params.spilled ? 1 : params.flat.length, SLOT);
    return pyCode(py`at = ${memory}.require(${pointer}, ${result.node.align}, ${result.node.size})`);
  }

  #lower(): readonly PythonBlock[] {
    const { result } = this.#func.abi;
    if (result === undefined) return [];
    if (result.spilled) return [store(this.#glue, result.node, "at", "result")];
    const [view = "u32"] = slotViews(result.node);
    const { isTuple, value } = lowerFlat(this.#glue, result.node, "result");
    const target = slot(view, 0, SLOT);
    return [py`${isTuple ? py`(${target},)` : target} = ${value}`];
  }

  #lowerCase(node: ResultNode, number: 0 | 1, value: string): readonly PythonBlock[] {
    if (!this.#func.abi.result?.spilled) return [py`${slot("u32", 0, SLOT)} = ${number}`];
    const { payload } = node.cases[number];
    const discriminant = storeDiscriminant(this.#glue, node.discriminant, "at", number);
    if (payload === undefined) return [discriminant];
    return [discriminant, store(this.#glue, payload, offset("at", node.payloadOffset), value)];
  }
}

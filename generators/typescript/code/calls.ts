/** The constants that hold the runtime's `Call`s, one a function of the API. */

import type { ApiFunction } from "../../core/surface/surface.js";
import { exportBody, parameterNames } from "./export-call.js";
import type { Glue } from "./glue.js";
import { braced, type Lines, propertyKey } from "./lines.js";

/** Prints functions as methods, and gathers the constants that their bodies refer to. */
export class CallPrinter {
  readonly #glue: Glue;
  /** The functions that the plan exports, in its order, which is also that of the runtime's calls. */
  readonly #exports: readonly string[];
  /** By place among the runtime's calls. */
  readonly #constants: string[] = [];

  constructor(glue: Glue, exports: readonly string[]) {
    this.#glue = glue;
    this.#exports = exports;
  }

  /** E.g. `const [call$create, , call$settle] = $instance.calls.slice(1);`. */
  get constants(): Lines {
    const first = this.#constants.findIndex((name) => name !== undefined);
    if (first < 0) return [];
    const names = Array.from(this.#constants.slice(first), (name) => name ?? "");
    return [`const [${names.join(", ")}] = $instance.calls${first === 0 ? "" : `.slice(${first})`};`];
  }

  /** The lines inside the function. `owner` is the resource that it belongs to. */
  body(func: ApiFunction, { owner = "", construct = false } = {}): Lines {
    const call = `call$${owner === "" ? "" : `${owner}$`}${func.names.typescript}`;
    this.#constants[this.#exports.indexOf(func.function.id)] = call;
    return exportBody(this.#glue, { func, call, construct });
  }
}

export function method(func: ApiFunction, body: Lines, { prefix = "", end = "" } = {}): Lines {
  return braced(`${prefix}${propertyKey(func.names.typescript)}(${parameterNames(func).join(", ")})`, body, `}${end}`);
}

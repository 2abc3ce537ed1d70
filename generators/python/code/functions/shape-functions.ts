/** The functions of one shape of values: how each begins, and whether anything calls it. Bodies are only made for those. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import type { Shape } from "../../../core/shapes/shape-set.js";
import { contextOf, type Glue } from "../glue.js";
import { bracketed } from "../layout.js";
import { any, block, type Python, type PythonBlock, type PythonCode, py, pyCode, runtime, usesLocal } from "../python.js";
import { flatCount, flatNames, spread } from "../scalars.js";

export type Body = () => readonly PythonBlock[];

/** A printed function, or none. */
export type Printed = readonly PythonCode[];

export class ShapeFunctions {
  readonly glue: Glue;
  /** `line_item`, `list_of_string`. */
  readonly name: string;
  readonly #node: AbiNode;
  readonly #uses: Shape["uses"];
  readonly #isSpread: boolean;
  readonly #context: Python;

  constructor(glue: Glue, { node, uses }: Shape) {
    this.glue = glue;
    this.name = glue.name(node);
    this.#node = node;
    this.#uses = uses;
    this.#isSpread = spread(node) !== undefined;
    this.#context = contextOf(node) === "call" ? py`call: ${runtime("Call")}` : py`memory: ${runtime("Memory")}`;
  }

  get isTaken(): boolean {
    return this.#uses.lowerFlat || this.#uses.lowerMemory;
  }

  /** From flat values, which may be the leaves of a value in memory. */
  get isLifted(): boolean {
    return this.#uses.liftFlat || (this.#uses.liftMemory && this.#isSpread);
  }

  /** From memory, for what is not spread there. */
  get isLoaded(): boolean {
    return this.#uses.liftMemory && !this.#isSpread;
  }

  take(result: Python, body: Body): Printed {
    const claims = this.glue.claims(this.#node) ? py`, claims: ${runtime("Claims")}` : "";
    return this.isTaken ? [block(py`def _take_${this.name}(value: ${any}${claims}) -> ${result}`, ...body())] : [];
  }

  /** Of all flat values. */
  lift(body: Body): Printed {
    if (!this.isLifted) return [];
    const flat = flatNames(flatCount(this.#node)).map((each) => py`${each}: ${any}`);
    return [pyCode(bracketed(`def _lift_${this.name}(`, [this.#context, ...flat], py`) -> ${any}:`), this.#body(body))];
  }

  /** Of a list or map: of its pointer and length. */
  liftElements(result: Python, body: Body): Printed {
    const head = py`def _lift_${this.name}(${this.#context}, pointer: int, length: int) -> ${result}`;
    return this.isLifted ? [block(head, ...this.#body(body))] : [];
  }

  load(body: Body, { at = "at", result = any }: { readonly at?: string; readonly result?: Python } = {}): Printed {
    const head = py`def _load_${this.name}(${this.#context}, ${at}: int) -> ${result}`;
    return this.isLoaded ? [block(head, ...this.#body(body))] : [];
  }

  lower(body: Body, result = py`tuple[${any}, ...]`): Printed {
    const isPrinted = this.#uses.lowerFlat || (this.#uses.lowerMemory && this.#isSpread);
    return isPrinted
      ? [block(py`def _lower_${this.name}(${this.#context}, value: ${any}) -> ${result}`, ...this.#body(body))]
      : [];
  }

  store(body: Body): Printed {
    const head = py`def _store_${this.name}(${this.#context}, at: int, value: ${any}) -> None`;
    return this.#uses.lowerMemory && !this.#isSpread ? [block(head, ...this.#body(body))] : [];
  }

  /** A function that has handles takes its memory from the call. */
  #body(body: Body): readonly PythonBlock[] {
    const made = pyCode(...body());
    const isMade = contextOf(this.#node) === "call" && usesLocal(made, "memory");
    return [...(isMade ? ["memory = call.memory"] : []), made];
  }
}

export function expectedType(name: string, value = "value"): Python {
  return py`raise ${runtime("expected")}("${name}", ${value})`;
}

export function badCase(name: string, value: string): Python {
  return py`raise ${runtime("bad_case")}("${name}", ${value})`;
}

/** Makes a value past its `__init__`: fields are set by slot. */
export function madePast(type: Python, fields: readonly (readonly [setter: string, value: Python])[]): PythonCode {
  return pyCode(
    py`value = ${runtime("new")}(${type})`,
    ...fields.map(([setter, value]) => py`${setter}(value, ${value})`),
    "return value",
  );
}

/** The functions of one shape of values: how each begins, and whether anything calls it. Bodies are only made for those. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { NOTHING } from "../../../core/code/code.js";
import type { Shape } from "../../../core/shapes/shape-set.js";
import { claimsHandles, needsCheck } from "../check.js";
import { type Glue, isPlain } from "../glue.js";
import { braced, component, type GoBlock, type GoCode, type GoExpression, go, goCode } from "../go.js";

export type Body = () => readonly GoBlock[];

const canon = go`c *${component}.Canon`;

export class ShapeFunctions {
  readonly glue: Glue;
  /** E.g. `ListOfString`: what follows the verb in the functions' names. */
  readonly name: string;
  /** E.g. `[]string`. */
  readonly type: string;
  readonly #shape: Shape;
  readonly #node: AbiNode;

  constructor(glue: Glue, shape: Shape) {
    this.glue = glue;
    this.#shape = shape;
    this.#node = shape.node;
    this.name = glue.name(shape.node);
    this.type = glue.types.of(shape.node.type);
  }

  /** What a value's type does not rule out, before anything is lowered. */
  check(body: Body): GoCode {
    const call = claimsHandles(this.glue, this.#node) ? go`call *${component}.Call, ` : "";
    const head = go`check${this.name}(${call}v *${this.type}) *${component}.ValueError`;
    return print(this.#isLowered && needsCheck(this.#node), head, body);
  }

  /** Into bytes at hand; for values without pointers and handles. */
  put(body: Body, value = "v"): GoCode {
    const head = go`put${this.name}(memory []byte, ${value} *${this.type})`;
    return print(this.#shape.uses.lowerMemory && isPlain(this.#node), head, body);
  }

  /** Into guest memory, at an address. */
  store(body: Body, value = "v"): GoCode {
    const head = go`store${this.name}(${canon}, at uint32, ${value} *${this.type}) error`;
    return print(this.#shape.uses.lowerMemory && !isPlain(this.#node), head, body);
  }

  lowerFlat(body: Body, value = "v"): GoCode {
    const head = go`flatten${this.name}(${canon}, ${value} *${this.type}, flat []uint64) error`;
    return print(this.#shape.uses.lowerFlat, head, body);
  }

  /** Says beforehand what the former two allocate. */
  reserve(body: Body, value = "v"): GoCode {
    return print(this.glue.reserved.has(this.#shape), go`reserve${this.name}(${canon}, ${value} *${this.type})`, body);
  }

  load(body: Body, value = "v"): GoCode {
    const head = go`load${this.name}(${canon}, memory []byte, ${value} *${this.type}) error`;
    return print(this.#shape.uses.liftMemory, head, body);
  }

  liftFlat(body: Body, value = "v"): GoCode {
    const head = go`lift${this.name}(${canon}, flat []uint64, ${value} *${this.type}) error`;
    return print(this.#shape.uses.liftFlat, head, body);
  }

  /** Copies what the caller could change. */
  take(body: Body): GoCode {
    return print(this.glue.taken.has(this.#shape), go`adopt${this.name}(v *${this.type})`, body);
  }

  /** Of lists and maps: what storing and flattening share. */
  lowerElements(body: Body): GoCode {
    const head = go`lower${this.name}(${canon}, v *${this.type}) (pointer, length uint32, err error)`;
    return print(this.#isLowered, head, body);
  }

  /** Of lists and maps: what loading and lifting share. */
  liftElements(body: Body): GoCode {
    return print(this.#isLifted, go`fill${this.name}(${canon}, elements []byte, v *${this.type}) error`, body);
  }

  /** Of variants: the case itself where it is given by a pointer. */
  plain(body: Body): GoCode {
    const comment = `// plain${this.name} follows a pointer to a case; it gives nil for what is no case.`;
    return this.#isLowered ? goCode(comment, print(true, go`plain${this.name}(v ${this.type}) ${this.type}`, body)) : NOTHING;
  }

  /** Of enums: a case's number. */
  index(body: Body): GoCode {
    return print(this.#isLowered, go`index${this.name}(v ${this.type}) uint32`, body);
  }

  /** Of enums: the case of a number. */
  case(body: Body): GoCode {
    return print(this.#isLifted, go`case${this.name}(discriminant uint32, v *${this.type}) error`, body);
  }

  get #isLowered(): boolean {
    const { lowerFlat, lowerMemory } = this.#shape.uses;
    return lowerFlat || lowerMemory;
  }

  get #isLifted(): boolean {
    const { liftFlat, liftMemory } = this.#shape.uses;
    return liftFlat || liftMemory;
  }
}

function print(isCalled: boolean, head: GoExpression, body: Body): GoCode {
  return isCalled ? braced(go`func ${head}`, ...body()) : NOTHING;
}

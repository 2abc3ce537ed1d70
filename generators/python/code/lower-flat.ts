/** Makes flat values of what has been taken over. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { contextOf, type Glue } from "./glue.js";
import { call, local, memory, type Python, py, runtime } from "./python.js";
import { numbersOf } from "./scalars.js";

/** One flat value, or a tuple of all of them. */
export interface Lowered {
  readonly isTuple: boolean;
  readonly value: Python;
}

export function lowerFlat(glue: Glue, node: AbiNode, value: string): Lowered {
  const tuple = (of: Python): Lowered => ({ isTuple: true, value: of });
  switch (node.kind) {
    case "scalar":
    case "enum":
    case "flags":
      return { isTuple: false, value: py`${value}` };
    case "string":
      return tuple(py`${memory}.write_string(${value})`);
    case "own":
    case "borrow": {
      const lower = runtime(`lower_${glue.isImported(node.resource) ? "host_" : ""}${node.kind}`);
      return { isTuple: false, value: py`${lower}(${call}, ${glue.resource(node.resource)}, ${value})` };
    }
    case "list": {
      const numbers = numbersOf(node);
      if (numbers === undefined) break;
      if (numbers === "u8") return tuple(py`${memory}.write_bytes(${value})`);
      return tuple(py`${memory}.write_packed(${value}, ${node.element.size})`);
    }
  }
  return tuple(py`${glue.function("lower", node)}(${local(contextOf(node))}, ${value})`);
}

/** As it stands among other flat values. */
export function spreadOut({ isTuple, value }: Lowered): Python {
  return isTuple ? py`*${value}` : value;
}

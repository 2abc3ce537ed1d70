/** Makes Python's values of flat values: of the leaves that `struct` has read, or of core values. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import { contextOf, type Glue } from "./glue.js";
import { call, local, memory, type Python, py, runtime } from "./python.js";
import { isFloat, numbersOf, scalarCode } from "./scalars.js";

/** `inputs` are the leaves as arguments, e.g. `memory.read_string(a, b)`. */
export function liftFlat(glue: Glue, node: AbiNode, inputs: string | Python): Python {
  switch (node.kind) {
    case "scalar":
      if (node.scalar === "char") return py`${runtime("lift_char")}(${inputs})`;
      if (node.scalar === "bool") return py`bool(${inputs})`;
      return isFloat(node.scalar) ? py`${runtime("lift_float")}(${inputs})` : py`${inputs}`;
    case "string":
      return py`${memory}.read_string(${inputs})`;
    case "own":
    case "borrow": {
      const own = glue.isImported(node.resource) ? "lift_host_own" : "lift_own";
      const lift = runtime(node.kind === "own" ? own : "lift_host_borrow");
      return py`${lift}(${call}, ${glue.resource(node.resource)}, ${inputs})`;
    }
    case "list": {
      const numbers = numbersOf(node);
      if (numbers === undefined) break;
      if (numbers === "u8") return py`${memory}.read_bytes(${inputs})`;
      return py`${memory}.${isFloat(numbers) ? "read_floats" : "read_integers"}("${scalarCode(numbers)}", ${inputs})`;
    }
  }
  return py`${glue.function("lift", node)}(${local(contextOf(node))}, ${inputs})`;
}

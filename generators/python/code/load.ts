/** Reads values from memory. */

import type { AbiNode, Discriminant } from "../../../wit/abi/abi.js";
import { contextOf, type Glue } from "./glue.js";
import { liftFlat } from "./lift-flat.js";
import { local, memory, type Python, py } from "./python.js";
import { spread } from "./scalars.js";

/** At an expression: `_lift_item(memory, *_STRUCT_3.unpack_from(memory.view, at))`. */
export function load(glue: Glue, node: AbiNode, at: string | Python): Python {
  const leaves = spread(node);
  if (leaves === undefined) return py`${glue.function("load", node)}(${local(contextOf(node))}, ${at})`;
  const read = py`${glue.struct(node)}.unpack_from(${memory}.view, ${at})`;
  return liftFlat(glue, node, leaves.length === 1 ? py`${read}[0]` : py`*${read}`);
}

export function loadDiscriminant(glue: Glue, { bytes }: Discriminant, at: string): Python {
  if (bytes === 1) return py`${memory}.view[${at}]`;
  return py`${glue.structs.name(bytes === 2 ? "<H" : "<I")}.unpack_from(${memory}.view, ${at})[0]`;
}

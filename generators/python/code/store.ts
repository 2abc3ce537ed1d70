/** Writes values to memory, a statement each. */

import type { AbiNode, Discriminant } from "../../../wit/abi/abi.js";
import { contextOf, type Glue } from "./glue.js";
import { lowerFlat, spreadOut } from "./lower-flat.js";
import { local, memory, type Python, py } from "./python.js";
import { spread } from "./scalars.js";

export function store(glue: Glue, node: AbiNode, at: string | Python, value: string): Python {
  if (spread(node) === undefined) return py`${glue.function("store", node)}(${local(contextOf(node))}, ${at}, ${value})`;
  return py`${glue.struct(node)}.pack_into(${memory}.view, ${at}, ${spreadOut(lowerFlat(glue, node, value))})`;
}

export function storeDiscriminant(glue: Glue, { bytes }: Discriminant, at: string, value: number | "case"): Python {
  if (bytes === 1) return py`${memory}.view[${at}] = ${value}`;
  return py`${glue.structs.name(bytes === 2 ? "<H" : "<I")}.pack_into(${memory}.view, ${at}, ${value})`;
}

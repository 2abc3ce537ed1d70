/** The functions of `_abi.py` for the shapes of values, form by form, and the setters that they need. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import type { Glue } from "../glue.js";
import type { PythonCode } from "../python.js";
import { numbersOf } from "../scalars.js";
import { enumFunctions, flagsFunctions } from "./constants.js";
import { fixedListFunctions } from "./fixed-list.js";
import { listFunctions } from "./list.js";
import { mapFunctions } from "./map.js";
import { optionFunctions } from "./option.js";
import { recordFunctions, recordSetters, tupleFunctions } from "./record.js";
import { ShapeFunctions } from "./shape-functions.js";
import { caseSetters, variantFunctions } from "./variant.js";

export interface PrintedShapes {
  /** Constants at the top of the module: they set fields and payloads past `__init__`. */
  readonly setters: readonly PythonCode[];
  readonly functions: readonly PythonCode[];
}

/** Lists of numbers need no functions: the runtime has them. */
export function printedShapes(glue: Glue): PrintedShapes {
  const printed = glue.shapes.shapes.filter(({ node }) => numbersOf(node) === undefined);
  const forms = printed.map((shape) => ({ node: shape.node, of: new ShapeFunctions(glue, shape) }));
  return {
    setters: forms.filter(({ of }) => of.isLifted || of.isLoaded).flatMap(({ node }) => setters(glue, node)),
    functions: forms.flatMap(({ node, of }) => formFunctions(of, node)),
  };
}

function setters(glue: Glue, node: AbiNode): readonly PythonCode[] {
  if (node.kind === "record") return [recordSetters(glue, node)];
  return node.kind === "variant" ? caseSetters(glue, node) : [];
}

function formFunctions(functions: ShapeFunctions, node: AbiNode): readonly PythonCode[] {
  switch (node.kind) {
    case "record":
      return recordFunctions(functions, node);
    case "tuple":
      return tupleFunctions(functions, node);
    case "variant":
    case "result":
      return variantFunctions(functions, node);
    case "option":
      return optionFunctions(functions, node);
    case "enum":
      return enumFunctions(functions, node);
    case "flags":
      return flagsFunctions(functions, node);
    case "list":
      return listFunctions(functions, node);
    case "fixed-list":
      return fixedListFunctions(functions, node);
    case "map":
      return mapFunctions(functions, node);
    default:
      throw new Error(`a ${node.kind} is no shape`);
  }
}

/** The functions that are printed for the shapes of values, form by form. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { separated } from "../../../core/code/code.js";
import { type Glue, isNumbers } from "../glue.js";
import type { GoCode } from "../go.js";
import { enumFunctions } from "./enum.js";
import { fixedListFunctions } from "./fixed-list.js";
import { flagsFunctions } from "./flags.js";
import { listFunctions } from "./list.js";
import { mapFunctions } from "./map.js";
import { optionFunctions } from "./option.js";
import { recordFunctions } from "./record.js";
import { resultFunctions } from "./result.js";
import { ShapeFunctions } from "./shape-functions.js";
import { variantFunctions } from "./variant.js";

/** Of all shapes but those whose functions the runtime has. */
export function shapeFunctions(glue: Glue): GoCode {
  const printed = glue.shapes.shapes.filter(({ node }) => !isNumbers(node));
  return separated(printed.flatMap((shape) => formFunctions(new ShapeFunctions(glue, shape), shape.node)));
}

function formFunctions(functions: ShapeFunctions, node: AbiNode): readonly GoCode[] {
  switch (node.kind) {
    case "record":
    case "tuple":
      return recordFunctions(functions, node);
    case "list":
      return listFunctions(functions, node);
    case "fixed-list":
      return fixedListFunctions(functions, node);
    case "map":
      return mapFunctions(functions, node);
    case "option":
      return optionFunctions(functions, node);
    case "result":
      return resultFunctions(functions, node);
    case "variant":
      return variantFunctions(functions, node);
    case "enum":
      return enumFunctions(functions, node);
    case "flags":
      return flagsFunctions(functions, node);
    default:
      throw new Error(`a ${node.kind} is no shape`);
  }
}

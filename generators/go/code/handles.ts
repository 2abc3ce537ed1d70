/** Handles: the guest's by what the package's own types hold, the application's objects by the number of their resource. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { Glue } from "./glue.js";
import { component, type GoExpression, go, primary } from "./go.js";
import { failing, type Step } from "./steps.js";

type HandleNode = AbiNode & { kind: "own" | "borrow" };

/** What follows the verb in the runtime's method, and its arguments. */
export function lowerHandle(
  glue: Glue,
  node: HandleNode,
  value: GoExpression,
): { readonly method: string; readonly args: GoExpression } {
  const mode = node.kind === "own" ? "Own" : "Borrow";
  if (glue.types.isExported(node.resource)) return { method: mode, args: go`${primary(value)}.held()` };
  return { method: `${mode}Object`, args: go`${value}, ${glue.resource(node.resource)}` };
}

export function liftHandle(glue: Glue, node: HandleNode, index: GoExpression, to: GoExpression, canon: string): Step {
  if (glue.types.isExported(node.resource)) return failing(go`lift${glue.types.named(node.resource)}(${canon}, ${index}, ${to})`);
  const verb = node.kind === "own" ? "LiftOwnObject" : "LiftBorrowObject";
  return failing(go`${component}.${verb}(${canon}, ${index}, ${glue.resource(node.resource)}, ${to})`);
}

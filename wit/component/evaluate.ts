import type { Outcome } from "../diagnostic.js";
import { catchRefusal } from "../refusal.js";
import type { DecodedComponent } from "./decoded-component.js";
import { ComponentEvaluator } from "./evaluate/component.js";
import { fullName } from "./evaluate/extern-name.js";
import { Run } from "./evaluate/run.js";
import type { EvaluatedComponent } from "./evaluated-component.js";

/**
 * Carries out the instantiation of a component on paper (component-model `design/mvp/Explainer.md`): nested components are instantiated,
 * each time anew, aliases followed, and arguments checked against what is declared.
 *
 * Never throws for bad input: the diagnostics are `malformed-component` and `unsupported-component`, with the byte offset. The
 * work is bounded, since a small binary can describe an enormous instantiation.
 *
 * @param beside a component that is linked with it: its core instances have the numbers before
 */
export function evaluateComponent(
  decoded: DecodedComponent,
  file: string,
  beside?: Pick<EvaluatedComponent, "coreInstances">,
): Outcome<EvaluatedComponent> {
  return catchRefusal(file, () => {
    const run = new Run(beside?.coreInstances.length);
    const root = run.newInstance(undefined, decoded.range.start);
    const evaluator = new ComponentEvaluator(run, undefined, root, (name) => ({ kind: "abstract", path: fullName(name) }));
    const { imports, exports } = evaluator.evaluate(decoded);
    return { imports, exports, coreInstances: run.coreInstances, lowered: run.lowered, instances: run.instances };
  });
}

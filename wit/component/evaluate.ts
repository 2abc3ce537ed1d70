import { diagnostic, failed, type Outcome, succeed } from "../diagnostic.js";
import type { DecodedComponent } from "./decoded-component.js";
import { ComponentEvaluator } from "./evaluate/component.js";
import { EvaluationError } from "./evaluate/evaluation-error.js";
import { fullName } from "./evaluate/extern-name.js";
import { Run } from "./evaluate/run.js";
import type { EvaluatedComponent } from "./evaluated-component.js";

/**
 * Carries out the instantiation of a component on paper (component-model `design/mvp/Explainer.md`): nested components are instantiated,
 * each time anew, aliases followed, and arguments checked against what is declared.
 *
 * Never throws for bad input: the diagnostics are `malformed-component` and `unsupported-component`, with the byte offset. The
 * work is bounded, since a small binary can describe an enormous instantiation.
 */
export function evaluateComponent(decoded: DecodedComponent, file: string): Outcome<EvaluatedComponent> {
  return catchEvaluationError(file, () => {
    const run = new Run();
    const root = run.newInstance(undefined, decoded.range.start);
    const evaluator = new ComponentEvaluator(run, undefined, root, (name) => ({ kind: "abstract", path: fullName(name) }));
    const { imports, exports } = evaluator.evaluate(decoded);
    return { imports, exports, coreInstances: run.coreInstances, lowered: run.lowered, instances: run.instances };
  });
}

/** Turns the error of a refused input into its diagnostic; any other error is a fault of this program and passes. */
export function catchEvaluationError<T>(file: string, body: () => T): Outcome<T> {
  try {
    return succeed(body());
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const place = { file, offset: error.at };
    return failed(diagnostic(error.code, error.message, error.help === undefined ? { place } : { place, help: error.help }));
  }
}

/** One step of a printed function, and what stands around it. */

import { type GoBlock, type GoCode, type GoExpression, go, goCode } from "./go.js";

export type Step =
  | { readonly kind: "statement"; readonly line: GoExpression }
  | { readonly kind: "assignment"; readonly target: GoExpression; readonly value: GoExpression }
  /** An expression of type error, which must be looked at. */
  | { readonly kind: "failing"; readonly call: GoExpression };

export function statement(line: GoExpression): Step {
  return { kind: "statement", line };
}

export function assignment(target: GoExpression, value: GoExpression): Step {
  return { kind: "assignment", target, value };
}

export function failing(call: GoExpression): Step {
  return { kind: "failing", call };
}

/** The steps one after the other; `refuse` is done with the `err` of one that fails. */
export function run(steps: readonly Step[], refuse: GoBlock = "return err"): GoCode {
  return goCode(
    ...steps.map((step): GoBlock => {
      if (step.kind === "failing") return guarded("err", step.call, refuse);
      return step.kind === "statement" ? step.line : go`${step.target} = ${step.value}`;
    }),
  );
}

/** Looks at what a call gives, under this name. */
export function guarded(name: string, call: GoExpression, refuse: GoBlock): GoCode {
  return goCode(go`if ${name} := ${call}; ${name} != nil {`, [refuse], "}");
}

/** The steps that a function ends with; it returns an error, which the last step may give. */
export function finish(steps: readonly Step[]): GoCode {
  const last = steps.at(-1);
  if (last?.kind !== "failing") return goCode(run(steps), "return nil");
  return goCode(run(steps.slice(0, -1)), go`return ${last.call}`);
}

/** A variable and the step that fills it. A plain assignment declares it at once: linters ask for it. */
export function declared(name: string, type: string, step: Step, refuse?: GoBlock): GoCode {
  if (step.kind === "assignment") return goCode(go`${name} := ${step.value}`);
  return goCode(`var ${name} ${type}`, run([step], refuse));
}

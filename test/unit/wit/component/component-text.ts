import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { evaluateComponent } from "../../../../wit/component/evaluate.js";
import type { Entity, EvaluatedComponent } from "../../../../wit/component/evaluated-component.js";
import type { Outcome } from "../../../../wit/diagnostic.js";

/** Evaluates a component given as WebAssembly text; the text is assembled without validation. */
export async function tryEvaluate(text: string): Promise<Outcome<EvaluatedComponent>> {
  const decoded = decodeComponent(await parse(text), "test.wasm");
  return decoded.ok ? evaluateComponent(decoded.value, "test.wasm") : decoded;
}

export async function evaluate(text: string): Promise<EvaluatedComponent> {
  return unwrap(await tryEvaluate(text));
}

export function unwrap<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((each) => `${each.code}: ${each.message}`).join("\n"));
  return outcome.value;
}

/** `code: message` of each diagnostic. */
export function messages(outcome: Outcome<unknown>): readonly string[] {
  return outcome.diagnostics.map((each) => `${each.code}: ${each.message}`);
}

/** An export by path, e.g. `exported(component, "a", "r")` for the export `r` of the exported instance `a`. */
export function exported(component: EvaluatedComponent, name: string, item?: string): Entity {
  const entity = component.exports.find((each) => each.name === name)?.entity;
  const found = item === undefined ? entity : entity?.kind === "instance" ? entity.exports.get(item) : undefined;
  if (found === undefined) throw new Error(`the component does not export ${name} ${item ?? ""}`);
  return found;
}

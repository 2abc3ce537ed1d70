import type { Outcome } from "../diagnostic.js";
import { catchRefusal, malformed } from "../refusal.js";
import type { DecodedComponent, ExternName } from "./decoded-component.js";
import { ComponentEvaluator } from "./evaluate/component.js";
import { evaluateDeclarations, type Supply } from "./evaluate/declare.js";
import { fullName } from "./evaluate/extern-name.js";
import { Run } from "./evaluate/run.js";
import { peel } from "./evaluate/same-type.js";
import type { Boundary, InterfaceTypeValue } from "./evaluated-component.js";

export interface EvaluatedWorldType extends Boundary {
  /** E.g. `acme:billing/billing@1.4.0`. */
  readonly id: string;
}

/**
 * Evaluates a world of an encoded WIT package (wasm-tools `crates/wit-component/src/encoding/wit.rs`). Each world is a component type,
 * exported under its full id from a component type of its own, which the package exports under the world's plain name.
 */
export function evaluateWorldType(decoded: DecodedComponent, world: string, file: string): Outcome<EvaluatedWorldType> {
  return catchRefusal(file, () => {
    const run = new Run();
    const root = run.newInstance(undefined, decoded.range.start);
    const { exports } = new ComponentEvaluator(run, undefined, root, abstract).evaluate(decoded);
    const entity = exports.find((each) => each.name === world)?.entity;
    const outer = entity?.kind === "type" ? peel(entity.type) : undefined;
    if (outer?.kind !== "component-type") return malformed(decoded.range.start, `the encoded WIT holds no world \`${world}\``);
    const [inner] = evaluateDeclarations(outer as InterfaceTypeValue, run, abstract).exports;
    if (inner?.entity.kind !== "abstract-component") return malformed(decoded.range.start, `\`${world}\` is not a world`);
    return { id: inner.id, ...evaluateDeclarations(inner.entity.type, run, abstract) };
  });
}

function abstract(name: ExternName): Supply {
  return { kind: "abstract", path: fullName(name) };
}

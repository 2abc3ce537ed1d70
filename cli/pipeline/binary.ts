import { decodeComponent } from "../../wit/component/decode.js";
import type { DecodedComponent } from "../../wit/component/decoded-component.js";
import { evaluateComponent } from "../../wit/component/evaluate.js";
import type { EvaluatedComponent } from "../../wit/component/evaluated-component.js";
import type { Outcome } from "../../wit/diagnostic.js";
import { succeed } from "../../wit/diagnostic.js";
import { readInputFile } from "../read-input-file.js";
import { sha256 } from "../sha256.js";
import type { UserPath } from "../user-path.js";

/** A component file, understood as far as it can be without an interface to compare it with. */
export interface Binary {
  /** As diagnostics call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly decoded: DecodedComponent;
  /** Or the reasons why it cannot be instantiated by a package: `inspect` shows the rest all the same. */
  readonly evaluated: Outcome<EvaluatedComponent>;
}

export function readBinary(path: UserPath): Outcome<Binary> {
  const bytes = readInputFile(path);
  if (!bytes.ok) return bytes;
  const file = path.shown;
  const decoded = decodeComponent(bytes.value, file);
  if (!decoded.ok) return decoded;
  const evaluated = evaluateComponent(decoded.value, file);
  return succeed(
    { file, bytes: bytes.value, sha256: sha256(bytes.value), decoded: decoded.value, evaluated },
    decoded.diagnostics,
  );
}

/**
 * What the artifact can touch: the names of its imports that are, or hold, a function. Imports of types alone reach nothing.
 * E.g. `acme:billing/host@1.4.0`, `wasi:cli/environment@0.2.6`.
 */
export function reachOf({ imports }: EvaluatedComponent): string[] {
  const reaches = imports.filter(({ entity }) => {
    if (entity.kind === "instance") return [...entity.exports.values()].some((member) => member.kind === "func");
    return entity.kind === "func";
  });
  return reaches.map((each) => each.id);
}

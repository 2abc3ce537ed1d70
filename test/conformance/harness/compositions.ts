/** The guests of the vectors that pass every kind of value on, composed with those that echo it: what they did through the host, they do directly. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { print } from "@bytecodealliance/jco-transpile/wasm-tools";

/** Beside the repository where it is worked on. */
const conformance = join(import.meta.dirname, "../../../../shared/conformance");

/** Who passes values on, and who echoes them, in mixed encodings; none where the guests are not there. */
const all = [
  ["made-forward", "made-echo"],
  ["made-forward-utf16", "made-echo"],
  ["made-forward-latin1", "made-echo"],
  ["made-forward-utf16", "made-echo-utf16"],
  ["made-forward-latin1", "made-echo-latin1"],
  ["made-forward-utf16", "made-echo-latin1"],
  ["made-forward-latin1", "made-echo-utf16"],
  ["made-forward-map", "made-echo-map"],
] as const;

export const compositions = existsSync(conformance) ? all : [];

/** The vectors of the guest that passes values on. */
export function compositionVectors(forward: string) {
  return JSON.parse(readFileSync(join(conformance, forward, "vectors.json"), "utf8"));
}

/** A component in text form. */
export async function composed(forward: string, echo: string): Promise<string> {
  return `(component
    ${await nested(echo, "$Echo")}
    ${await nested(forward, "$Forward")}
    (instance $echo (instantiate $Echo))
    (alias export $echo "made:echo/api" (instance $api))
    (instance $forward (instantiate $Forward (with "made:forward/host" (instance $api))))
    (export "made:echo/api" (instance $api))
    (alias export $forward "made:forward/api" (instance $forwarded))
    (export "made:forward/api" (instance $forwarded)))`;
}

/** The text of a component as a definition inside another. */
async function nested(name: string, id: string): Promise<string> {
  const text = await print(readFileSync(join(conformance, name, "component.wasm")));
  return text.replace("(component", `(component ${id}`);
}

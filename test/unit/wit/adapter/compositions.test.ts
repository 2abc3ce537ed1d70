/** The guests of the vectors that pass every kind of value on, composed with those that echo it: what they did through the host, they do directly. */

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, it } from "vitest";
import { plannedText } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

const conformance = resolve(import.meta.dirname, "../../../../../shared/conformance");
if (!existsSync(conformance)) console.warn(`SKIPPED: the guests of ${conformance} are not there`);

const read = (name: string, file: string) => readFileSync(resolve(conformance, name, file));

/** The text of a component as a definition inside another. */
async function nested(name: string, id: string): Promise<string> {
  const text = await print(read(name, "component.wasm"));
  return text.replace("(component", `(component ${id}`);
}

async function composed(forward: string, echo: string): Promise<string> {
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

const pairs = [
  ["made-forward", "made-echo"],
  ["made-forward-utf16", "made-echo"],
  ["made-forward-latin1", "made-echo"],
  ["made-forward-utf16", "made-echo-utf16"],
  ["made-forward-latin1", "made-echo-latin1"],
  ["made-forward-utf16", "made-echo-latin1"],
  ["made-forward-latin1", "made-echo-utf16"],
  ["made-forward-map", "made-echo-map"],
] as const;

describe.skipIf(!existsSync(conformance))("compositions", () => {
  it.each(pairs)("%s calls %s", async (forward, echo) => {
    const { linking, bytes, world } = await plannedText(await composed(forward, echo));
    const component = new LinkedComponent(linking, bytes, world);
    const { steps } = JSON.parse(read(forward, "vectors.json").toString("utf8"));
    let calls = 0;
    for (const { call, args, returns } of steps) {
      if (call === undefined) continue;
      expect([call, args, component.call(call, args)]).toEqual([call, args, returns]);
      calls++;
    }
    expect(calls).toBeGreaterThan(5);
  });
});

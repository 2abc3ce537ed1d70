/** The guests of the vectors that pass every kind of value on, composed with those that echo it: what they did through the host, they do directly. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { parse, print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll } from "vitest";
import type { TestCase } from "./test-case.js";

const conformance = join(import.meta.dirname, "../../../../shared/conformance");

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

const folder = mkdtempSync(join(os.tmpdir(), "wasm-sdk-composed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export async function composedCases(): Promise<readonly TestCase[]> {
  return existsSync(conformance) ? Promise.all(pairs.map(([forward, echo]) => composedCase(forward, echo))) : [];
}

async function composedCase(forward: string, echo: string): Promise<TestCase> {
  const name = `${forward} and ${echo}`;
  const component = join(folder, `${name}.wasm`);
  writeFileSync(component, await parse(await composed(forward, echo)));
  const { imports: _, ...vectors } = JSON.parse(readFileSync(join(conformance, forward, "vectors.json"), "utf8"));
  const fixture = join(folder, `${name}.json`);
  writeFileSync(fixture, JSON.stringify(vectors));
  return { name: `composed/${name}`, component, fixtures: [fixture], features: [], isFused: true };
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

/** The text of a component as a definition inside another. */
async function nested(name: string, id: string): Promise<string> {
  const text = await print(readFileSync(join(conformance, name, "component.wasm")));
  return text.replace("(component", `(component ${id}`);
}

/** Random values of random types, from the host through two instances to the host, and all the way back. */

import { componentEmbed, componentNew, parse, print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../../wit/component/decoded-component.js";
import { functionsOf } from "../../../../wit/world/world-functions.js";
import { forwardingGuest } from "../../../conformance/random/forwarding-guest.js";
import { RandomSource } from "../../../conformance/random/random-source.js";
import { ValueMaker } from "../../../conformance/random/random-value.js";
import { randomWorld } from "../../../conformance/random/random-world.js";
import { worldOf } from "../world/wit-text.js";
import { type Planned, plannedText } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

/** RANDOM_SEEDS=from-to runs others. */
const [first = 1, last = 8] = (process.env.RANDOM_SEEDS ?? "").split("-").filter(Boolean).map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, i) => first + i);
const CALLS = 4;

const encodings: readonly Encoding[] = ["utf8", "utf16", "latin1+utf16"];

async function forwarding(wit: string): Promise<string> {
  const binary = await parse(forwardingGuest(await worldOf(wit)));
  return print(await componentNew(await componentEmbed({ binary, witSource: wit, dummy: false }), []));
}

/** The component that passes calls on. */
async function alone(seed: number, wit: string): Promise<string> {
  return (await forwarding(wit)).replaceAll("string-encoding=utf8", `string-encoding=${encodings[seed % 3]}`);
}

/** The component that passes calls on, twice: what the outer one imports, the inner one exports. The guest does not look at strings. */
async function composition(seed: number, wit: string): Promise<string> {
  const text = await forwarding(wit);
  const lines = text.split("\n");
  const imported = lines.findIndex((line) => line.includes(`(import "random:w${seed}/host"`));
  const part = (id: string, encoding: Encoding) =>
    text.replace("(component", `(component ${id}`).replaceAll("string-encoding=utf8", `string-encoding=${encoding}`);
  expect(text).toContain("string-encoding=utf8");
  const encoding = (shift: number) => encodings[(seed + shift * Math.ceil(seed / 3)) % 3] as Encoding;
  const types = lines.some((line) => line.includes(`(import "random:w${seed}/types"`));
  const given = types ? `(with "random:w${seed}/types" (instance 0))` : "";
  return `${lines.slice(0, imported + 1).join("\n")}
    ${part("$Inner", encoding(0))}
    ${part("$Outer", encoding(1))}
    (instance $inner (instantiate $Inner ${given} (with "random:w${seed}/host" (instance ${types ? 1 : 0}))))
    (alias export $inner "random:w${seed}/api" (instance $middle))
    (instance $outer (instantiate $Outer ${given} (with "random:w${seed}/host" (instance $middle))))
    (alias export $outer "random:w${seed}/api" (instance $api))
    (export "random:w${seed}/api" (instance $api)))`;
}

function callAll({ linking, bytes, world }: Planned, seed: number): number {
  const values = new ValueMaker(new RandomSource(seed), world);
  let passed: { args: readonly unknown[]; returns: unknown } = { args: [], returns: null };
  const imports = functionsOf(world, "import").map(({ id }) => {
    const run = (...args: readonly unknown[]) => {
      expect(args).toEqual(passed.args);
      return passed.returns;
    };
    return [id, run] as const;
  });
  const component = new LinkedComponent(linking, bytes, world, Object.fromEntries(imports));
  const calls = functionsOf(world, "export").flatMap((func) => Array(CALLS).fill(func));
  for (const { id, params, result } of calls) {
    const args = params.map(({ type }: { type: never }) => values.value(type));
    passed = { args, returns: result === undefined ? null : values.value(result) };
    expect([id, component.call(id, args)]).toEqual([id, passed.returns]);
  }
  return calls.length;
}

describe("random types", () => {
  it.each(seeds)("of seed %i pass through two instances", async (seed) => {
    const made = await plannedText(await composition(seed, randomWorld(seed).wit));
    expect(made.linking.adapters).toBeDefined();
    expect(callAll(made, seed)).toBeGreaterThan(20);
  });

  it.each(seeds)("of seed %i pass the exchange, one instance or two", async (seed) => {
    const { wit } = randomWorld(seed);
    for (const text of [await composition(seed, wit), await alone(seed, wit)]) {
      const made = await plannedText(text, undefined, { exchange: true });
      expect(made.linking.plan.options.some((it) => it.exchange)).toBe(true);
      expect(callAll(made, seed)).toBeGreaterThan(20);
    }
  });
});

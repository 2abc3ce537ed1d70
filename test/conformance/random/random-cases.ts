import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { componentEmbed, componentNew, parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll } from "vitest";
import { functionsOf } from "../../../wit/fixtures/functions.js";
import { readWit } from "../../../wit/source/read-wit.js";
import type { Func, World } from "../../../wit/world/world.js";
import { worldFromWit } from "../../../wit/world/world-from-wit.js";
import type { TestCase } from "../harness/test-case.js";
import { forwardingGuest } from "./forwarding-guest.js";
import { RandomSource } from "./random-source.js";
import { ValueMaker } from "./random-value.js";
import { type RandomWorld, randomWorld } from "./random-world.js";

const CALLS_OF_EACH = 4;

/** Each passes random values of random types into the guest, on to an import, and all the way back. */
export async function randomCases(seeds: readonly number[]): Promise<readonly TestCase[]> {
  const root = mkdtempSync(join(os.tmpdir(), "wasm-sdk-random-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return Promise.all(seeds.map((seed) => randomCase(root, seed)));
}

async function randomCase(root: string, seed: number): Promise<TestCase> {
  const made = randomWorld(seed);
  const world = await meaningOf(made.wit);
  const file = (name: string, contents: string | Uint8Array) => {
    const path = join(root, `${seed}${name}`);
    writeFileSync(path, contents);
    return path;
  };
  const binary = await parse(forwardingGuest(world));
  const component = await componentNew(await componentEmbed({ binary, witSource: made.wit, dummy: false }), []);
  return {
    name: `random/${seed}`,
    component: file(".wasm", component),
    wit: file(".wit", made.wit),
    fixtures: [file(".json", JSON.stringify(fixtureOf(made, world, new RandomSource(seed))))],
    features: [],
  };
}

async function meaningOf(text: string): Promise<World> {
  const source = await readWit([{ path: "random.wit", text }]);
  const world = source.ok ? worldFromWit(source.value) : source;
  if (!world.ok) throw new Error(`${JSON.stringify(world.diagnostics)}\n${text}`);
  return world.value;
}

function fixtureOf({ echoes }: RandomWorld, world: World, random: RandomSource) {
  const values = new ValueMaker(random, world);
  const exports = functionsOf(world, "export").map(({ function: func }) => func);
  const exchange = ({ params, result }: Func) => ({
    args: params.map(({ type }) => values.value(type)),
    ...(result && { returns: values.value(result) }),
  });
  const calls = exports.map((func) => ({ func, exchanges: Array.from({ length: CALLS_OF_EACH }, () => exchange(func)) }));
  const isEcho = ({ id }: Func) => echoes.includes(id.split("#")[1] ?? "");
  return {
    imports: Object.fromEntries(
      calls.map(({ func, exchanges }) => [
        func.id.replace("/api#", "/host#"),
        isEcho(func) ? { echo: true } : { sequence: exchanges },
      ]),
    ),
    steps: calls.flatMap(({ func, exchanges }) =>
      exchanges.map(({ args, returns }) => ({ call: func.id, args, returns: isEcho(func) ? args[0] : (returns ?? null) })),
    ),
  };
}

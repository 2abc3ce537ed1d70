/** The same calls through our package and through what jco makes of the same component: another implementation of the same specification. */

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { transpileBytes } from "@bytecodealliance/jco-transpile";
import { beforeAll, expect, it } from "vitest";
import { buildGuest } from "./guest.js";
import { cache, generatePackage } from "./project.js";

const folder = path.join(cache, "jco");
const host = { decorate: (name: string) => `«${name}»` };

// The type checker's Node has no types for it.
const { WebAssembly } = globalThis as unknown as { WebAssembly: { compile(bytes: Uint8Array | undefined): Promise<object> } };

/** What both give: functions with the values of the API, and declared errors as `{ kind, value }`. */
interface Greetings {
  greet(name: string): string;
  sum(values: BigUint64Array): bigint;
  alive(): number;
  crash(): void;
  Counter: new (start: number) => { add(n: number): number };
}

let ours: Greetings;
let jcos: Greetings;

beforeAll(async () => {
  // The guest has an extended constant expression; our package sets the flag by itself on Node 20, jco does not.
  setFlagsFromString("--experimental-wasm-extended-const");
  const component = await buildGuest();
  const package_ = await import(pathToFileURL(path.join(await generatePackage(path.join(cache, "jco-vendor")), "index.js")).href);
  ours = (await package_.Visitors.load({ imports: { host } })).greetings;
  const { files } = await transpileBytes(component, { name: "sdk", instantiation: "async" });
  const sources = files as Record<string, Uint8Array>;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(path.join(folder, "sdk.js"), sources["sdk.js"] ?? "");
  const { instantiate } = await import(pathToFileURL(path.join(folder, "sdk.js")).href);
  const compile = (name: string) => WebAssembly.compile(sources[name]);
  jcos = (await instantiate(compile, { "acme:visitors/host": host, "acme:visitors/host@1.0.0": host })).greetings;
}, 120_000);

/** A value, or the declared error that was thrown instead: ours is a class with the payload `{ kind, value }`, jco's is the bare `{ tag, val }`. */
function outcome(call: () => unknown): unknown {
  try {
    return { value: call() };
  } catch (error) {
    const { payload, tag, val } = error as { payload?: { kind: string; value?: unknown }; tag?: string; val?: unknown };
    if (payload === undefined && tag === undefined) throw error;
    return payload === undefined ? { kind: tag, detail: val } : { kind: payload.kind, detail: payload.value };
  }
}

it.each(["ada", "", "Zoë 🌍", "\u0000\uFEFFx", "é".repeat(30), "x".repeat(64), "x".repeat(65), "世".repeat(22)])(
  "greets %j alike",
  (name) => expect(outcome(() => ours.greet(name))).toEqual(outcome(() => jcos.greet(name))),
);

it.each([[[]], [[0n]], [[1n, 2n ** 64n - 1n]], [Array.from({ length: 1000 }, (_, i) => BigInt(i) ** 5n)]])(
  "sums alike",
  (values) => {
    const list = BigUint64Array.from(values as bigint[]);
    expect(ours.sum(list)).toBe(jcos.sum(list));
  },
);

it("counts alike", () => {
  const steps = [0, 1, 2 ** 31, 2 ** 32 - 1];
  const count = ({ Counter, alive }: Greetings) => {
    const counter = new Counter(7);
    return [...steps.map((step) => counter.add(step)), alive()];
  };
  expect(count(ours)).toEqual(count(jcos));
});

it("traps alike", () => {
  expect(() => ours.crash()).toThrow();
  expect(() => jcos.crash()).toThrow();
});

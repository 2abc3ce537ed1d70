import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { decodeComponent } from "../../../../wit/component/decode.js";
import { assemble } from "./assemble.js";

/**
 * Damaged components must give a component or a diagnostic, soon: no exception, no endless loop. The damage is random but seeded, so a
 * failure repeats. `FUZZ_FLIPS` sets how many damaged copies are made of each component.
 */
const flips = Number(process.env.FUZZ_FLIPS ?? 60);
/** Small files are also cut at every byte. */
const smallBytes = 2000;
/** Longest time for one input, which takes about a millisecond; large, because the machine may be busy. */
const maxMilliseconds = 2000;

const shared = join(import.meta.dirname, "../../../../../shared");

const texts = [
  '(component (core module (memory (export "m") 1) (func (export "f") (param i32) (result i32) local.get 0)))',
  `(component
    (type $r (resource (rep i32)))
    (type $v (variant (case "a" (own $r)) (case "b" string)))
    (core func $drop (canon resource.drop $r))
    (core instance (export "drop" (func $drop)))
    (import "a:b/c@1.0.0" (instance $i (export "t" (type (sub resource))) (export "[static]t.f" (func (param "x" string)))))
    (component $c (import "t" (type $t (sub resource))) (export "u" (type $t)))
    (instance $j (instantiate $c (with "t" (type $r))))
    (export "t" (type $r))
    (core type (module (import "a" "b" (func (param i32)))))
    (type (component (alias outer 1 0 (type $x)) (export "y" (type (eq $x))))))`,
];

function fixtures(): readonly Uint8Array[] {
  if (!existsSync(shared)) return [];
  const files = readdirSync(shared, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".wasm"));
  return files.sort().map((file) => new Uint8Array(readFileSync(join(shared, file))));
}

/** Mulberry32: a small generator of well-spread numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy with one to four bytes changed: a bit flipped, or a byte that means much to a decoder. */
function damage(bytes: Uint8Array, next: () => number): Uint8Array {
  const copy = bytes.slice();
  const changes = 1 + Math.floor(next() * 4);
  for (let i = 0; i < changes; i++) {
    const at = 8 + Math.floor(next() * (copy.length - 8));
    const byte = copy[at] ?? 0;
    copy[at] = next() < 0.5 ? byte ^ (1 << Math.floor(next() * 8)) : ([0x00, 0x7f, 0x80, 0xff][Math.floor(next() * 4)] as number);
  }
  return copy;
}

/** Decodes and says what is wrong with the way the decoder took it. */
function complaint(bytes: Uint8Array): string | undefined {
  const start = performance.now();
  const outcome = decodeComponent(bytes, "damaged.wasm");
  const elapsed = performance.now() - start;
  if (elapsed > maxMilliseconds) return `took ${Math.round(elapsed)} ms`;
  if (outcome.ok) return undefined;
  const [diagnostic, ...more] = outcome.diagnostics;
  if (diagnostic === undefined || more.length > 0) return `gave ${outcome.diagnostics.length} diagnostics`;
  const offset = diagnostic.place?.offset ?? -1;
  return offset < 0 || offset > bytes.length ? `points to offset ${offset} of ${bytes.length}` : undefined;
}

function firstComplaint(inputs: Iterable<Uint8Array>): string | undefined {
  for (const bytes of inputs) {
    const found = complaint(bytes);
    if (found !== undefined) return `${Buffer.from(bytes).toString("hex")} ${found}`;
  }
  return undefined;
}

describe("damaged components", () => {
  let seeds: readonly Uint8Array[] = [];

  beforeAll(async () => {
    seeds = [...(await Promise.all(texts.map(assemble))), ...fixtures().filter(({ length }) => length > 8 && length < 200_000)];
  });

  test("cut at every byte", () => {
    const cuts = function* () {
      for (const bytes of seeds.filter(({ length }) => length <= smallBytes)) {
        for (let length = 0; length < bytes.length; length++) yield bytes.subarray(0, length);
      }
    };
    expect(firstComplaint(cuts())).toBeUndefined();
  });

  test("with random bytes changed", () => {
    const next = random(20260821);
    const damaged = function* () {
      for (const bytes of seeds) for (let i = 0; i < flips; i++) yield damage(bytes, next);
    };
    expect(firstComplaint(damaged())).toBeUndefined();
  });
});

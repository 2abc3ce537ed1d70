/** Lists longer than a call can have arguments, and longer than a compiler likes its literals. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { buildGuest } from "../../hostile/build-guest.js";
import type { TestCase } from "./test-case.js";

const source = join(import.meta.dirname, "../long-lists");

export async function longListCases(): Promise<readonly TestCase[]> {
  const folder = mkdtempSync(join(os.tmpdir(), "wasm-sdk-long-lists-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [component, fixture] = [join(folder, "guest.wasm"), join(folder, "fixtures.json")];
  writeFileSync(component, await buildGuest(source));
  writeFileSync(fixture, JSON.stringify({ steps }));
  return [{ name: "long lists", component, wit: join(source, "world.wit"), fixtures: [fixture], features: [] }];
}

const steps = [
  echo("bytes", 1_000_000, (i) => i & 255),
  echo("numbers", 1_000_000, (i) => (i * 2_654_435_761) >>> 0),
  echo("longs", 70_000, (i) => String(BigInt(i) * -912_345_678_901n)),
  echo("floats", 70_000, (i) => (i % 3 === 0 ? "-0" : i / 7)),
  echo("strings", 70_000, (i) => `"${i}"\n`),
  echo("points", 2_000, (i) => ({ x: -i, y: i % 2 === 0 ? null : { some: i } })),
  echo("pairs", 2_000, (i) => [i & 255, i % 3 === 0]),
];

function echo(of: string, length: number, item: (index: number) => unknown) {
  const items = Array.from({ length }, (_, i) => item(i));
  return { call: `echo-${of}`, args: [items], returns: items };
}

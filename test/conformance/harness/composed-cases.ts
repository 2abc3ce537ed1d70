/** Compositions as cases of every language. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { afterAll } from "vitest";
import { composed, compositions, compositionVectors } from "./compositions.js";
import type { TestCase } from "./test-case.js";

const folder = mkdtempSync(join(os.tmpdir(), "wasm-sdk-composed-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export async function composedCases(): Promise<readonly TestCase[]> {
  return Promise.all(compositions.map(([forward, echo]) => composedCase(forward, echo)));
}

async function composedCase(forward: string, echo: string): Promise<TestCase> {
  const name = `${forward} and ${echo}`;
  const component = join(folder, `${name}.wasm`);
  writeFileSync(component, await parse(await composed(forward, echo)));
  const { imports: _, ...vectors } = compositionVectors(forward);
  const fixture = join(folder, `${name}.json`);
  writeFileSync(fixture, JSON.stringify(vectors));
  return { name: `composed/${name}`, component, fixtures: [fixture], features: [] };
}

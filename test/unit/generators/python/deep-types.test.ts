/** A type that holds another twice, and so on, is printed and looked at once a level. */

import { componentEmbed, componentNew } from "@bytecodealliance/jco-transpile/wasm-tools";
import { expect, it } from "vitest";
import { python } from "../../../../generators/python/backend.js";
import { backendInput, taken } from "../backend-input.js";

async function glueOf(levels: number): Promise<number> {
  const types = Array.from({ length: levels }, (_, i) => `type t${i + 1} = tuple<t${i}, t${i}>;`);
  const wit = `package test:deep; interface api { type t0 = u32; ${types.join(" ")} f: func(x: t${levels}) -> u32; } world deep { export api; }`;
  const component = await componentNew(await componentEmbed({ witSource: wit, dummy: true }), []);
  const input = await backendInput(wit, component);
  const { files } = taken(python.generate(input, python.options({}, input.surface)));
  const own = files.filter(({ path }) => path.endsWith(".py") && !path.includes("/_runtime/"));
  return own.reduce((sum, { contents }) => sum + contents.length, 0);
}

it("grows with the levels, not with the leaves", async () => {
  const [eight, sixteen] = [await glueOf(8), await glueOf(16)];
  expect(sixteen).toBeLessThan(2 * eight);
}, 60_000);

/** A customer's TypeScript program against the declarations of every golden package, in the oldest and the newest compiler that we promise. */

import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { node } from "./command.js";
import { cache } from "./project.js";
import { installTools } from "./tools.js";

const goldens = path.resolve(import.meta.dirname, "../golden");
/** Goldens leave out what is the same in every package. */
const runtimeTypes = path.resolve(import.meta.dirname, "../../templates/typescript/runtime/src/api.d.ts");
const folder = path.join(cache, "compilers");
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  lib: ["ES2022"],
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  noEmit: true,
  types: [],
};

let tools: string;

/** A project for each compiler, as vitest runs files but not the tests of one file at once. */
beforeAll(async () => {
  tools = await installTools();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const golden of readdirSync(goldens, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    cpSync(path.join(goldens, golden.name, "typescript"), path.join(folder, golden.name), { recursive: true });
    cpSync(runtimeTypes, path.join(folder, golden.name, "runtime/api.d.ts"));
  }
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["."] }));
  writeFileSync(
    path.join(folder, "program.ts"),
    `import { Billing, InvoiceError, type LineItem } from "./billing/index.js";
const billing = await Billing.load({ imports: { host: { log() {}, rate: () => 1 } } });
const lines: LineItem[] = [{ sku: "pro", quantity: 2 }];
export const total: bigint = billing.invoices.create("c", lines, { currency: "usd" }).total;
export const error: Error = new InvoiceError({ kind: "closed" });
// @ts-expect-error a quantity is a number
billing.invoices.create("c", [{ sku: "pro", quantity: 2n }]);
`,
  );
}, 300_000);

it.each(["typescript-5-6", "typescript-7"])("%s finds nothing", async (compiler) => {
  expect(await node([path.join(tools, compiler, "bin/tsc"), "-p", folder], folder)).toBe("");
});

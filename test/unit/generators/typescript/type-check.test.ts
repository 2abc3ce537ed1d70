import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { backendInput } from "../backend-input.js";
import { componentOf, writePackage } from "./generate-package.js";

const root = path.join(import.meta.dirname, "../../../..");
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  lib: ["ES2022"],
  target: "ES2022",
  module: "NodeNext",
  moduleResolution: "NodeNext",
  noEmit: true,
  types: [],
};

const compiler = path.join(root, "node_modules/typescript/bin/tsc");

/** Names in the shipped runtime that nothing declares: it has only the declarations that the package reaches. */
async function unknownNames(golden: string, stateless: boolean): Promise<readonly string[]> {
  const wit = readFileSync(path.join(root, "test/golden", golden, "world.wit"), "utf8");
  const folder = writePackage(await backendInput(wit, await componentOf({ wit }), { stateless }));
  const options = ["--allowJs", "--checkJs", "--noEmit", "--target", "ESNext", "--lib", "ESNext,DOM", "--types", ""];
  const { stdout } = spawnSync(process.execPath, [compiler, ...options, path.join(folder, "runtime/index.js")], {
    encoding: "utf8",
  });
  return stdout.split("\n").filter((line) => /Cannot find name/.test(line));
}

/** What the compiler says about a package and a program that uses it. */
async function diagnosticsOf(golden: string, program: string): Promise<string> {
  const wit = readFileSync(path.join(root, "test/golden", golden, "world.wit"), "utf8");
  const folder = writePackage(await backendInput(wit, await componentOf({ wit })));
  writeFileSync(path.join(folder, "program.ts"), program);
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  try {
    return execFileSync(process.execPath, [compiler, "-p", folder], {
      encoding: "utf8",
    });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
}

describe("the strictest compiler", () => {
  test.each(["billing", "keywords", "types", "resources"])("is content with %s", async (golden) => {
    expect(await diagnosticsOf(golden, "export {};\n")).toBe("");
  });

  test.each([
    ["billing", false],
    ["types", true],
    ["resources", false],
  ])("knows every name in the runtime of %s", async (golden, stateless) => {
    expect(await unknownNames(golden, stateless)).toEqual([]);
  });

  test("holds a customer to the types", async () => {
    const program = `
      import { Billing, Cart, Currency, InvoiceError, type Imports, type Invoice, type LineItem } from "./index.js";
      const imports: Imports = { host: { log(level, message) { const a: "info" | "warning" = level; const b: string = message; void [a, b]; }, rate: () => 1 } };
      const billing = await Billing.load({ imports });
      const lines: LineItem[] = [{ sku: "pro", quantity: 2 }, { sku: "pro", quantity: 1, note: undefined }];
      const invoice: Invoice = billing.invoices.create("c", lines, { currency: Currency.Usd });
      const total: bigint = invoice.total;
      billing.invoices.settle(invoice.id, { kind: "cash" }, { lines: true });
      const bytes: Uint8Array = billing.invoices.checksum([1, 2]);
      const error = new InvoiceError({ kind: "closed" });
      if (error.payload.kind === "unknown-sku") { const sku: string = error.payload.value; void sku; }
      using cart: Cart = new billing.invoices.Cart("c");
      const made: boolean = cart instanceof Cart && cart instanceof billing.invoices.Cart;
      void [total, bytes, made];
      // @ts-expect-error the client is made by load
      new Billing();
      // @ts-expect-error imports are needed
      await Billing.load();
      // @ts-expect-error a cart is made through the client
      new Cart();
      // @ts-expect-error not a currency
      billing.invoices.create("c", lines, { currency: "gbp" });
      // @ts-expect-error fields are read-only
      invoice.id = "x";
      // @ts-expect-error what looks like a cart is none
      billing.invoices.Cart.checkout({ add: () => 1, total: () => 1n, close() {}, [Symbol.dispose]() {} });
      // @ts-expect-error a bigint only
      billing.invoices.settle("i", { kind: "card", value: 1 }, {});
    `;
    expect(await diagnosticsOf("billing", program)).toBe("");
  });
});

import { expect, test } from "vitest";
import { shippedSource, withoutUnused } from "../../../../generators/typescript/shipped-source.js";

test("the runtime ships without its JSDoc", () => {
  const source =
    "/** A file. */\n\n/** @param {any} a */\nexport function f(a) {\n\treturn /** @type {number} */ (a); // Kept.\n}\n";
  expect(shippedSource(source)).toBe("export function f(a) {\n\treturn a; // Kept.\n}\n");
});

const checks = [
  'import { arrays } from "./memory.js";',
  "function deep() {\n\tarrays();\n}",
  "export const text = () => {\n\tdeep();\n};",
  "export const char = () => {\n\ttext();\n};",
  "export const map = (value) => value.map(1);\n",
].join("\n\n");

test("checks that nobody calls do not ship", () => {
  expect(withoutUnused(checks, ["$.text(a);"])).toBe(checks.split("\n\n").slice(0, 3).join("\n\n"));
  expect(withoutUnused(checks, ["$.char(a);"])).toBe(checks.split("\n\n").slice(0, 4).join("\n\n"));
  expect(withoutUnused(checks, ['import { map } from "./check.js";'])).toContain("export const map");
  expect(withoutUnused(checks, ["$.other.map(1); const text = 1;"])).toBe('import { arrays } from "./memory.js";');
});

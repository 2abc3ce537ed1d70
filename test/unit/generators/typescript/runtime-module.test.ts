import { expect, test } from "vitest";
import { blocksOf, publicNames, runtimeModule } from "../../../../generators/typescript/runtime-module.js";

test("the runtime ships without its comments", () => {
  const source =
    "/** A file. */\n\n/** @param {any} a */\nexport function f(a) {\n\t// Why.\n\treturn /** @type {number} */ (a); // Kept.\n}\n";
  expect(blocksOf(source)).toEqual(["function f(a) {\n\treturn a; // Kept.\n}"]);
});

const errors = { name: "errors.js", text: publicNames.map((name) => `export class ${name} {}\n`).join("\n") };
const run = (text: string, user: string) => {
  const module = runtimeModule([{ name: "a.js", text }, errors], user);
  return module.slice(0, module.indexOf("export class ClosedError")).trim();
};

test("functions that nobody calls do not ship", () => {
  const text =
    "function deep() {}\n\nexport function used() {\n\tdeep();\n}\n\nexport function string(other) {\n\tother.used();\n}\n";
  expect(run(text, "$.used();")).toBe("function deep() {}\n\nexport function used() {\n\tdeep();\n}");
  expect(run(text, '$.string("used(");')).toBe("export function string(other) {\n\tother.used();\n}");
  expect(run(text, "")).toBe("");
});

test("nor do constants, methods and views", () => {
  const text = [
    "const NEVER = 1;\nconst LIMIT = 2;",
    "const OTHER = 3;",
    "export class Memory {\n\tconstructor(buffer) {\n\t\tthis.u8 = new Uint8Array(buffer);\n\t\tthis.s8 = new Int8Array(buffer);\n\t}",
    "\tread() {\n\t\treturn this.u8.length < LIMIT;\n\t}",
    "\twrite() {\n\t\treturn OTHER;\n\t}\n}",
  ].join("\n\n");
  expect(run(text, "new $.Memory().read();")).toBe(
    [
      "const NEVER = 1;\nconst LIMIT = 2;",
      "export class Memory {\n\tconstructor(buffer) {\n\t\tthis.u8 = new Uint8Array(buffer);\n\t}",
      "\tread() {\n\t\treturn this.u8.length < LIMIT;\n\t}\n}",
    ].join("\n\n"),
  );
});

test("a name has one meaning", () => {
  expect(() => run("const a = 1;\n\nconst a = 2;", "")).toThrow("the runtime has a not exactly once");
  expect(() => run("", "$.missing();")).toThrow("the runtime has missing not exactly once");
});

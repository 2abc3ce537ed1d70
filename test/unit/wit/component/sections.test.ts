import { describe, expect, test } from "vitest";
import { component, componentPreamble, decoded, leb, modulePreamble, name, refused, section } from "./assemble.js";

test("custom sections are kept with their payload, anywhere", () => {
  const bytes = component(section(0, name("first"), [1, 2, 3]), section(7, [1, 0x73]), section(0, name("second")));
  expect(decoded(bytes).customSections).toEqual([
    { name: "first", range: { start: 16, end: 19 } },
    { name: "second", range: { start: 32, end: 32 } },
  ]);
});

test("a number may be padded with zeros, up to five bytes", () => {
  expect(decoded(component([7, 0x81, 0x80, 0x80, 0x80, 0x00, 0])).definitions).toEqual([]);
});

test.each([
  ["an outer alias of a function", section(6, [1, 0x01, 0x02, 0, 0]), "an outer alias cannot refer to the sort func", 11],
  [
    "an import in an instance type",
    section(7, [1, 0x42, 1, 0x03, 0, 1, 0x61, 3, 1]),
    "an instance type cannot declare an import",
    13,
  ],
  ["an unknown section", [0x0d, 0], "0x0d is not the id of a section", 8],
  ["a section past the end", [7, 3, 0], "a section is missing or cut short", 10],
  ["a section longer than its contents", section(7, [0, 0]), "section 7 has 1 more bytes than its contents", 11],
  ["a vector longer than its section", section(7, [9, 0x73]), "9 definitions are announced, but only 1 bytes follow", 10],
  ["a number of more than 32 bits", [7, 0x81, 0x80, 0x80, 0x80, 0x10, 0], "does not fit into 32 bits", 13],
  ["a name that is not UTF-8", section(0, [2, 0xff, 0xfe]), "is not valid UTF-8", 11],
  ["a surrogate in UTF-8", section(0, [3, 0xed, 0xa0, 0x80]), "is not valid UTF-8", 11],
])("%s is malformed", (_, bytes, message, offset) => {
  const diagnostic = refused(component(bytes));
  expect(diagnostic).toMatchObject({ code: "malformed-component", place: { file: "test.wasm", offset } });
  expect(diagnostic.message).toContain(message);
});

test.each([
  ["a start function", section(9, [0, 0, 0]), "start function"],
  ["values", section(12, [1, 0x7f, 1, 0]), "defines values"],
  ["an imported value as encoders write it", section(10, [1, 0x00, ...name("v"), 0x02, 0x79]), "imports or exports a value"],
  ["an imported value", section(10, [1, 0x00, ...name("v"), 0x02, 0x01, 0x7f]), "imports the value `v`"],
])("%s is unsupported", (_, bytes, message) => {
  const diagnostic = refused(component(bytes));
  expect(diagnostic.code).toBe("unsupported-component");
  expect(diagnostic.message).toContain(message);
});

test("deep nesting is refused, not followed", () => {
  let nested: readonly number[] = componentPreamble;
  for (let i = 0; i < 200; i++) nested = [...componentPreamble, ...section(4, nested)];
  expect(refused(Uint8Array.from(nested)).message).toContain("nested more than 100 levels deep");

  const types = Array.from({ length: 5000 }, () => [0x41, 0x01, 0x01]).flat();
  expect(refused(component(section(7, [1, ...types]))).message).toContain("nested more than 100 levels deep");
});

describe("what would take more memory or time than real components need is refused", () => {
  const repeated = (count: number, bytes: readonly number[]) => Array.from({ length: count }, () => bytes).flat();

  test("a very long name", () => {
    expect(refused(component(section(0, name("x".repeat(100_001))))).message).toContain("longer than 100000 bytes");
  });

  test("millions of items", () => {
    const bytes = new Uint8Array(2_000_100).fill(0x7f);
    bytes.set(component([7, ...leb(2_000_087), ...leb(2_000_083)]));
    expect(refused(bytes)).toMatchObject({ code: "unsupported-component" });
  });

  test("many instantiations of a module with many imports", () => {
    const names = Array.from({ length: 4000 }, (_, i) => name(`f${i}`));
    const type = section(1, [1, 0x60, 0, 0]);
    const needy = section(1, modulePreamble, type, section(2, leb(4000), ...names.map((name) => [0, ...name, 0, 0])));
    const exports = section(7, leb(4000), ...names.map((name) => [...name, 0, 0]));
    const supplier = section(1, modulePreamble, type, section(3, [1, 0]), exports, section(10, [1, 2, 0, 0x0b]));
    const instances = section(2, leb(3001), [0, 1, 0], repeated(3000, [0, 0, 1, 0, 0x12, 0]));
    expect(refused(component(needy, supplier, instances)).message).toContain("more than 10000000 imports in all");
  });
});

import { describe, expect, test } from "vitest";
import { component, componentPreamble, modulePreamble, refused, section } from "./assemble.js";

const text = (source: string) => new TextEncoder().encode(source);

describe("what is not a component is told apart", () => {
  test.each([
    ["an empty file", new Uint8Array(), "not-wasm", "the file is empty"],
    ["WebAssembly text", text("(component)"), "not-wasm", "the file is text, not a WebAssembly binary"],
    ["another binary", Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x00, 0x00), "not-wasm", "the file is not WebAssembly"],
    ["a core module", Uint8Array.from(modulePreamble), "core-module", "core WebAssembly module"],
    ["a cut preamble", Uint8Array.from(componentPreamble.slice(0, 6)), "malformed-component", "ends within its first 8 bytes"],
    [
      "an unknown version",
      Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x0e, 0x00, 0x01, 0x00),
      "malformed-component",
      "version and layer `0e 00 01 00` are unknown",
    ],
  ])("%s", (_, bytes, code, message) => {
    const diagnostic = refused(bytes);
    expect(diagnostic.code).toBe(code);
    expect(diagnostic.message).toContain(message);
    expect(diagnostic.place?.file).toBe("test.wasm");
  });
});

test.each([
  ["a core module in place of a component", section(4, modulePreamble), "a component is expected, not a core module"],
  ["a component in place of a core module", section(1, componentPreamble), "a core module is expected, not a component"],
  [
    "garbage in place of a core module",
    section(1, [1, 2, 3, 4, 5, 6, 7, 8]),
    "a core module starts with `01 02 03 04 05 06 07 08`",
  ],
])("%s is refused where it stands", (_, bytes, message) => {
  const diagnostic = refused(component(bytes));
  expect(diagnostic.message).toContain(message);
  expect(diagnostic.place?.offset).toBe(10);
});

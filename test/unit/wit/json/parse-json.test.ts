import { describe, expect, it } from "vitest";
import { type JsonNode, parseJson } from "../../../../wit/json/parse-json.js";

function plain(node: JsonNode): unknown {
  if (node.kind === "object") return Object.fromEntries(node.members.map(({ key, value }) => [key, plain(value)]));
  if (node.kind === "array") return node.items.map(plain);
  return node.kind === "null" ? null : node.value;
}

describe("what JSON.parse takes", () => {
  it.each([
    "null",
    " [ ] ",
    "{}",
    '{"a": [1, -0.5e-3, true, false, null, "\\u00fc\\"\\\\/\\n"], "b": {"": {}}}',
    '"\u007f\u2028"',
    "[[[[]]]]",
    `"${"x".repeat(1_000_000)}"`,
  ])("%#", (text) => {
    const outcome = parseJson(text, "a.json");
    expect(outcome.ok && plain(outcome.value)).toEqual(JSON.parse(text));
  });
});

describe("what it does not take, with the place", () => {
  it.each([
    ["", "1:1", "expected a value, found the end of the file"],
    ['{\n  "a": 1,\n}', "3:1", "expected a key in double quotes, found `}`"],
    ["[1, 2", "1:6", "expected `,` or `]`, found the end of the file"],
    ["[1 2]", "1:4", "expected `,` or `]`, found `2`"],
    ["{a: 1}", "1:2", "expected a key in double quotes, found `a`"],
    ['{"a" 1}', "1:6", "expected `:`, found `1`"],
    ["[01]", "1:3", "expected `,` or `]`, found `1`"],
    ["[nil]", "1:2", "expected a value, found `n`"],
    ['["a\nb"]', "1:2", 'expected a string that ends in its line, found `"`'],
    ['["\\x"]', "1:2", "the string has an escape or a character that JSON does not know"],
    ["[] // done", "1:4", "expected the end of the file, found `/`"],
    ['["𝒳", oops]', "1:7", "expected a value, found `o`"],
    ['{"a": 1, "a": 2}', "1:10", "the key `a` is there twice"],
    ["[".repeat(500), "1:401", "this is nested too deep"],
  ])("%j", (text, place, message) => {
    const [problem] = parseJson(text, "a.json").diagnostics;
    expect(`${problem?.place?.line}:${problem?.place?.column}`).toBe(place);
    expect(problem).toMatchObject({ code: "fixture-syntax", message, place: { file: "a.json" } });
  });
});

import { describe, expect, it } from "vitest";
import { jsonValue, parseJson } from "../../../../cli/config/json-source.js";

const place = (text: string) => {
  const outcome = parseJson(text, "c.json");
  const [found] = outcome.diagnostics;
  return outcome.ok ? "ok" : `${found?.place?.line}:${found?.place?.column} ${found?.message}`;
};

describe("parseJson", () => {
  it("gives the values that JSON.parse gives", () => {
    const text = '\ufeff{ "a": [1, -2.5e3, "x\\n\\u00e9", true, false, null, {}], "__proto__": { "b": [] } }';
    const outcome = parseJson(text, "c.json");
    if (!outcome.ok) throw new Error("it does not parse");
    expect(JSON.stringify(jsonValue(outcome.value))).toBe(JSON.stringify(JSON.parse(text.slice(1))));
  });

  it("places keys and values", () => {
    const outcome = parseJson('{\n  "wit": "w",\n\t"sdk": { "name": 1 }\n}', "c.json");
    if (!outcome.ok || outcome.value.kind !== "object") throw new Error("it is no object");
    const [, sdk] = outcome.value.entries;
    expect(sdk?.keyPlace).toEqual({ file: "c.json", line: 3, column: 2 });
    expect(sdk?.value.place).toEqual({ file: "c.json", line: 3, column: 9 });
  });

  it.each([
    ["", "1:1 a value is expected, but the file ends"],
    ['{\n  "a": 1,\n}', "3:1 a key in double quotes is expected, but there is `}`"],
    ['{ "a" 1 }', "1:7 `:` is expected, but there is `1`"],
    ['{ "a": 1 "b": 2 }', '1:10 `}` is expected, but there is `"b"`'],
    ['{ "a": 1 // why\n}', "1:10 unexpected `// why`"],
    ['{ "a": "open\n" }', '1:8 unexpected `"open`'],
    ["{} {}", "1:4 the end of the file is expected, but there is `{`"],
    ["[01]", "1:3 `]` is expected, but there is `1`"],
    ["nulls", "1:1 unexpected `nulls`"],
  ])("says where %j is wrong", (text, expected) => {
    expect(place(text)).toBe(expected);
  });

  it("refuses nesting that would overflow the stack", () => {
    expect(place("[".repeat(100_000))).toBe("1:101 the JSON is nested too deep");
  });
});

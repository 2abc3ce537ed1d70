import { describe, expect, it } from "vitest";
import { parseFunctionName } from "../../../../wit/world/function-name.js";
import { canonicalPath, PathIndex, parseInterfaceId } from "../../../../wit/world/interface-id.js";

describe("canonicalPath", () => {
  it.each([
    ["wasi:cli/run@0.2.6", "wasi:cli/run@0.2"],
    ["wasi:cli/run@0.2.12#run", "wasi:cli/run@0.2#run"],
    ["a:b/c@1.4.0", "a:b/c@1"],
    ["a:b/c@12.0.3", "a:b/c@12"],
    ["a:b/c@0.0.3", "a:b/c@0.0.3"],
    ["a:b/c@3.0.0-rc.1#f", "a:b/c@3.0.0-rc.1#f"],
    ["a:b/c@1.2.3+build.5", "a:b/c@1"],
    ["a:b/c#f", "a:b/c#f"],
    ["version", "version"],
  ])("of %s is %s", (path, canonical) => {
    expect(canonicalPath(path)).toBe(canonical);
  });
});

describe("PathIndex", () => {
  const index = new PathIndex([
    ["a:b/c@1.0.0#f", "old"],
    ["a:b/c@1.2.0#f", "new"],
    ["plain", "plain"],
  ]);

  it("prefers the exact version", () => {
    expect(index.find("a:b/c@1.2.0#f")).toBe("new");
  });

  it("falls back on the first compatible one", () => {
    expect(index.find("a:b/c@1.9.0#f")).toBe("old");
    expect(index.find("plain")).toBe("plain");
  });

  it("finds nothing incompatible", () => {
    expect(index.find("a:b/c@2.0.0#f")).toBeUndefined();
    expect(index.find("a:b/c#f")).toBeUndefined();
  });
});

describe("parseInterfaceId", () => {
  it("takes a package's interface apart", () => {
    expect(parseInterfaceId("acme:billing/tax-rates@1.4.0-rc.1+b")).toMatchObject({
      package: { namespace: { kebab: "acme" }, name: { kebab: "billing" }, version: "1.4.0-rc.1+b" },
      name: { kebab: "tax-rates" },
    });
  });

  it("takes a plain name for an inline interface", () => {
    expect(parseInterfaceId("host")).not.toHaveProperty("package");
  });
});

describe("parseFunctionName", () => {
  it.each([
    ["add", { kind: "function", name: "add" }],
    ["[async]add", { kind: "function", name: "add" }],
    ["[constructor]cart", { kind: "constructor", name: "cart", resource: "cart" }],
    ["[method]cart.add-item", { kind: "method", name: "add-item", resource: "cart" }],
    ["[static]cart.merge", { kind: "static", name: "merge", resource: "cart" }],
    ["[async method]cart.add", { kind: "method", name: "add", resource: "cart" }],
  ])("understands %s", (encoded, parsed) => {
    expect(parseFunctionName(encoded)).toEqual(parsed);
  });
});

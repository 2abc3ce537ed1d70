import { describe, expect, it } from "vitest";
import { docComment, memberComment } from "../../../../generators/go/docs.js";

const linesOf = (text: string) => memberComment({ text });

describe("doc comments", () => {
  it("begin with the symbol's name where the text allows it", () => {
    expect(docComment("Create", { text: "Creates an invoice." }, "")).toEqual(["// Create creates an invoice."]);
    expect(docComment("Cart", { text: "A cart." }, "")).toEqual(["// Cart is a cart."]);
    expect(docComment("Host", { text: "What the SDK asks of the application." }, "")).toEqual([
      "// Host is what the SDK asks of the application.",
    ]);
  });

  it("leave other texts as they are", () => {
    expect(docComment("Limit", { text: "The limit." }, "")).toEqual(["// The limit."]);
    expect(docComment("Fail", { text: "n = 0: ok(7)." }, "")).toEqual(["// n = 0: ok(7)."]);
    expect(docComment("Lines", { text: "Items of the invoice." }, "")).toEqual(["// Items of the invoice."]);
  });

  it("say something where the WIT says nothing", () => {
    expect(docComment("Get", undefined, "Get calls a:b/c#get.")).toEqual(["// Get calls a:b/c#get."]);
    expect(memberComment(undefined)).toEqual([]);
  });

  it("have versions as paragraphs", () => {
    expect(docComment("Get", { text: "Gets it.", since: "1.1.0", deprecated: "1.3.0" }, "")).toEqual([
      "// Get gets it.",
      "//",
      "// Since version 1.1.0.",
      "//",
      "// Deprecated: since version 1.3.0.",
    ]);
  });

  it("turn Markdown into Go's form", () => {
    expect(linesOf("Text.\n- one\n- two\n  more\n\nAfter.\n```wit\nrecord x {\n  y: u8,\n}\n```\n# Head\nEnd.")).toEqual([
      "// Text.",
      "//",
      "//   - one",
      "//   - two",
      "//     more",
      "//",
      "// After.",
      "//",
      "//\trecord x {",
      "//\t  y: u8,",
      "//\t}",
      "//",
      "// # Head",
      "//",
      "// End.",
    ]);
  });

  it("have nothing that gofmt would rewrite", () => {
    expect(linesOf("``code`` and ''quotes''\n[link]: target")).toEqual(['// `code` and "quotes"', "// link: target"]);
  });
});

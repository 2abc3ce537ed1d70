import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { docComment, memberComment } from "../../../../generators/go/api/docs.js";
import { hasGo } from "./go-module.js";

const linesOf = (text: string) => memberComment({ text });

describe("doc comments", () => {
  it("begin with the symbol's name where the text allows it", () => {
    expect(docComment("Create", { text: "Creates an invoice." }, "", "function")).toEqual(["// Create creates an invoice."]);
    expect(docComment("Get", { text: "Returns the total." }, "", "function")).toEqual(["// Get returns the total."]);
    expect(docComment("Cart", { text: "A cart." }, "")).toEqual(["// Cart is a cart."]);
    expect(docComment("Host", { text: "What the SDK asks of the application." }, "")).toEqual([
      "// Host is what the SDK asks of the application.",
    ]);
  });

  it("leave other texts as they are", () => {
    expect(docComment("Limit", { text: "The limit." }, "")).toEqual(["// The limit."]);
    expect(docComment("Fail", { text: "n = 0: ok(7)." }, "")).toEqual(["// n = 0: ok(7)."]);
    expect(docComment("Currency", { text: "Currencies a quote can be priced in." }, "")).toEqual([
      "// Currencies a quote can be priced in.",
    ]);
    expect(docComment("Length", { text: "Bytes added so far." }, "", "function")).toEqual(["// Bytes added so far."]);
    expect(docComment("Find", { text: "An entry by number." }, "", "function")).toEqual(["// An entry by number."]);
    expect(docComment("Returned", { text: "Returns of this year." }, "", "function")).toEqual(["// Returns of this year."]);
    expect(docComment("Lines", { text: "Items of the invoice." }, "")).toEqual(["// Items of the invoice."]);
  });

  it("say something where the WIT says nothing", () => {
    expect(docComment("Get", undefined, "Get calls a:b/c#get.")).toEqual(["// Get calls a:b/c#get."]);
    expect(memberComment(undefined)).toEqual([]);
  });

  it("have versions as paragraphs", () => {
    expect(docComment("Get", { text: "Gets it.", since: "1.1.0", deprecated: "1.3.0" }, "", "function")).toEqual([
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

  /** Pieces that are put together in every order of three: blocks of Markdown, and what gofmt takes for more than text. */
  const pieces = [
    ...["Text.", "  indented", "", "", "- item", "* star", "    - nested", "1. one", "12) twelve", "   2. nested", "  more"],
    ...[
      "# Head",
      "####",
      "```",
      "```go",
      "~~~",
      "    code",
      "+build ignore",
      "//go:build x",
      "go:generate x",
      "[link]: target",
      "Deprecated: no.",
    ],
    ...["``a'' ```b```", "Line \\", "*/ /*", "\u2028x", "\ufeffx\u0000", "\tx"],
  ];

  it.skipIf(!hasGo)("stay as they are under gofmt", () => {
    const texts = pieces.flatMap((a) => pieces.flatMap((b) => pieces.map((c) => `${a}\n${b}\n${c}`)));
    const declared = texts.map((text, i) =>
      [...docComment(`F${i}`, { text }, "It is there.", "function"), `func F${i}() {}`, ""].join("\n"),
    );
    const source = `package p\n\n${declared.join("\n").trim()}\n`;
    const { stdout, stderr } = spawnSync("gofmt", ["-d"], { input: source, encoding: "utf8", maxBuffer: 1 << 26 });
    expect(stderr).toBe("");
    expect(stdout.slice(0, 2000)).toBe("");
  });
});

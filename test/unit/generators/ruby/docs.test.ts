/** Documentation that tools would read as directives. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commentText } from "../../../../generators/ruby/comment-text.js";
import { docLines } from "../../../../generators/ruby/docs.js";
import { hasRuby, runRuby, writeGem } from "./ruby-gem.js";

describe("a comment", () => {
  it.each([
    ["frozen_string_literal: false", "frozen_string_literal\\: false"],
    ["Shareable-Constant-Value : literal", "Shareable-Constant-Value \\: literal"],
    ["see # rubocop : disable all", "see # rubocop \\: disable all"],
    ["steep:ignore:start", "steep\\:ignore:start"],
    ["-*- coding: utf-8 -*-", "-\\*- coding\\: utf-8 -\\*-"],
    ["@!method evil", "\\@!method evil"],
    ["  @type self: Integer", "  \\@type self: Integer"],
    [":nodoc: this", "\\:nodoc: this"],
    ["--", "\\--"],
    ["a\rb\u2028c\u0000", "a b c"],
    ["Costs: #{1} =begin, see user@example.com -- or A::B", "Costs: #{1} =begin, see user@example.com -- or A::B"],
  ])("has %j as %j", (text, expected) => expect(commentText(text)).toBe(expected));

  it("has no tag where a line was wrapped", () => {
    const lines = docLines({ text: `${"word ".repeat(21)}word. @param nobody [None]` });
    expect(lines.at(-1)).toBe("# \\@param nobody [None]");
  });
});

const nasty = [
  "warn_indent: 1",
  "-*- warn_indent: 2 -*-",
  "shareable_constant_value: 3",
  "=begin",
  "__END__",
  "#{exit 9}",
  "steep:ignore",
  "\\",
];
const docs = nasty.map((line) => `/// ${line}\n`).join("");
const inLine = nasty.slice(0, 3).map((line) => `/// # rubocop:disable all ${line}\n`);
const wit = `package demo:docs;
${docs} interface api {
  ${docs} record line { ${docs} sku: string, ${inLine[0]} count: u8 }
  ${docs} variant open-error { ${docs} a(u8), ${inLine[1]} b }
  ${docs} enum kind { ${docs} a }
  ${docs} flags bits { ${docs} a }
  ${docs} resource cart { ${docs} constructor(); ${docs} add: func(line: line); }
  ${docs} f: func(kind: kind, bits: bits) -> result<u32, open-error>;
}
${docs} world w { export api; ${docs} export g: func(); }
`;

describe.skipIf(!hasRuby)("a gem with nasty docs", () => {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "wasm-sdk-docs-"));
    await writeGem(folder, wit);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("loads without a warning, and defines what it should", () => {
    expect(runRuby(folder, 'require "demo/docs"\nputs Demo::Docs::Kind::A, Demo::Docs::OpenError.new(1).payload')).toBe("a\n1\n");
  });

  it("keeps the docs", () => {
    expect(readFileSync(path.join(folder, "lib/demo/docs/types/kind.rb"), "utf8")).toContain("# #{exit 9}\n");
  });
});

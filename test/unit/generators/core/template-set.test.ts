import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTemplates } from "../../../../generators/core/files/template-set.js";

const folder = mkdtempSync(path.join(tmpdir(), "templates-"));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function render(source: string, view: object, partials: Readonly<Record<string, string>> = {}): string {
  const own = path.join(folder, `${count++}`);
  mkdirSync(path.join(own, "_partials"), { recursive: true });
  mkdirSync(path.join(own, "src"));
  writeFileSync(path.join(own, "src/file.txt.hbs"), source);
  for (const [name, text] of Object.entries(partials)) writeFileSync(path.join(own, "_partials", `${name}.hbs`), text);
  return readTemplates(own).render("src/file.txt", view);
}

describe("templates", () => {
  it("are filled from a view, with nothing escaped", () => {
    const source = "{{#each items}}{{#if isLast}}{{name}}{{else}}{{name}}, {{/if}}{{/each}}\n{{> foot}}\n{{> part one}}";
    const view = {
      items: [
        { name: "<a>", isLast: false },
        { name: "'b'", isLast: true },
      ],
      title: "T & U",
      one: { title: "V" },
    };
    expect(render(source, view, { foot: "-- {{title}}", part: "{{title}}" })).toBe("<a>, 'b'\n-- T & UV");
  });

  it("know the ends of a list", () => {
    expect(render("{{#each it}}{{#if @first}}[{{/if}}{{this}}{{#if @last}}]{{/if}}{{/each}}", { it: ["a", "b"] })).toBe("[ab]");
  });

  it("take frozen views", () => {
    expect(render("{{a.b}}", Object.freeze({ a: Object.freeze({ b: "c" }) }))).toBe("c");
  });

  it("tell a text that is missing from one that is empty", () => {
    const source = "{{#if text}}[{{text}}]{{else}}none{{/if}}";
    expect([undefined, "", "a"].map((text) => render(source, { text }))).toEqual(["none", "[]", "[a]"]);
  });

  it.each([
    ["{{typo}}"],
    ["{{a.typo}}"],
    ["{{#if typo}}x{{/if}}"],
    ["{{#each typo}}x{{/each}}"],
    ["{{#each list}}{{typo}}{{/each}}"],
    ["{{#each list}}{{#if typo}}x{{/if}}{{/each}}"],
    ["{{> part typo}}"],
    ["{{> part}}"],
    ["{{#if list.typo}}x{{/if}}"],
    ["{{toString}}"],
    ["{{#if constructor}}x{{/if}}"],
  ])("throw for a key that the view lacks: %s", (source) => {
    expect(() => render(source, { a: {}, list: [{}] }, { part: "{{absent}}" })).toThrow(/the view has no|not defined/);
  });

  it.each([
    ["{{#if list}}x{{/if}}", "#if needs a boolean or a text that may be missing, not object"],
    ["{{#if count}}x{{/if}}", "#if needs a boolean or a text that may be missing, not number"],
    ["{{#each text}}x{{/each}}", "#each needs an array, not string"],
    ["{{#unless yes}}x{{/unless}}", "unknown helper unless"],
    ["{{#with list}}x{{/with}}", "unknown helper with"],
    ["{{lookup list 0}}", "unknown helper lookup"],
    ["{{shout text}}", "unknown helper shout"],
    ["{{#list}}x{{/list}}", "a block is #if or #each"],
  ])("do not compute: %s", (source, message) => {
    expect(() => render(source, { list: [], text: "t", count: 0, yes: true })).toThrow(message);
  });

  it("must exist", () => {
    expect(() => readTemplates(folder).render("absent", {})).toThrow("there is no template absent.hbs");
  });
});

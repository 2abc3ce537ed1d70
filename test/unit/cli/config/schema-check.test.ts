import { describe, expect, it } from "vitest";
import { checkAgainstSchema, type Schema } from "../../../../cli/config/schema-check.js";
import { SEMVER } from "../../../../cli/config/version.js";
import { readToolJson } from "../../../../cli/tool.js";
import { languageIds } from "../../../../generators/core/languages.js";
import { parseJson } from "../../../../wit/json/parse-json.js";
import { TextPlaces } from "../../../../wit/json/text-places.js";

const schema = readToolJson("schema.json") as Schema;

function check(config: unknown): string[] {
  const text = typeof config === "string" ? config : JSON.stringify(config, undefined, 1);
  const outcome = parseJson(text, "c.json", "config-syntax");
  if (!outcome.ok) throw new Error("it does not parse");
  const places = new TextPlaces(text);
  const found = checkAgainstSchema(outcome.value, schema, (offset) => ({ file: "c.json", ...places.at(offset) }));
  return found.map(({ place, message, help }) => `${place?.line}:${place?.column} ${message} (${help})`);
}

describe("schema.json", () => {
  it("takes a config that uses every key", () => {
    const config = {
      $schema: "./node_modules/wasm-sdk/schema.json",
      wit: "wit",
      world: "billing",
      component: "build/billing.wasm",
      version: "1.4.0-rc.1+b",
      sdk: {
        name: "n",
        description: "d",
        license: "MIT",
        homepage: "https://acme.example",
        repository: "https://acme.example/source",
        issues: "https://acme.example/issues",
        changelog: "https://acme.example/changes",
        documentation: "http://acme.example/docs",
        author: "Acme <sdk@acme.example>",
        keywords: ["billing", "invoices of all kinds"],
      },
      stateless: true,
      fixtures: ["fixtures/*.json"],
      rename: { "acme:billing/invoices#get-url": { go: "GetURL" }, version: "release" },
      initialisms: ["USD", "EUR"],
      targets: {
        typescript: { out: "sdk/typescript", package: "@acme/billing" },
        go: { out: "sdk/go", module: "github.com/acme/billing-go", package: "billing" },
        python: { out: "sdk/python", distribution: "acme-billing", package: "acme_billing" },
        ruby: { out: "sdk/ruby", gem: "acme-billing", module: "Acme::Billing" },
      },
    };
    expect(check(config)).toEqual([]);
    expect(Object.keys(config).sort()).toEqual(Object.keys(schema.properties ?? {}).sort());
    expect(Object.keys(config.sdk).sort()).toEqual(Object.keys(schema.properties?.sdk?.properties ?? {}).sort());
  });

  it("knows every language", () => {
    const { targets, rename } = schema.properties ?? {};
    expect(Object.keys(targets?.properties ?? {})).toEqual([...languageIds]);
    expect(Object.keys((rename?.additionalProperties || undefined)?.properties ?? {})).toEqual([...languageIds]);
  });

  it("has the pattern of versions that the flag has", () => {
    expect(schema.properties?.version?.pattern).toBe(SEMVER.source);
  });
});

describe("checkAgainstSchema", () => {
  it("names an unknown key and the one that was meant", () => {
    expect(check({ componet: "x" })).toEqual(["2:2 unknown key `componet` (did you mean `component`?)"]);
    expect(check({ targets: { go: { modul: "x" } } })).toEqual(["4:4 unknown key `modul` (did you mean `module`?)"]);
  });

  it("lists the keys where none is near", () => {
    expect(check({ targets: { rust: {} } })).toEqual(["3:3 unknown key `rust` (the keys are typescript, go, python, ruby)"]);
  });

  it("is not fooled by names that every object inherits", () => {
    expect(check('{ "constructor": 1, "__proto__": {} }').map((fault) => fault.split(" (")[0])).toEqual([
      "1:3 unknown key `constructor`",
      "1:21 unknown key `__proto__`",
    ]);
  });

  it("reports all mistakes at once, each at its value", () => {
    const found = check(
      '{\n "wit": 3,\n "stateless": "yes",\n "world": "",\n "version": "v1",\n "initialisms": ["USD", 1],\n "rename": { "a": [] }\n}',
    );
    expect(found.map((each) => each.split(" (")[0])).toEqual([
      "2:9 `wit` must be a string, but is a number",
      "3:15 `stateless` must be true or false, but is a string",
      "4:11 `world` must not be empty",
      "5:13 `version` cannot be `v1`",
      "6:25 `initialisms[1]` must be a string, but is a number",
      "7:19 `rename.a` must be a string or an object, but is an array",
    ]);
  });

  it("takes only names that the language's package manager takes", () => {
    const faults = (language: string, setting: string, names: readonly string[]) =>
      names.filter((name) => check({ targets: { [language]: { [setting]: name } } }).length > 0);
    const npm = [
      "@acme/billing",
      "acme.billing-2",
      "Acme",
      "a b",
      ".a",
      "@acme",
      "../a",
      "-x",
      "con",
      "@nul/a",
      "aux.js",
      "node_modules",
    ];
    expect(faults("typescript", "package", npm)).toEqual(npm.slice(2));
    const modules = [
      "github.com/Acme/billing-go/v2",
      "billing",
      "a b",
      "/a",
      "a//b",
      "a/",
      "a/../b",
      "https://a.com/b",
      "-x",
      "a.com/con",
      "NUL.x/b",
    ];
    expect(faults("go", "module", modules)).toEqual(modules.slice(2));
    const packages = ["billing", "main2", "main", "func", "a-b", "2a", "init", "_", "a_test", "documentation"];
    expect(faults("go", "package", packages)).toEqual(packages.slice(2));
    const gems = ["acme-billing", "2a", "22", "-a", "a/b", "a b", "con", "Aux.x"];
    expect(faults("ruby", "gem", gems)).toEqual(gems.slice(2));
    const constants = ["Acme::Billing", "A_1", "acme", "Acme::", "::Acme", "Acme::../../X", "BEGIN", "Acme::END"];
    expect(faults("ruby", "module", constants)).toEqual(constants.slice(2));
  });

  it("takes texts about the SDK on one line only, without characters that hide what they say", () => {
    const lines = ["Acme", "a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\0b", "a\u001b[2Jb", "a\u202eb"];
    for (const key of ["name", "description", "license", "author"]) {
      expect(lines.filter((line) => check({ sdk: { [key]: line } }).length > 0)).toEqual(lines.slice(1));
    }
    expect(lines.filter((line) => check({ sdk: { keywords: [line] } }).length > 0)).toEqual(lines.slice(1));
  });

  it("takes an address behind an author only", () => {
    const authors = ["Acme", "Acme <sdk@acme.example>", "<a@b>", "A <b>", "A <a@b> C", "A <a@b", "A <a b@c>"];
    expect(authors.filter((author) => check({ sdk: { author } }).length > 0)).toEqual(authors.slice(3));
  });

  it("takes only URLs where one is meant", () => {
    const urls = [
      "https://a.example/b?c#d",
      "http://a",
      "a.example",
      "javascript:x",
      "https://a b",
      "https://a\nb",
      'https://a"',
      "https://a>",
    ];
    for (const key of ["homepage", "repository", "issues", "changelog", "documentation"]) {
      expect(urls.filter((url) => check({ sdk: { [key]: url } }).length > 0)).toEqual(urls.slice(2));
    }
  });

  it("refuses a config that is no object", () => {
    expect(check("[]")[0]).toContain("the config must be an object, but is an array");
  });
});

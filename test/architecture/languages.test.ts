import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languageIds } from "../../generators/core/languages.js";
import { namePolicies } from "../../generators/name-policies.js";
import { loadBackend } from "../../generators/registry.js";
import { filesBelow, foldersIn, root, sources } from "./sources.js";

const rootFiles = ["backend.ts", "build-view.ts", "names.ts", "options.ts", "render.ts", "view.ts"];

/** What stands in the same place in every back end that is laid out in rooms. */
const rooms = {
  api: ["client", "declarations", "docs", "errors", "imports", "services", "signature", "types"],
  code: [
    "check",
    "export-call",
    "functions/functions",
    "import-call",
    "lift-flat",
    "linkage",
    "load",
    "lower-flat",
    "scalars",
    "store",
  ],
  package: ["readme"],
  suite: ["fixtures", "stubs", "suite", "values"],
};
const inRooms = ["go", "python"] as const;

describe("languages", () => {
  it("are the folders of generators/, and each has its names", () => {
    expect(foldersIn("generators")).toEqual(["core", ...languageIds].sort());
    expect(Object.keys(namePolicies).sort()).toEqual([...languageIds].sort());
  });

  const filesOf = (language: string) =>
    filesBelow(`generators/${language}`).map((file) => file.slice(`generators/${language}/`.length));

  it.each(languageIds)("%s has the same files at its root", (language) => {
    expect(rootFiles.filter((file) => !filesOf(language).includes(file))).toEqual([]);
  });

  it.each(inRooms)("%s has the same rooms", (language) => {
    const expected = Object.entries(rooms).flatMap(([room, files]) => files.map((file) => `${room}/${file}.ts`));
    expect(expected.filter((file) => !filesOf(language).includes(file))).toEqual([]);
  });

  it.each(languageIds)("%s is what the registry loads", async (language) => {
    expect((await loadBackend(language)).id).toBe(language);
    expect(existsSync(path.join(root, `templates/${language}`))).toBe(true);
  });
});

describe("target text", () => {
  /**
   * Statements of Go, Python and Ruby. What depends on the interface is printed by the rooms `api`, `code`, `package` and `suite` (in TypeScript and
   * Ruby also beside them): those are not looked at.
   */
  const smells = /["'`]\s*(def |func \(|package [a-z]+\\n|module [A-Z]\w*\\n|require ["']|from \w+ import |if err != nil)/;

  it("is in the templates, not in the generators", () => {
    const printed = /^generators\/((typescript|ruby)\/|\w+\/(api|code|package|suite)\b)/;
    const files = sources("generators", ".ts").filter(({ path: file }) => !printed.test(file));
    const found = files.flatMap(({ path: file, text }) =>
      text
        .split("\n")
        .flatMap((line, i) =>
          smells.test(line.replace(/^\s*(\*|\/\*\*|\/\/).*/, "")) ? [`${file}:${i + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
    expect(smells.test('  lines.push("def foo(self):")')).toBe(true);
  });
});

describe("the sources", () => {
  const code = ["cli", "wit", "generators", "test", "sample-api"]
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => sources(folder, ".ts", ".mjs", ".js"))
    .filter(({ path: file }) => !file.startsWith("test/golden/"));

  it("are files of at most 400 lines", () => {
    expect(code.flatMap(({ path: file, text }) => (text.split("\n").length > 401 ? [file] : []))).toEqual([]);
  });

  it("name no path and no host of any machine", () => {
    const everything = [...code, ...sources("templates", ".hbs", ".go", ".py", ".rb", ".ts", ".js", ".toml", ".json", ".mod")];
    const machine = /(^|[\s"'`(=])\/(home|root|work|Users|tmp)\/|registry\.[a-z]+\.|localhost:\d/;
    const self = "test/architecture/languages.test.ts";
    expect(everything.flatMap(({ path: file, text }) => (file !== self && machine.test(text) ? [file] : []))).toEqual([]);
  });

  it("have Unix line endings", () => {
    expect(code.flatMap(({ path: file, text }) => (text.includes("\r\n") && !text.includes("\\r\\n") ? [file] : []))).toEqual([]);
  });

  it("have at least this much to check", () => {
    expect(code.length).toBeGreaterThan(100);
    expect(readFileSync(path.join(root, "package.json"), "utf8")).toContain("wasm-sdk");
  });
});

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { languageIds } from "../../generators/core/languages.js";
import { namePolicies } from "../../generators/name-policies.js";
import { loadBackend } from "../../generators/registry.js";
import { filesBelow, foldersIn, root, sources } from "./sources.js";

const sevenFiles = ["backend.ts", "build-view.ts", "names.ts", "options.ts", "render.ts", "types.ts", "view.ts"];

describe("languages", () => {
  it("are the folders of generators/, and each has its names", () => {
    expect(foldersIn("generators")).toEqual(["core", ...languageIds].sort());
    expect(Object.keys(namePolicies).sort()).toEqual([...languageIds].sort());
  });

  it.each(languageIds)("%s has the same seven files at its root", (language) => {
    const own = filesBelow(`generators/${language}`).map((file) => file.slice(`generators/${language}/`.length));
    expect(sevenFiles.filter((file) => !own.includes(file))).toEqual([]);
  });

  it.each(languageIds)("%s is what the registry loads", async (language) => {
    expect((await loadBackend(language)).id).toBe(language);
    expect(existsSync(path.join(root, `templates/${language}`))).toBe(true);
  });
});

describe("target text", () => {
  /**
   * Statements of Go, Python and Ruby. Where a template would be a program, lines are printed by the back end instead: bodies of functions in
   * TypeScript and Ruby (their READMEs say why), and the test suites that are made of fixtures. Those are not looked at.
   */
  const smells = /["'`]\s*(def |func \(|package [a-z]+\\n|module [A-Z]\w*\\n|require ["']|from \w+ import |if err != nil)/;

  it("is in the templates, not in the generators", () => {
    const printed = /^generators\/((typescript|ruby)\/|\w+\/suite)/;
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

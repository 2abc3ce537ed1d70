import { describe, expect, it } from "vitest";
import { languageIds } from "../../generators/core/languages.js";
import { type Import, importsOf, type Source, sources } from "./sources.js";

const code = ["cli", "wit", "generators"].flatMap((folder) => sources(folder, ".ts"));
const imports = code.flatMap(importsOf);

/** Where each layer may look; a folder that is not named may look nowhere but into itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  // The command line reaches the languages through the registry.
  cli: ["cli", "generators", "generators/core", "wit"],
  wit: ["wit"],
  "generators/core": ["generators/core", "wit"],
  ...Object.fromEntries(
    languageIds.map((language) => [`generators/${language}`, [`generators/${language}`, "generators/core", "wit"]]),
  ),
  // What ties the languages together.
  generators: ["generators", "generators/core", "wit", ...languageIds.map((language) => `generators/${language}`)],
};

function layerOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  const folder = `${first}/${second}`;
  return folder in layers ? folder : first;
}

function isInternal({ to }: Import): boolean {
  return /^(cli|wit|generators)\//.test(to);
}

describe("layers", () => {
  it("sees the imports", () => {
    expect(imports.filter(isInternal).length).toBeGreaterThan(100);
    expect(
      importsOf({
        path: "a/b.ts",
        text: 'import {\n  x,\n} from "../c/d.js";\nexport type { y } from "./e.js";\nawait import("f");',
      }),
    ).toEqual([
      { from: "a/b.ts", to: "c/d.js", typeOnly: false },
      { from: "a/b.ts", to: "a/e.js", typeOnly: true },
      { from: "a/b.ts", to: "f", typeOnly: false },
    ]);
  });

  it("look downward only, and languages never at each other", () => {
    const wrong = imports.filter((it) => isInternal(it) && !layers[layerOf(it.from)]?.includes(layerOf(it.to)));
    expect(wrong).toEqual([]);
  });

  it("generators know the binary by its types alone", () => {
    const wrong = imports.filter((it) => it.from.startsWith("generators/") && it.to.startsWith("wit/component/") && !it.typeOnly);
    expect(wrong).toEqual([]);
  });

  it("world and plan do not know where their input was read", () => {
    const wrong = imports.filter((it) => /^wit\/(plan|abi|component)\//.test(it.from) && it.to.startsWith("wit/source/"));
    expect(wrong).toEqual([]);
  });
});

describe("side effects", () => {
  const outsideCli = code.filter((source) => !source.path.startsWith("cli/"));
  const uses = (pattern: RegExp) => outsideCli.flatMap(({ path, text }) => (pattern.test(codeOf(text)) ? [path] : []));
  const nodeModules = outsideCli.flatMap(importsOf).filter((it) => it.to.startsWith("node:"));

  it("are the command line's alone: no process, no console, no network", () => {
    expect(uses(/\b(process|console)\./)).toEqual([]);
    expect(nodeModules.filter((it) => !/^node:(crypto|fs|path|url)$/.test(it.to))).toEqual([]);
  });

  it("are the command line's alone: nothing else writes files", () => {
    const names = outsideCli.flatMap(importsFs);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !/^(readFileSync|readdirSync|existsSync|statSync)$/.test(name))).toEqual([]);
  });

  it("do not hang on the time, on chance or on the locale", () => {
    expect(uses(/\bDate\.now\(|new Date\(\)|Math\.random\(|localeCompare|Intl\./)).toEqual([]);
    // With a locale named they are the same everywhere.
    expect(outsideCli.flatMap(({ path, text }) => (/\.toLocale\w+\(\)/.test(text) ? [path] : []))).toEqual([]);
  });

  it("are looked for in code, not in comments and strings", () => {
    expect(codeOf("a(); // process.x\n/* process.y */ b(\"process.z\", `process.w`, 'process.v');")).toBe("a();\n b(, , );");
  });
});

/** What a module takes from `node:fs`; a namespace or default import counts as everything. */
function importsFs({ text }: Source): readonly string[] {
  const found = /^import (.*) from "node:fs"/m.exec(text)?.[1];
  if (found === undefined) return [];
  const [, names] = /^\{(.*)\}$/.exec(found) ?? [];
  return names === undefined ? [found] : names.split(",").flatMap((name) => name.trim() || []);
}

/** The text without comments and strings; holes of template literals go with them. */
function codeOf(text: string): string {
  return text.replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\s*\/\/.*/g, "");
}

import { describe, expect, it } from "vitest";
import { languageIds } from "../../generators/core/backend.js";
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
  const uses = (files: readonly Source[], pattern: RegExp) =>
    files.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path);

  it("are the command line's alone: no process, no console", () => {
    expect(uses(outsideCli, /\b(process|console)\.|from "node:(process|child_process|http|https|net|os)"/)).toEqual([]);
  });

  it("are the command line's alone: nothing else writes files", () => {
    expect(
      uses(
        outsideCli,
        /\b(write|append|copy|rename|rm|unlink|mkdir|mkdtemp|chmod|symlink)(File|dir)?(Sync)?\(.*["'`]|from "node:fs\/promises"/,
      ),
    ).toEqual([]);
    const written = outsideCli
      .flatMap(importsFs)
      .filter((name) => !/^(readFileSync|readdirSync|existsSync|statSync)$/.test(name));
    expect(written).toEqual([]);
  });

  it("do not hang on the time, on chance or on the locale", () => {
    expect(uses(outsideCli, /\bDate\.now\(|new Date\(\)|Math\.random\(|localeCompare|toLocale[A-Z]|Intl\./)).toEqual([]);
  });
});

function importsFs({ text }: Source): readonly string[] {
  const [, names = ""] = /import \{([^}]*)\} from "node:fs"/.exec(text) ?? [];
  return names.split(",").flatMap((name) => name.trim() || []);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*/g, "");
}

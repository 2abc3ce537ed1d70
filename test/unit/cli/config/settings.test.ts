import { describe, expect, it } from "vitest";
import type { Config, ConfigFile } from "../../../../cli/config/config-file.js";
import type { GenerateFlags } from "../../../../cli/config/flags.js";
import { settingsOf } from "../../../../cli/config/settings.js";

const file = (config: Config): ConfigFile => ({
  file: { absolute: "/v/wasm-sdk.json", shown: "../wasm-sdk.json" },
  folder: "/v",
  config,
  renamePlaces: new Map(),
});
const settings = (flags: GenerateFlags, config?: Config) => {
  const outcome = settingsOf({ flags, file: config && file(config), cwd: "/v/here" });
  if (!outcome.ok) throw new Error(outcome.diagnostics.map((d) => d.message).join());
  return outcome.value;
};
const faults = (flags: GenerateFlags, config?: Config) =>
  settingsOf({ flags, file: config && file(config), cwd: "/v/here" }).diagnostics.map((d) => `${d.message} (${d.help})`);

describe("settingsOf", () => {
  it("works from flags alone", () => {
    const { inputs, targets } = settings({
      component: "b.wasm",
      wit: "wit",
      world: "w",
      lang: ["go"],
      out: "sdk",
      module: "m.example/x",
    });
    expect(inputs).toEqual({
      component: { absolute: "/v/here/b.wasm", shown: "b.wasm" },
      wit: { absolute: "/v/here/wit", shown: "wit" },
      world: "w",
    });
    expect(targets).toEqual([
      { language: "go", out: { absolute: "/v/here/sdk", shown: "sdk" }, options: { module: "m.example/x" } },
    ]);
  });

  it("gives each of several languages a folder beneath --out", () => {
    const { targets } = settings({ component: "b.wasm", lang: ["ruby", "typescript"], out: "sdk" });
    expect(targets.map(({ language, out }) => [language, out.shown])).toEqual([
      ["typescript", "sdk/typescript"],
      ["ruby", "sdk/ruby"],
    ]);
  });

  it("takes the config's paths from its folder, and shows them from the working directory", () => {
    const { inputs, targets } = settings({}, { component: "build/b.wasm", targets: { python: { out: "py", package: "b" } } });
    expect(inputs.component).toEqual({ absolute: "/v/build/b.wasm", shown: "../build/b.wasm" });
    expect(targets).toEqual([{ language: "python", out: { absolute: "/v/py", shown: "../py" }, options: { package: "b" } }]);
  });

  it("lets flags override the config", () => {
    const config: Config = {
      component: "b.wasm",
      version: "1.0.0",
      sdk: { name: "A", license: "MIT" },
      stateless: false,
      rename: { a: "b", c: "d" },
      initialisms: ["USD"],
      targets: { go: { out: "go", module: "m/x" }, ruby: { out: "rb" } },
    };
    const flags: GenerateFlags = {
      lang: ["go"],
      module: "m/y",
      version: "2.0.0",
      name: "B",
      stateless: true,
      rename: { a: "e" },
      initialisms: ["EUR"],
    };
    expect(settings(flags, config)).toMatchObject({
      version: "2.0.0",
      sdk: { name: "B", license: "MIT" },
      stateless: true,
      naming: { rename: { a: "e", c: "d" }, initialisms: ["USD", "EUR"] },
      targets: [{ language: "go", options: { module: "m/y" } }],
    });
  });

  it("says all that is missing", () => {
    expect(faults({})).toEqual([
      "there is no wasm-sdk.json here or above (write a wasm-sdk.json, or give `--component`, `--lang` and `--out`)",
    ]);
    expect(faults({ component: "b.wasm" })).toEqual(["no language is named (give `--lang`)"]);
    expect(faults({}, { targets: { go: {}, ruby: {} } })).toEqual([
      "no component is named (set `component`, or give `--component`)",
      "no output folder is named for go (set `targets.go.out`, or give `--out`)",
      "no output folder is named for ruby (set `targets.ruby.out`, or give `--out`)",
    ]);
  });

  it("gives a target's flag to the one language that has it", () => {
    const base: GenerateFlags = { component: "b.wasm", out: "sdk", module: "m/x" };
    expect(settings({ ...base, lang: ["typescript", "go"] }).targets.map((target) => target.options)).toEqual([
      {},
      { module: "m/x" },
    ]);
    expect(faults({ ...base, lang: ["go", "ruby"] })[0]).toContain("`--module` could be meant for go or ruby");
    expect(faults({ ...base, lang: ["python"] })[0]).toContain("`--module` is for go and ruby only");
  });

  it("takes in a flag what it takes in a config", () => {
    const base: GenerateFlags = { component: "b.wasm", out: "sdk", lang: ["ruby"] };
    expect(faults({ ...base, gem: "a b", module: "Acme" })).toEqual([
      "`--gem` cannot be `a b` (expected: The gem's name, and none that Windows keeps, e.g. acme-billing.)",
    ]);
  });

  it("takes about the SDK in flags what it takes in a config", () => {
    const flags: GenerateFlags = { component: "b.wasm", out: "sdk", lang: ["ruby"] };
    const given = { issues: "https://a.example/issues", keywords: ["billing"], name: "Acme" };
    expect(settings({ ...flags, ...given }, { sdk: { name: "Old", author: "Acme" } }).sdk).toEqual({ ...given, author: "Acme" });
    expect(
      faults({ ...flags, name: "a\nb", changelog: "CHANGES.md", keywords: ["a", "b\0"] }).map((fault) => fault.split(" (")[0]),
    ).toEqual(["`--name` cannot be `a\nb`", "`--changelog` cannot be `CHANGES.md`", "`--keywords` cannot be `b\0`"]);
  });

  it("refuses two packages in one folder", () => {
    const config: Config = { component: "b.wasm", targets: { go: { out: "sdk" }, ruby: { out: "./sdk/" } } };
    expect(faults({}, config)[0]).toContain("go and ruby would be written to the same folder");
  });
});

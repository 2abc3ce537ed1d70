import path from "node:path";
import { describe, expect, it } from "vitest";
import { fixturePaths } from "../../../../cli/suite/fixture-paths.js";
import { tempFolder } from "../temp-folder.js";

const files = () => tempFolder({ "b.json": "", "a.json": "", "deep/c.json": "", "a.txt": "" });

function shown(patterns: readonly string[], folder: string, cwd = folder) {
  const outcome = fixturePaths({ patterns, folder }, cwd);
  return { paths: outcome.ok && outcome.value.map((each) => each.shown), codes: outcome.diagnostics.map((each) => each.code) };
}

describe("fixturePaths", () => {
  it("finds each file once, by pattern and then by name", () => {
    expect(shown(["deep/*.json", "**/*.json"], files())).toEqual({ paths: ["deep/c.json", "a.json", "b.json"], codes: [] });
  });

  it("takes a folder for no file", () => {
    expect(shown(["dee{p,k}"], files())).toEqual({ paths: [], codes: ["unmatched-fixtures"] });
  });

  it("keeps a path that is no pattern, for its reader to miss", () => {
    expect(shown(["none.json"], files())).toEqual({ paths: ["none.json"], codes: [] });
  });

  it("shows files of a config elsewhere as seen from the working directory", () => {
    const folder = files();
    expect(shown(["*.json", "deep/c.json"], folder, path.join(folder, "deep")).paths).toEqual([
      "../a.json",
      "../b.json",
      "c.json",
    ]);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../../../generators/core/files/package-root.js";
import { pep440, TESTED_ENGINES } from "../../../../generators/python/package/manifest.js";

it.each([
  ["1.4.0", "1.4.0"],
  ["1.0.0-rc.1", "1.0.0rc1"],
  ["1.0.0-alpha", "1.0.0a0"],
  ["2.0.0-beta.12", "2.0.0b12"],
  ["1.0.0-nightly.7", "1.0.0.dev7"],
  ["1.0.0+build-5", "1.0.0+build.5"],
])("%s is %s in PEP 440", (semver, version) => {
  expect(pep440(semver)).toBe(version);
});

it.each([
  ["oldest", "test/requirements-oldest.txt"],
  ["newest", "test/requirements.txt"],
] as const)("the %s release of the engine that packages name is tested", (release, file) => {
  expect(readFileSync(path.join(packageRoot, file), "utf8")).toContain(`wasmtime==${TESTED_ENGINES[release]}\n`);
});

/** Fixtures that are wrong must fail, each at the right step: a suite that passes everything proves nothing. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LanguageReport } from "../../../cli/suite/language-report.js";
import type { LanguageId } from "../../../generators/core/languages.js";
import { buildGuest } from "../../hostile/build-guest.js";
import { isPresent } from "./language-tests.js";
import { runCase } from "./run-case.js";

interface WrongFixture {
  readonly title: string;
  readonly fixture: unknown;
  /** Indices of the steps that must fail, and `end` for the file as a whole. */
  readonly failing: readonly (number | "end")[];
  /** How many steps are skipped because one before them ended the client. */
  readonly skipped?: number;
}

const source = join(import.meta.dirname, "../wrong-fixtures");
const wrongFixtures: readonly WrongFixture[] = JSON.parse(readFileSync(join(source, "fixtures.json"), "utf8"));
const skipped = wrongFixtures.reduce((sum, fixture) => sum + (fixture.skipped ?? 0), 0);

export function testWrongFixtures(language: LanguageId): void {
  const folder = mkdtempSync(join(os.tmpdir(), "wasm-sdk-wrong-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // A file may have any name.
  const fileOf = (index: number) =>
    join(folder, index === 0 ? "a \"quoted\"\nline \\ ''' #{0} steps[0] end.json" : `${index}.json`);
  describe.skipIf(!isPresent(language))(`wrong fixtures, ${language}`, () => {
    let report: LanguageReport | undefined;
    beforeAll(async () => {
      const component = join(folder, "guest.wasm");
      writeFileSync(component, await buildGuest(source));
      for (const [i, { fixture }] of wrongFixtures.entries()) writeFileSync(fileOf(i), negativeZeros(fixture));
      const fixtures = wrongFixtures.map((_, i) => fileOf(i));
      const testCase = { name: "wrong fixtures", component, wit: join(source, "world.wit"), fixtures, features: [] };
      const outcome = await runCase(testCase, language);
      if (outcome.kind === "refused") throw new Error(JSON.stringify(outcome.errors));
      if (outcome.report.cannotRun !== undefined) throw new Error(outcome.report.cannotRun);
      report = outcome.report;
    });
    it.each(wrongFixtures.map((wrong, i) => [wrong.title, i, wrong.failing] as const))("%s", (_, index, failing) => {
      const failures = report?.failures.filter(({ file }) => file === fileOf(index)) ?? [];
      const failed = failures.map(({ step }) => step ?? "end");
      expect([...new Set(failed)], JSON.stringify(failures, undefined, 1)).toEqual(failing);
    });
    it("skips what only follows from a failure, and names that", () => {
      expect(report?.skipped).toBe(skipped);
      expect(report?.skipReasons).toContainEqual(expect.stringMatching(/\.json steps\[2\] stop ended the client$/));
    });
  });
}

/** JSON that writes -0 as a number, which `JSON.stringify` does not. */
function negativeZeros(fixture: unknown): string {
  const mark = "negative zero";
  return JSON.stringify(fixture, (_, value) => (Object.is(value, -0) ? mark : value)).replaceAll(`"${mark}"`, "-0.0");
}

/** Every package of a set, checked by the language's strictest checker. */

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commit } from "../../../cli/output/transaction.js";
import type { LanguageId } from "../../../generators/core/languages.js";
import { strictChecks, type WrittenPackage } from "../checks/strict-check.js";
import { isPresent } from "./language-tests.js";
import { generateCase } from "./run-case.js";
import type { TestCase } from "./test-case.js";

const CHECK_MS = 1_500_000;

export function checkPackages(language: LanguageId, cases: readonly TestCase[]): void {
  const check = strictChecks[language];
  const root = mkdtempSync(join(os.tmpdir(), "wasm-sdk-packages-"));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  describe.skipIf(check === undefined || !isPresent(language))(`the strictest checker, ${language}`, () => {
    let packages: readonly WrittenPackage[] = [];
    let complaints: ReadonlyMap<string, string> = new Map();
    beforeAll(async () => {
      packages = (await Promise.all(cases.map((testCase, i) => write(testCase, language, join(root, String(i)))))).flat();
      complaints = (await check?.(packages)) ?? complaints;
    }, CHECK_MS);
    it("sees the packages", () => expect(packages.length).toBe(cases.length));
    it.each(cases.map(({ name }) => name))("is content with %s", (name) => expect(complaints.get(name) ?? "").toBe(""));
  });
}

async function write(testCase: TestCase, language: LanguageId, folder: string): Promise<readonly WrittenPackage[]> {
  const generated = await generateCase(testCase, language);
  if (generated.kind === "refused") return [];
  commit([{ folder, writes: generated.subject.fileSet.files, removes: [] }]);
  return [{ name: testCase.name, folder }];
}

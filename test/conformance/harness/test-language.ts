import type { LanguageId } from "../../../generators/core/backend.js";
import { hostileCases } from "../../hostile/hostile-cases.js";
import { checkPackages } from "./check-packages.js";
import { testCases } from "./language-tests.js";
import { conformanceCases, guestCases, validCases, witNamesCases } from "./shared-cases.js";
import { testWrongFixtures } from "./wrong-fixtures.js";

/** All that must hold in a language; to be awaited while vitest collects the tests. */
export async function testLanguage(language: LanguageId): Promise<void> {
  const hostile = await hostileCases();
  const witNames = await witNamesCases();
  testWrongFixtures(language);
  testCases("hostile", language, hostile);
  testCases("conformance", language, conformanceCases());
  testCases("guests", language, guestCases());
  testCases("valid", language, validCases());
  testCases("wit-names", language, witNames);
  checkPackages(language, [...hostile, ...guestCases(), ...witNames]);
}

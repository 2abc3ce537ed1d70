import type { LanguageId } from "../../../generators/core/backend.js";
import { testCases } from "./language-tests.js";
import { conformanceCases, guestCases, validCases, witNamesCases } from "./shared-cases.js";

export function testLanguage(language: LanguageId): void {
  testCases("conformance", language, conformanceCases());
  testCases("guests", language, guestCases());
  testCases("valid", language, validCases());
  testCases("wit-names", language, witNamesCases());
}

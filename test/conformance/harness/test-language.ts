import type { LanguageId } from "../../../generators/core/languages.js";
import { hostileCases } from "../../hostile/hostile-cases.js";
import { wasiCases } from "../../wasi/wasi-cases.js";
import { randomCases } from "../random/random-cases.js";
import { checkPackages } from "./check-packages.js";
import { composedCases } from "./composed-cases.js";
import { testCases } from "./language-tests.js";
import { longListCases } from "./long-list-cases.js";
import { sampleCases } from "./sample-cases.js";
import { conformanceCases, guestCases, validCases, witNamesCases } from "./shared-cases.js";
import type { TestCase } from "./test-case.js";
import { testWrongFixtures } from "./wrong-fixtures.js";

/** All that must hold in a language; to be awaited while vitest collects the tests. */
export async function testLanguage(language: LanguageId): Promise<void> {
  testWrongFixtures(language);
  testCases("long lists", language, await longListCases());
  const packages = await testRuns(language);
  checkPackages(language, packages);
}

/** What must hold when packages run; gives those that are worth a look by the language's checkers. */
export async function testRuns(language: LanguageId): Promise<readonly TestCase[]> {
  const hostile = await hostileCases();
  const random = await randomCases(randomSeeds());
  const witNames = await witNamesCases();
  const wasi = await wasiCases();
  testCases("hostile", language, hostile);
  testCases("wasi", language, wasi);
  testCases("random", language, random);
  testCases("conformance", language, conformanceCases());
  testCases("composed", language, await composedCases());
  testCases("guests", language, guestCases());
  testCases("sample", language, sampleCases());
  testCases("valid", language, validCases());
  testCases("wit-names", language, witNames);
  return [...hostile, ...wasi, ...guestCases(), ...sampleCases(), ...random, ...witNames];
}

/** More of them in `WASM_SDK_SEEDS`, e.g. `100-199`, for whoever looks for trouble. */
function randomSeeds(): readonly number[] {
  const [from = 1, to = 6] = process.env.WASM_SDK_SEEDS?.split("-").map(Number) ?? [];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

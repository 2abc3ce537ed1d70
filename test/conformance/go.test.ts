import { hostileCases } from "../hostile/hostile-cases.js";
import { testCases } from "./harness/language-tests.js";
import { conformanceCases } from "./harness/shared-cases.js";
import type { TestCase } from "./harness/test-case.js";
import { testLanguage } from "./harness/test-language.js";

await testLanguage("go");

// Interruption is another way through the engine and the runtime: every entry has a context of its own.
const interruptible = (cases: readonly TestCase[]) => cases.map((testCase) => ({ ...testCase, interruptible: true }));
testCases("hostile and interruptible", "go", interruptible(await hostileCases()));
testCases("conformance and interruptible", "go", interruptible(conformanceCases()));

import { testLanguage } from "./harness/test-language.js";

await testLanguage("go");

import { testLanguage } from "./harness/test-language.js";

testLanguage("typescript");

import { testRuns } from "./harness/test-language.js";

process.env.SDK_RUNTIME_STORE = "public";
await testRuns("python");

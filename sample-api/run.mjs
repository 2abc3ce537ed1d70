// The sample from end to end: builds the tool and the guest, generates the packages, runs a customer's program in each language present and
// compares what it prints with sample-api/README.md.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { prepareTool, presentLanguages, root, run } from "../test/toolchains.mjs";
import { consumers } from "./consumers/consumers.mjs";

const config = JSON.parse(readFileSync(join(root, "sample-api/wasm-sdk.json"), "utf8"));
const readme = readFileSync(join(root, "sample-api/README.md"), "utf8");
const expected = /```text\n([^`]*)```/.exec(readme)[1];

prepareTool();
run("node", ["sample-api/build.mjs"]);
run("node", ["dist/cli/main.js", "generate", "--config", "sample-api/wasm-sdk.json"]);

const languages = presentLanguages(Object.keys(config.targets));
for (const language of languages) {
  console.log(`\n${language}:`);
  const printed = consumers[language](join(root, config.targets[language].out.replace(/^/, "sample-api/")));
  process.stdout.write(printed);
  if (printed !== expected) throw new Error(`the ${language} consumer does not print what sample-api/README.md says`);
}
console.log(`\nThe sample ran in ${languages.join(", ")}.`);

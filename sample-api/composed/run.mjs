// A composition from end to end: builds both parts, joins them, generates the packages, and runs a customer's program in each language present.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { compositionTools, prepareTool, presentLanguages, root, run } from "../../test/toolchains.mjs";
import { consumersOf } from "../consumers/consumers.mjs";

const here = join(root, "sample-api/composed");
const config = JSON.parse(readFileSync(join(here, "wasm-sdk.json"), "utf8"));
const readme = readFileSync(join(here, "README.md"), "utf8");
const expected = /```text\n([^`]*)```/.exec(readme)[1];

const tools = compositionTools();
if (tools !== undefined) {
  prepareTool();
  joinParts();
  runConsumers();
}

/** As docs/composing.md has it. */
function joinParts() {
  const env = { ...process.env, PATH: [...tools, process.env.PATH].join(delimiter) };
  const build = join(here, "build");
  run("node", ["sample-api/build.mjs"]);
  run("cargo", ["build", "--release", "--locked", "--quiet", "--target", "wasm32-wasip2"], { cwd: join(here, "rates") });
  mkdirSync(join(build, "wit/deps"), { recursive: true });
  for (const [from, to] of [
    ["wit/shop.wit", "shop.wit"],
    ["rates/wit/rates.wit", "deps/rates.wit"],
    ["../wit/billing.wit", "deps/billing.wit"],
  ])
    cpSync(join(here, from), join(build, "wit", to));
  const part = join(here, "rates/target/wasm32-wasip2/release/rates.wasm");
  run("wac", ["plug", "sample-api/build/billing.wasm", "--plug", part, "-o", join(build, "shop.wasm")], { env });
}

function runConsumers() {
  rmSync(join(here, "wasm-sdk.lock"), { force: true });
  const languages = presentLanguages(Object.keys(config.targets));
  for (const command of ["generate", "test"]) {
    run("node", ["dist/cli/main.js", command, "--config", join(here, "wasm-sdk.json"), "--lang", languages.join(",")]);
  }
  const consumers = consumersOf("composed/consumers", "github.com/acme/shop-go");
  for (const language of languages) {
    console.log(`\n${language}:`);
    const printed = consumers[language](join(here, config.targets[language].out));
    process.stdout.write(printed);
    if (printed !== expected) throw new Error(`the ${language} consumer does not print what sample-api/composed/README.md says`);
  }
}

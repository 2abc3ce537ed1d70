// `npm run bench`: the generated packages beside their peers and beside glue written by hand, over the same component. The guest, the peers and the
// harness are the folder `bench` of `../shared`; ours is added to a copy of it. Arguments go to its `run` (for example: --quick typescript report).
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { prepareTool, presentLanguages, root, run } from "../test/toolchains.mjs";

const shared = join(root, "../shared/bench");
const cache = join(root, ".cache/bench");
const copy = join(cache, "harness");
const work = join(cache, "work");
const ours = join(cache, "ours");
const languages = ["typescript", "go", "python", "ruby"];

if (!existsSync(shared)) {
  console.error("skipped: the bench needs the folder ../shared/bench (a guest with hand-written glue)");
  process.exit(0);
}

prepareTool();
const present = presentLanguages(languages);
mkdirSync(cache, { recursive: true });
// Made anew, without what an earlier run added.
rmSync(copy, { recursive: true, force: true });
cpSync(shared, copy, { recursive: true, force: true, mode: 0 });
run("chmod", ["-R", "u+w", copy]);

const harness = (args, env = {}) =>
  run("sh", [join(copy, "run"), ...args], { env: { ...process.env, BENCH_WORK: work, ...env } });
harness(["setup"]);

const cli = [process.execPath, join(root, "dist/cli/main.js"), "generate", "--wit", join(shared, "world.wit"), "--quiet"];
const micro = join(work, "guest/micro.wasm");
const packageFolder = { python: "python-package" };
for (const language of present) {
  const module = language === "go" ? ["--module", "example.com/bench/micro"] : [];
  run(cli[0], [
    ...cli.slice(1),
    "--component",
    micro,
    "--lang",
    language,
    "--out",
    join(ours, packageFolder[language] ?? language),
    ...module,
  ]);
}
// The harness puts the folder of each language on its search path; a Python package keeps its modules below src.
rmSync(join(ours, "python"), { recursive: true, force: true });
if (present.includes("python")) symlinkSync(join(ours, packageFolder.python, "src"), join(ours, "python"));
const here = (file) => join(root, "bench/contenders", file);
cpSync(here("ours.mjs"), join(copy, "typescript/contenders/ours.mjs"));
cpSync(here("ours.py"), join(copy, "python/contenders/ours.py"));
cpSync(here("ours.rb"), join(copy, "ruby/contenders/ours.rb"));
mkdirSync(join(copy, "go/ours"), { recursive: true });
cpSync(here("ours.go"), join(copy, "go/ours/ours.go"));

const [command, ...rest] = cli;
const generate = [command, ...rest].map((word) => word.replace(join(shared, "world.wit"), "{wit}"));
harness(["--ours", ours, ...process.argv.slice(2)], {
  BENCH_OURS_CLI: [...generate, "--component", "{component}", "--lang", "typescript", "--out", "{out}"].join(" "),
});

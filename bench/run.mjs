// `npm run bench`: the generated packages beside their peers and beside glue written by hand, over the same component. The guest, the peers
// and the harness are the folder `bench` of `../shared`; ours is added to a copy of it. README.md says what the arguments are.
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prepareTool, presentLanguages, root, run } from "../test/toolchains.mjs";
import { aimTable } from "./aims.mjs";
import { allocationRows, allocationTable } from "./allocations.mjs";
import { fusedRows, fusedTables } from "./fused.mjs";
import { addAdapters, copyHarness } from "./harness.mjs";
import { cli, forgetPackages, generatePackages } from "./packages.mjs";
import { readResults } from "./results.mjs";
import { sampleRows } from "./sample.mjs";
import { startRows } from "./start.mjs";

const shared = join(root, "../shared/bench");
const cache = join(root, ".cache/bench");
const copy = join(cache, "harness");
const work = join(cache, "work");
const packages = join(cache, "packages");
const results = join(work, "results.jsonl");
const everything = ["typescript", "go", "python", "ruby", "threads", "start", "generate", "fused", "report"];

if (!existsSync(shared)) skip("the folder ../shared/bench (a guest with hand-written glue)");

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const quick = flags.includes("--quick");
const steps = asked.length > 0 ? asked : everything;
const unknown = asked.filter((step) => !everything.includes(step));
if (unknown.length > 0) fail(`there is no step ${unknown.join(", ")}; the steps are ${everything.join(", ")}`);
const measuring = steps.filter((step) => step !== "report");

mkdirSync(cache, { recursive: true });
copyHarness(shared, copy);
if (measuring.length > 0) await measure();
if (steps.includes("report")) report();

function fail(why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}

function skip(need) {
  console.error(`skipped: the bench needs ${need}`);
  process.exit(0);
}

async function measure() {
  prepareTool();
  const languages = presentLanguages(["typescript", "go", "python", "ruby"]);
  if (!languages.includes("python")) skip("Python, with whose packages the guest is compiled");
  mkdirSync(work, { recursive: true });
  if (asked.length === 0 || flags.includes("--fresh")) rmSync(results, { force: true });
  if (steps.includes("fused")) keep(await progress("calls between parts", () => fusedRows(languages, { work, quick })));
  if (measuring.length > 1 || !steps.includes("fused")) measureOverHarness(languages);
}

/** All that the shared bench measures, with ours put in. */
function measureOverHarness(languages) {
  // Built anew, first without ours: what a machine without Go has for it cannot be overwritten by `go build`.
  const runner = join(work, "bin/gobench");
  rmSync(runner, { force: true });
  harness(["setup"]);
  forgetPackages(packages);
  generatePackages(languages, { shared, compiled: join(work, "guest"), out: packages });
  addAdapters(copy);
  rmSync(runner);
  const others = measuring.filter((step) => step !== "fused");
  harness([...flags.filter((flag) => flag !== "--fresh"), "--ours", join(packages, "micro"), ...others]);

  const went = (language) => steps.includes(language) && languages.includes(language);
  if (went("typescript")) keep(progress("instantiate", instantiateRows));
  if (went("go")) keep(progress("allocations", () => allocationRows(work)));
  if (steps.includes("start"))
    keep(progress("start of ours", () => startRows(languages, { packages, work, rounds: quick ? 1 : 3 })));
  if (steps.includes("generate")) keep(progress("the sample's glue", () => sampleRows(work)));
}

function harness(args) {
  const micro = [...cli, "--wit", "{wit}", "--component", "{component}", "--lang", "typescript", "--out", "{out}"];
  const env = { BENCH_WORK: work, BENCH_OURS_CLI: micro.join(" ") };
  // Our further contenders for Go need our packages.
  const extra = args.includes("--ours") ? { BENCH_EXTRA_GO: join(root, "bench/go"), BENCH_PACKAGES: packages } : {};
  run("sh", [join(copy, "run"), ...args], { env: { ...process.env, ...env, ...extra } });
}

function instantiateRows() {
  const script = join(root, "bench/instantiate.mjs");
  const args = ["--expose-gc", script, copy, work, join(packages, "micro/typescript"), ...(quick ? ["--quick"] : [])];
  const printed = execFileSync(process.execPath, args, { encoding: "utf8" });
  return printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function progress(name, rows) {
  console.error(`bench: ${name}`);
  return rows();
}

function keep(rows) {
  appendFileSync(results, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}

function report() {
  if (!existsSync(results)) fail("nothing was measured yet");
  const rows = readResults(results);
  // Calls between parts need nothing of the harness.
  if (rows.some((row) => !row.fused && !row.fusedStart && !row.adapters)) harness(["report"]);
  process.stdout.write(`${allocationTable(rows)}${fusedTables(rows)}${aimTable(rows)}`);
}

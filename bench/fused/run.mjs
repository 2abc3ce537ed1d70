// usage: run.mjs PACKAGES JCO [--quick | --start CONTENDER COMPONENT]: fused calls in V8, ours beside jco, or a cold start; rows of JSON.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, transpiled, flag, ...started] = process.argv.slice(2);
const rounds = flag === "--quick" ? 5 : 25;
const load = (...path) => import(pathToFileURL(join(...path)).href);
const operations = ["scalar", "text", "item", "items", "bytes"];
/** How long a slice takes about. */
const SLICE_MS = 20;

async function ours(name) {
  const { Fused } = await load(packages, name, "typescript/index.js");
  return () => Fused.load();
}

async function jco(name) {
  const { instantiate } = await load(transpiled, name, "fused.js");
  return () => instantiate((file) => WebAssembly.compile(readFileSync(join(transpiled, name, file))), {});
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

const contenders = { ours, jco };

async function start(contender, name) {
  const begin = performance.now();
  await (await contenders[contender](name))();
  return { lang: "typescript", fusedStart: name, contender, ms: performance.now() - begin };
}

async function calls() {
  const runs = [];
  for (const [contender, prepare] of Object.entries(contenders)) runs.push({ contender, api: await (await prepare("parts"))() });
  return operations.flatMap((op) => times(runs, op).map((all, i) => row(op, runs[i].contender, all)));
}

/** In nanoseconds a call, by contender. */
function times(runs, op) {
  const counts = runs.map(({ api }) => calibrated((n) => slice(api, op, n)));
  const found = runs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { api }] of runs.entries()) found[i].push((slice(api, op, counts[i]) * 1e6) / counts[i]);
  }
  return found;
}

function slice(api, op, count) {
  const begin = cpuMs();
  api[op](count);
  return cpuMs() - begin;
}

function calibrated(run) {
  for (let count = 1; ; count *= 2) {
    const ms = run(count);
    if (ms > SLICE_MS / 4) return Math.ceil((count * SLICE_MS) / ms);
  }
}

function row(op, contender, all) {
  const sorted = all.toSorted((a, b) => a - b);
  return { lang: "typescript", fused: op, contender, ns: sorted[sorted.length >> 1], all };
}

const rows = flag === "--start" ? [await start(...started)] : await calls();
for (const each of rows) console.log(JSON.stringify(each));

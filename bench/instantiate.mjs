// usage: instantiate.mjs SRC WORK PACKAGE_FOLDER [--quick]
// Instances of a compiled guest, ours beside jco and the limit: a row a contender, as the harness's runner prints them for an operation.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [source, work, folder, quick] = process.argv.slice(2);
const load = (...path) => import(pathToFileURL(join(...path)).href);
const rounds = quick ? 5 : 25;
const sliceMs = 6;
const warmMs = quick ? 50 : 250;
const host = { tick: (n) => n + 1 };

async function limit() {
  const { coreModule, instantiate } = await load(source, "typescript/contenders/limit.mjs");
  const module = await WebAssembly.compile(coreModule(readFileSync(join(work, "guest/micro.wasm"))));
  return () => instantiate(module, host);
}

async function jco() {
  const { instantiate } = await load(work, "out/jco/sdk.js");
  const modules = {};
  const compile = async (name) => {
    modules[name] ??= await WebAssembly.compile(readFileSync(join(work, "out/jco", name)));
    return modules[name];
  };
  return () => instantiate(compile, { "bench:micro/host": host, "bench:micro/host@1.0.0": host });
}

async function ours() {
  const { Micro } = await load(folder, "index.js");
  return () => Micro.load({ imports: { host } });
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

async function slice(make, n) {
  const begin = cpuMs();
  for (let i = 0; i < n; i++) await make();
  return cpuMs() - begin;
}

const runs = [];
for (const [contender, prepare] of Object.entries({ limit, jco, ours })) {
  const make = await prepare();
  for (let warm = 0; warm < warmMs; ) warm += await slice(make, 10);
  const n = Math.max(1, Math.round(sliceMs / Math.max(0.001, (await slice(make, 20)) / 20)));
  runs.push({ contender, make, n, all: [] });
}
for (let round = 0; round < rounds; round++) {
  for (const run of runs) {
    globalThis.gc();
    run.all.push(((await slice(run.make, run.n)) * 1e6) / run.n);
  }
}
for (const { contender, n, all } of runs) {
  const sorted = all.toSorted((a, b) => a - b);
  const row = { lang: "typescript", op: "instantiate", contender, ns: sorted[sorted.length >> 1], min: sorted[0], n, all };
  console.log(JSON.stringify(row));
}

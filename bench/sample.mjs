// What is generated for the sample's world, ours beside jco: time of the whole process and size of the glue, in the rows of the harness's
// step `generate`.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { root, run } from "../test/toolchains.mjs";
import { cli } from "./packages.mjs";
import { median } from "./results.mjs";

const sample = join(root, "sample-api");
const component = join(sample, "build/billing.wasm");

const tasks = (work, out) => ({
  "jco transpile": [
    process.execPath,
    join(work, "node_modules/@bytecodealliance/jco/dist/jco.js"),
    ...["transpile", component, "-o", out, "--name", "sdk", "--instantiation", "async", "-q"],
  ],
  ours: [...cli, "--wit", join(sample, "wit"), "--component", component, "--lang", "typescript", "--out", out],
});

export function sampleRows(work) {
  run("node", ["sample-api/build.mjs"], { stdio: ["ignore", 2, 2] });
  const out = join(work, "sample");
  const measured = Object.entries(tasks(work, out)).map(([task, command]) => ({ task, command, ms: [] }));
  for (let round = 0; round < 3; round++) {
    for (const one of measured) {
      rmSync(out, { recursive: true, force: true });
      mkdirSync(out, { recursive: true });
      const begin = performance.now();
      execFileSync(one.command[0], one.command.slice(1));
      one.ms.push(performance.now() - begin);
      one.glue = glueOf(out);
    }
  }
  return measured.map(({ task, ms, glue }) => ({
    lang: "generate",
    generate: task,
    guest: "sample",
    ms: median(ms),
    glue: glue.reduce((sum, file) => sum + file.length, 0),
    glue_gzip: glue.reduce((sum, file) => sum + gzipSync(file).length, 0),
  }));
}

const glueOf = (out) =>
  readdirSync(out, { recursive: true })
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(out, file)));

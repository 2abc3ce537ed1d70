// The shared bench's harness, in a copy to which ours is added.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../test/toolchains.mjs";

const here = join(root, "bench");

/** `replacements` are of text that must be there. */
function patch(file, replacements) {
  let text = readFileSync(file, "utf8");
  for (const [before, after] of replacements) {
    if (!text.includes(before)) throw new Error(`${file} no longer has: ${before}`);
    text = text.replace(before, () => after);
  }
  writeFileSync(file, text);
}

// The harness needs Go; a machine without it measures the other languages with a runner that prints nothing.
const withoutGo = [
  'if want setup || want go || [ ! -x "$work/bin/gobench" ]; then',
  `if ! command -v go >/dev/null; then
  echo '#!/bin/sh' >"$work/bin/gobench"; chmod +x "$work/bin/gobench"
elif want setup || want go || [ ! -x "$work/bin/gobench" ]; then`,
];
const mebibyteString = [
  "echo('string-64k', 'echoString', ascii64k),",
  "echo('string-64k', 'echoString', ascii64k), echo('string-1m', 'echoString', ascii64k.repeat(16)),",
];

// Two goroutines that count in one cache line wait for each other at every short call, whoever's it is.
const ownCounters = [
  ["run := c.Ops[op].Run\n", "run, calls := c.Ops[op].Run, 0\n"],
  ["\t\tcounts[i]++\n\t\t\t\t}\n\t\t\t}\n", "\t\tcalls++\n\t\t\t\t}\n\t\t\t}\n\t\t\tcounts[i] = calls\n"],
];

/** A copy of `shared`, made anew. */
export function copyHarness(shared, copy) {
  rmSync(copy, { recursive: true, force: true });
  // The harness compiles guests again whose sources are newer.
  cpSync(shared, copy, { recursive: true, preserveTimestamps: true });
  run("chmod", ["-R", "u+w", copy]);
  patch(join(copy, "run"), [withoutGo]);
  patch(join(copy, "typescript/run.mjs"), [mebibyteString]);
  patch(join(copy, "go/main.go"), ownCounters);
}

/** Adds the adapters of ours: after the set-up, which cannot resolve our packages. */
export function addAdapters(copy) {
  for (const [language, file] of [
    ["typescript", "ours.mjs"],
    ["python", "ours.py"],
    ["ruby", "ours.rb"],
  ]) {
    cpSync(join(here, "contenders", file), join(copy, language, "contenders", file));
  }
  mkdirSync(join(copy, "go/ours"));
  cpSync(join(here, "contenders/ours.go"), join(copy, "go/ours/ours.go"));
}

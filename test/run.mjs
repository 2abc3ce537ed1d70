// Everything: `npm test`. Installs what it needs, runs every suite of every language present, and ends with the line
// `N passed, N failed` (and `, N skipped`) over all of them.
import { spawnSync } from "node:child_process";
import { suites } from "./suites.mjs";
import { prepareTool, presentLanguages, root } from "./toolchains.mjs";

prepareTool();

const wanted = process.argv.slice(2);
const known = [...new Set(suites.flatMap(({ language }) => language ?? []))];
const languages = presentLanguages(known, { checkers: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const broken = [];

for (const suite of suites) {
  if (wanted.length > 0 && !wanted.includes(suite.name)) continue;
  if ((suite.language && !languages.includes(suite.language)) || (suite.needs && suite.needs() === undefined)) {
    total.skipped += 1;
    continue;
  }
  console.log(`\n=== ${suite.name}`);
  const started = performance.now();
  const counts = runSuite(suite);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`=== ${suite.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (counts.failed > 0) broken.push(suite.name);
}

if (broken.length > 0) console.log(`\nfailed: ${broken.join(", ")}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

/** A suite that fails without saying which test counts as one failure; one that prints no count at all as one test. */
function runSuite({ command, cwd = ".", env = {}, count }) {
  const { status, stdout, error } = spawnSync(command[0], command.slice(1), {
    cwd: new URL(`${cwd}/`, `file://${root}`),
    encoding: "utf8",
    env: { ...process.env, WASM_SDK_LANGUAGES: languages.join(","), ...env },
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 30,
  });
  if (error) throw error;
  const counts = { passed: 0, failed: 0, skipped: 0, ...count?.(stdout) };
  const nothing = counts.passed + counts.failed === 0;
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  else if (nothing) counts.passed = 1;
  if (counts.failed > 0 || !count) process.stdout.write(stdout);
  return counts;
}

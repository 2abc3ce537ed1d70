// `npm run stress [-- subject...]`: what finds faults, races and leaks by trying often, and takes too long for `npm test`.
import { spawnSync } from "node:child_process";
import { otherPythons, presentLanguages, python } from "../toolchains.mjs";

/** Commands by subject, a language or the printed adapters, with the folder they run in. */
const stress = {
  adapters: adapters(),
  python: pythons().map((interpreter) => ({
    cwd: ".",
    command: [interpreter, "test/stress/python/strikes.py"],
    env: { SDK_RUNTIME_STORE: "fast", PYTHONDONTWRITEBYTECODE: "1" },
  })),
  ruby: ["oldest", "newest"].map((release) => ({
    cwd: "templates/ruby/runtime",
    command: ["ruby", "-Ilib", "-Itest", "../../../test/stress/ruby/interrupts.rb"],
    env: { WASMTIME_GEM: release },
  })),
};

/** More than 100,000 calls between two parts, compared with wasmtime for Python; other seeds in DIFFERENTIAL_SEEDS. */
function adapters() {
  if (presentLanguages(["python"]).length === 0) return [];
  const { DIFFERENTIAL_SEEDS = "1-120", DIFFERENTIAL_CALLS = "48" } = process.env;
  return [{ cwd: ".", command: ["npx", "vitest", "run", "test/differential"], env: { DIFFERENTIAL_SEEDS, DIFFERENTIAL_CALLS } }];
}

/**
 * Every Python that this machine has, but 3.10: there an exception may strike on the first instruction of any handler, so that even `with` leaves
 * a lock taken when two come at once.
 */
function pythons() {
  if (presentLanguages(["python"], { checkers: true }).length === 0) return [];
  return [python, ...otherPythons().filter((interpreter) => !interpreter.includes("venv-3.10"))];
}

const chosen = process.argv.slice(2);
let failed = 0;
for (const [language, commands] of Object.entries(stress)) {
  if (chosen.length > 0 && !chosen.includes(language)) continue;
  for (const { cwd, command, env } of commands) {
    const { status } = spawnSync(command[0], command.slice(1), { cwd, stdio: "inherit", env: { ...process.env, ...env } });
    if (status !== 0) failed++;
  }
}
process.exitCode = failed === 0 ? 0 : 1;

// `npm run stress [-- language...]`: what finds races and leaks by trying often, and takes too long for `npm test`.
import { spawnSync } from "node:child_process";

/** Commands by language, with the folder they run in. */
const stress = {
  ruby: ["oldest", "newest"].map((release) => ({
    cwd: "templates/ruby/runtime",
    command: ["ruby", "-Ilib", "-Itest", "../../../test/stress/ruby/interrupts.rb"],
    env: { WASMTIME_GEM: release },
  })),
};

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

// Start-up of ours, one cold process a figure, in the rows of the harness's own step `start`.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../test/toolchains.mjs";

const script = (file) => join(root, "bench/start", file);

/** What is measured in each language, and the command that prints its figures; `cache` is empty or the folder for compiled code. */
const languages = {
  typescript: {
    contenders: ["ours"],
    command: ({ folder }) => [process.execPath, "--expose-gc", script("ours.mjs"), folder],
  },
  go: {
    contenders: ["ours", "ours-ctx", "limit-ctx"],
    caches: true,
    command: ({ work, contender, guest, cache }) => [
      join(work, "bin/gobench"),
      "start",
      contender,
      join(work, "guest", `${guest}.wasm`),
      ...cache,
    ],
    figures: (printed) => (printed.contender.startsWith("ours") ? withoutFirstInstance(printed) : printed),
  },
  python: {
    contenders: ["ours"],
    caches: true,
    command: ({ work, folder, cache }) => [join(work, "venv/bin/python"), script("ours.py"), folder, ...cache],
  },
  ruby: {
    contenders: ["ours"],
    caches: true,
    command: ({ folder, cache }) => ["ruby", script("ours.rb"), folder, ...cache],
  },
};

/** `packages` holds `<guest>/<language>`, `work` is the harness's. */
export function startRows(present, { packages, work, rounds }) {
  const contenders = present.flatMap((lang) => languages[lang].contenders.map((contender) => ({ lang, contender })));
  return Array.from({ length: rounds }, (_, round) =>
    contenders.flatMap(({ lang, contender }) => {
      const row = (guest, cached, cache = []) => ({
        ...measure(lang, { work, contender, guest, cache, folder: join(packages, guest, lang) }),
        ...{ lang, start: guest, contender, cache: cached },
      });
      if (!languages[lang].caches) return [row("micro", false), row("big", false)];
      const cache = join(work, "cache", `${lang}-${contender}`);
      const made = round === 0 ? [row("big", false, [emptyFolder(cache)])] : [];
      return [row("micro", false), ...made, row("big", true, [cache])];
    }),
  ).flat();
}

function measure(lang, what) {
  const { command, figures = (printed) => printed } = languages[lang];
  const [file, ...args] = command(what);
  return figures(JSON.parse(execFileSync(file, args, { encoding: "utf8" })));
}

function emptyFolder(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Go's runner compiles before it instantiates; ours makes an instance while compiling, which is taken off again. */
function withoutFirstInstance(row) {
  const less = (ms) => Math.max(0, ms - row.instantiate_ms);
  return { ...row, compile_ms: less(row.compile_ms), ready_ms: less(row.ready_ms), cpu_ms: less(row.cpu_ms) };
}

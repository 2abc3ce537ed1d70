// Calls between two parts of a component, in each language: per call, beside jco and the engine bindings' own component API; what starting costs with
// adapters and without; and how large adapters are.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import { python, root, run } from "../test/toolchains.mjs";
import { cli } from "./packages.mjs";
import { median, ratio, table } from "./results.mjs";

const here = join(root, "bench/fused");
const components = ["plain", "parts"];
const operations = ["scalar", "text", "item", "items", "bytes"];

/** The rows of the languages, measured in `work`. */
export async function fusedRows(languages, { work, quick }) {
  const folder = join(work, "fused");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of components) {
    const component = join(folder, `${name}.wasm`);
    writeFileSync(component, await parse(readFileSync(join(here, `${name}.wat`), "utf8")));
    for (const language of languages) generate(language, name, component, join(folder, "packages", name, language));
    const jco = join(root, "node_modules/@bytecodealliance/jco/dist/jco.js");
    const out = ["-o", join(folder, "jco", name), "--name", "fused", "--instantiation", "async", "-q"];
    execFileSync(process.execPath, [jco, "transpile", component, ...out], { stdio: ["ignore", "ignore", 2] });
  }
  const measured = languages.flatMap((language) => {
    const measure = runners[language](folder);
    return [...measure(quick ? ["--quick"] : []), ...startRows(measure, language, quick ? 1 : 5)];
  });
  return [...measured, ...sizeRows(folder)];
}

/** Each start in a process of its own; the median of them. */
function startRows(measure, language, rounds) {
  return contendersOf(language).flatMap((contender) =>
    components.map((name) => {
      const starts = Array.from({ length: rounds }, () => measure(["--start", contender, name])[0]);
      return { ...starts[0], ms: median(starts.map(({ ms }) => ms)) };
    }),
  );
}

function generate(language, name, component, out) {
  const module = language === "go" ? ["--module", `example.com/bench/${name}`] : [];
  const config = join(out, "..", `${language}.json`);
  mkdirSync(join(out, ".."), { recursive: true });
  const names = {
    python: { distribution: `bench-${name}`, package: `bench_${name}` },
    ruby: { gem: `bench-${name}`, module: `Bench::${capital(name)}` },
  };
  const target = { out, ...names[language] };
  writeFileSync(config, JSON.stringify({ wit: join(here, "world.wit"), component, targets: { [language]: target } }));
  run(cli[0], [...cli.slice(1), "--config", config, "--lang", language, ...module]);
}

const capital = (name) => `${name[0].toUpperCase()}${name.slice(1)}`;

/** By language, what runs its program with further arguments. */
const runners = {
  typescript: (folder) => {
    const program = [join(here, "run.mjs"), join(folder, "packages"), join(folder, "jco")];
    return (args) => rowsOf(process.execPath, [...program, ...args]);
  },
  python: (folder) => (args) => rowsOf(python, [join(here, "run.py"), join(folder, "packages"), folder, ...args]),
  ruby: (folder) => (args) => rowsOf("ruby", [join(here, "run.rb"), join(folder, "packages"), folder, ...args]),
  go(folder) {
    const program = join(folder, "go");
    cpSync(join(here, "go"), program, { recursive: true });
    const modules = components.flatMap((name) => [
      `-require=example.com/bench/${name}@v0.0.0`,
      `-replace=example.com/bench/${name}=${join(folder, "packages", name, "go")}`,
    ]);
    for (const args of [
      ["mod", "init", "example.com/bench/fused"],
      ["mod", "edit", ...modules],
      ["mod", "tidy"],
      ["build", "-o", "fused"],
    ]) {
      execFileSync("go", args, { cwd: program, stdio: ["ignore", 2, 2] });
    }
    return (args) => rowsOf(join(program, "fused"), args);
  },
};

function rowsOf(command, args) {
  const printed = execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", 2] });
  return printed
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** How large the printed modules of real components are: of the samples, as far as they are built, and of the guests that stand beside the repository. */
function sizeRows(folder) {
  const guests = join(root, "../shared/guests");
  const named = existsSync(guests) ? readdirSync(guests).filter((name) => existsSync(join(guests, name, "component.wasm"))) : [];
  const found = [
    ["two parts of this bench", join(folder, "parts.wasm")],
    ["sample", join(root, "sample-api/build/billing.wasm")],
    ["sample of two languages", join(root, "sample-api/composed/build/shop.wasm")],
    ...named.map((name) => [name, join(guests, name, "component.wasm")]),
  ].filter(([, file]) => existsSync(file));
  return found.map(([of, file], i) => {
    const out = join(folder, "sizes", String(i));
    run(cli[0], [...cli.slice(1), "--component", file, "--lang", "go", "--module", "example.com/sizes", "--out", out]);
    const plan = JSON.parse(readFileSync(join(out, "plan.json"), "utf8"));
    return { lang: "adapters", adapters: of, bytes: plan.adapters?.size ?? 0, functions: plan.adapters?.functions.length ?? 0 };
  });
}

const peers = { typescript: "jco", go: undefined, python: "component", ruby: "component" };
const contendersOf = (language) => ["ours", peers[language]].filter(Boolean);

/** Markdown, of the newest rows; empty when nothing was measured. */
export function fusedTables(rows) {
  if (!rows.some((row) => row.fused)) return "";
  const languages = Object.keys(peers).filter((lang) => rows.some((row) => row.lang === lang && row.fused));
  const newest = (lang, key, of, contender) =>
    rows.findLast((row) => row.lang === lang && row[key] === of && row.contender === contender);
  const calls = operations.map((op) => [
    op,
    ...languages.flatMap((lang) => {
      const time = (contender) => nanoseconds(newest(lang, "fused", op, contender)?.ns);
      return peers[lang] === undefined ? [time("ours")] : [time("ours"), `${time(peers[lang])} (${peerRatio(rows, lang, op)})`];
    }),
  ]);
  const head = languages.flatMap((lang) => [`${lang}, ours`, ...(peers[lang] === undefined ? [] : [`${lang}, ${peers[lang]}`])]);
  const starts = languages.flatMap((lang) =>
    contendersOf(lang).map((contender) => [
      `${lang}, ${contender}`,
      ...components.map((name) => newest(lang, "fusedStart", name, contender)?.ms.toFixed(1) ?? ""),
    ]),
  );
  const sizes = new Map(
    rows.filter((row) => row.adapters).map((row) => [row.adapters, [row.adapters, String(row.bytes), String(row.functions)]]),
  );
  return [
    `### Calls between parts\n\nPer call and back; in parentheses how many times as long as ours.\n\n${table(["", ...head], calls)}\n`,
    `First client of a process, in ms of wall time.\n\n${table(["", "without adapters", "with adapters"], starts)}\n`,
    `Printed modules.\n\n${table(["component", "bytes", "functions named in errors"], [...sizes.values()])}\n`,
  ].join("");
}

function peerRatio(rows, lang, op) {
  const asOperations = rows.filter((row) => row.fused).map((row) => ({ ...row, op: row.fused }));
  return ratio(asOperations, lang, peers[lang], "ours", op)?.toPrecision(3);
}

function nanoseconds(ns) {
  if (ns === undefined) return "";
  const [unit, size] = [
    ["ms", 1e6],
    ["µs", 1e3],
    ["ns", 1],
  ].find(([, each]) => ns >= each) ?? ["ns", 1];
  return `${Number((ns / size).toPrecision(3))} ${unit}`;
}

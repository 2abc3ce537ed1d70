// Go: how many heap allocations a call makes.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { table } from "./results.mjs";

/** Runs inside the harness's Go module, where it was built. */
export function allocationRows(work) {
  const env = { ...process.env, BENCH_GUEST: join(work, "guest/micro.wasm") };
  const printed = execFileSync("go", ["test", "-count=1", "-v", "."], { cwd: join(work, "src/go"), env, encoding: "utf8" });
  return printed
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

export const allocationsOf = (rows, contender, op) =>
  rows.findLast((row) => row.allocations === op && row.contender === contender)?.count;

export function allocationTable(rows) {
  const measured = rows.filter((row) => row.allocations);
  if (measured.length === 0) return "";
  const distinct = (key) => [...new Set(measured.map((row) => row[key]))];
  const contenders = distinct("contender");
  const body = distinct("allocations").map((op) => [
    op,
    ...contenders.map((contender) => allocationsOf(rows, contender, op) ?? "–"),
  ]);
  return `### go: heap allocations a call\n\n${table(["operation", ...contenders], body)}\n`;
}

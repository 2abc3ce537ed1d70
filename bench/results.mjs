// The rows that a run leaves in results.jsonl, one a contender and operation, task or process.
import { readFileSync } from "node:fs";

export const readResults = (file) =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The times of an operation by round; [Infinity] when it was refused, undefined when it was not measured. */
function times(rows, lang, contender, op) {
  const row = rows.findLast((row) => row.lang === lang && row.contender === contender && (row.op === op || row.op === "*"));
  return row?.refused ? [Number.POSITIVE_INFINITY] : row?.all;
}

/** How many times as long an operation takes as it takes another contender: the median over rounds that both were timed in. */
export function ratio(rows, lang, contender, other, op) {
  const [ours, theirs] = [contender, other].map((name) => times(rows, lang, name, op));
  if (ours === undefined || theirs === undefined) return undefined;
  if (!Number.isFinite(ours[0]) || !Number.isFinite(theirs[0])) return ours[0] / theirs[0];
  const rounds = Math.min(ours.length, theirs.length);
  return median(Array.from({ length: rounds }, (_, round) => ours[round] / theirs[round]));
}

export const operations = (rows, lang) => [
  ...new Set(rows.filter((row) => row.lang === lang && row.op && row.op !== "*").map((row) => row.op)),
];

export function table(head, body) {
  const rule = head.map((_, column) => (column === 0 ? ":--" : "--:"));
  return [head, rule, ...body].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

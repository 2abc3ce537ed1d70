/** gofmt's columns: names in a run of neighbouring lines are padded to one width; a comment or an empty line ends the run. */

import { joined } from "../../core/code/code.js";
import { type GoBlock, type GoCode, type GoExpression, go, goCode } from "../code/go.js";

export interface Row {
  /** Lines that stand above. */
  readonly comment: readonly string[];
  readonly cells: readonly (string | GoExpression)[];
}

/** The rows as lines, each below its comment. */
export function align(rows: readonly Row[]): GoCode {
  return goCode(
    ...runs(rows).flatMap((run) => {
      const widths = columnWidths(run);
      return run.flatMap(({ comment, cells }): readonly GoBlock[] => [...comment, aligned(cells, widths)]);
    }),
  );
}

function aligned(cells: Row["cells"], widths: readonly number[]): GoExpression {
  const padded = cells.map((cell, i) => {
    const padding = i === cells.length - 1 ? 0 : (widths[i] ?? 0) - lengthOf(cell);
    return go`${cell}${" ".repeat(padding)}`;
  });
  return joined(padded, " ");
}

function runs(rows: readonly Row[]): readonly (readonly Row[])[] {
  const all: Row[][] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last === undefined || row.comment.length > 0) all.push([row]);
    else last.push(row);
  }
  return all;
}

function columnWidths(run: readonly Row[]): readonly number[] {
  const columns = Math.max(...run.map(({ cells }) => cells.length));
  return Array.from({ length: columns }, (_, i) => Math.max(...run.map(({ cells }) => lengthOf(cells[i]))));
}

function lengthOf(cell: string | GoExpression | undefined): number {
  return (typeof cell === "object" ? cell.text : (cell ?? "")).length;
}

/** gofmt's columns: names in a run of neighbouring lines are padded to one width; a comment or an empty line ends the run. */

export interface Row {
  /** Lines that stand above. */
  readonly comment: readonly string[];
  readonly cells: readonly string[];
}

export interface AlignedRow {
  readonly comment: readonly string[];
  /** E.g. `ID    uint32`. */
  readonly line: string;
}

export function align(rows: readonly Row[]): readonly AlignedRow[] {
  return runs(rows).flatMap((run) => {
    const widths = columnWidths(run);
    return run.map(({ comment, cells }) => ({
      comment,
      line: cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join(" "),
    }));
  });
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
  return Array.from({ length: columns }, (_, i) => Math.max(...run.map(({ cells }) => cells[i]?.length ?? 0)));
}

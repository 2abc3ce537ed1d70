/** Python's layout as `ruff format` has it: on one line where it fits, else an item a line with a comma behind each. */

export const LINE_LENGTH = 120;

/** `open` and `close` are what stands around the items; `indent` is that of the line that `open` starts. */
export function bracketed(open: string, items: readonly string[], close: string, indent = ""): string {
  const line = `${indent}${open}${items.join(", ")}${close}`;
  const lastLine = line.slice(line.lastIndexOf("\n") + 1);
  if (lastLine.length <= LINE_LENGTH || items.length === 0) return line;
  const body = items.map((item) => `${indent}    ${item},\n`).join("");
  return `${indent}${open}\n${body}${indent}${close}`;
}

/** Whether a command printed what the page says. `…` alone on a line stands for any lines, or none; inside a line for any text. */

const ANY = "…";

export function matchesOutput(expected: readonly string[], printed: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return printed.length === 0;
  if (first === ANY) return printed.some((_, i) => matchesOutput(rest, printed.slice(i))) || matchesOutput(rest, []);
  const [line, ...others] = printed;
  return line !== undefined && matchesLine(first, line) && matchesOutput(rest, others);
}

function matchesLine(expected: string, line: string): boolean {
  const [start = "", ...parts] = expected.split(ANY);
  if (parts.length === 0) return expected === line;
  if (!line.startsWith(start)) return false;
  const end = parts.pop() ?? "";
  let at = start.length;
  for (const part of parts) {
    const found = line.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return line.endsWith(end) && line.length - end.length >= at;
}

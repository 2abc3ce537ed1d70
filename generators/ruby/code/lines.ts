/** Ruby text as nested lines: an array inside is indented by one step. */

export type Line = string | Lines;
export type Lines = readonly Line[];

/** All lines, indented. */
export function flatLines(lines: Lines, indent = ""): readonly string[] {
  return lines.flatMap((line) => {
    if (typeof line !== "string") return flatLines(line, `${indent}  `);
    return line.split("\n").map((part) => (part === "" ? "" : indent + part));
  });
}

/** E.g. `def a`, the body one step in, `end`. */
export function block(head: string, body: Lines): Lines {
  return [head, body, "end"];
}

/** Definitions with an empty line between. */
export function spaced(parts: readonly Lines[]): Lines {
  return parts.flatMap((part, i) => (i === 0 ? part : ["", ...part]));
}

/** Whether the lines use a local variable. */
export function uses(lines: Lines, local: string): boolean {
  const pattern = new RegExp(`(?<![.\\w])${local}\\b(?!:)`);
  return lines.some((line) => (typeof line === "string" ? pattern.test(line) : uses(line, local)));
}

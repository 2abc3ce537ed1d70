/** JavaScript text as nested lines: an array inside is indented by one step. */

export type Line = string | Lines;
export type Lines = readonly Line[];

/** The lines as text, without a final line feed. */
export function linesText(lines: Lines, indent = ""): string {
  return lines.map((line) => (typeof line === "string" ? indent + line : linesText(line, `${indent}  `))).join("\n");
}

/** E.g. `if (a) {`, the body one step in, `}`. */
export function braced(head: string, body: Lines, tail = "}"): Lines {
  return [`${head} {`, body, tail];
}

/** A property access: `.note`, or `["a-b"]` where the name is no identifier. */
export function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A key of an object literal or type. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** JavaScript text as nested lines: an array inside is indented by one step. */

export type Line = string | Lines;
export type Lines = readonly Line[];

/** The lines as text, without a final line feed. */
export function linesText(lines: Lines, indent = ""): string {
  const printed = lines.filter((line) => line.length > 0 || line === "");
  return printed.map((line) => (typeof line === "string" ? indent + line : linesText(line, `${indent}\t`))).join("\n");
}

/** E.g. `if (a) {`, the body one step in, `}`. */
export function braced(head: string, body: Lines, tail = "}"): Lines {
  return [`${head} {`, body, tail];
}

/** An `if`, with `else` where both sides have something to do. */
export function branch(condition: string, yes: Lines, no: Lines): Lines {
  if (yes.length === 0) return no.length === 0 ? [] : guarded(`if (!${condition})`, no);
  if (no.length === 0) return guarded(`if (${condition})`, yes);
  // An `if` in the first place would take the `else` for its own.
  const isPlain = isShort(yes) && isShort(no) && !String(yes[0]).startsWith("if ");
  return isPlain ? [`if (${condition}) ${yes[0]}`, `else ${no[0]}`] : [...braced(`if (${condition})`, yes, "} else {"), no, "}"];
}

/** One line stands behind its condition, more in braces. */
export function guarded(condition: string, body: Lines): Lines {
  return isShort(body) ? [`${condition} ${body[0]}`] : braced(condition, body);
}

function isShort([first, ...more]: Lines): boolean {
  return more.length === 0 && typeof first === "string";
}

/** A property access: `.note`, or `["a-b"]` where the name is no identifier. */
export function property(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

/** A key of an object literal, class or type, where a bare `new` would be a construct signature. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && name !== "new" ? name : JSON.stringify(name);
}

export function mentions(lines: Lines, name: string): boolean {
  return lines.some((line) => (typeof line === "string" ? line.includes(name) : mentions(line, name)));
}

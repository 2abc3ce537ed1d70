/** Python's layout as `ruff format` has it: on one line where it fits, else an item a line with a comma behind each. */

export const LINE_LENGTH = 120;

/** `open` and `close` are what stands around the items; `indent` is that of the line that `open` starts. */
export function bracketed(open: string, items: readonly string[], close: string, indent = ""): string {
  const line = `${indent}${open}${items.join(", ")}${close}`;
  const lastLine = line.slice(line.lastIndexOf("\n") + 1);
  if (lastLine.length <= LINE_LENGTH || items.length === 0) return line;
  const body = items.map((item) => `${itemLine(item, `${indent}    `)}\n`).join("");
  return `${indent}${open}\n${body}${indent}${close}`;
}

/** A parameter whose type is too long for a line goes on over several. */
function itemLine(item: string, indent: string): string {
  const line = `${indent}${item},`;
  const [, name, type, value = ""] = /^(\w+: )(.*?)( = None)?$/.exec(item) ?? [];
  return line.length <= LINE_LENGTH || name === undefined || type === undefined ? line : laidOut(name, type, `${value},`, indent);
}

/** A statement with a tuple; a tuple of one keeps its comma. */
export function tupled(start: string, items: readonly string[], indent: string): string {
  return items.length === 1 ? `${indent}${start}(${items[0]},)` : bracketed(`${start}(`, items, ")", indent);
}

/**
 * A type behind `start` and before `end`: on one line, or a member of the union a line, or an argument of the generic type a line.
 */
export function laidOut(start: string, type: string, end: string, indent = ""): string {
  const line = `${indent}${start}${type}${end}`;
  if (line.length <= LINE_LENGTH) return line;
  const members = unionMembers(type);
  if (members.length > 1) {
    if (indent.length + 4 + type.length <= LINE_LENGTH) return `${indent}${start}(\n${indent}    ${type}\n${indent})${end}`;
    const body = members.map((member, i) => `${laidOut(i === 0 ? "" : "| ", member, "", `${indent}    `)}\n`).join("");
    return `${indent}${start}(\n${body}${indent})${end}`;
  }
  const [, generic, inner] = /^([\w.]+)\[(.*)\]$/.exec(type) ?? [];
  if (generic === undefined || inner === undefined) {
    return type.startsWith('"') ? `${indent}${start}(\n${indent}    ${type}\n${indent})${end}` : line;
  }
  const body = topLevel(inner, ", ")
    .map((item) => `${laidOut("", item, ",", `${indent}    `)}\n`)
    .join("");
  return `${indent}${start}${generic}[\n${body}${indent}]${end}`;
}

/** The members of a union that stand on its top level. */
function unionMembers(type: string): readonly string[] {
  return topLevel(type, " | ");
}

function topLevel(type: string, separator: string): readonly string[] {
  const members: string[] = [""];
  let depth = 0;
  for (const part of type.split(/(\[|\]| \| |, )/)) {
    if (part === "[") depth++;
    if (part === "]") depth--;
    if (part === separator && depth === 0) members.push("");
    else members.push(`${members.pop() ?? ""}${part}`);
  }
  return members;
}

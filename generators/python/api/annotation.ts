/** An annotation as its parts, so that one that is too long for a line is broken where it may be. */

import { LINE_LENGTH } from "../code/layout.js";
import { list, type Python, type PythonCode, py, pyCode } from "../code/python.js";

export type Annotation =
  | { readonly kind: "named"; readonly name: Python }
  | { readonly kind: "generic"; readonly of: Python; readonly args: readonly Annotation[] }
  | { readonly kind: "union"; readonly members: readonly Annotation[] }
  /** In quotes, which Python does not evaluate. */
  | { readonly kind: "quoted"; readonly type: Annotation };

export function named(name: Python): Annotation {
  return { kind: "named", name };
}

export function generic(of: Python, ...args: readonly Annotation[]): Annotation {
  return { kind: "generic", of, args };
}

/** Unions in it are no members of their own. */
export function union(...members: readonly Annotation[]): Annotation {
  const all = members.flatMap((member) => (member.kind === "union" ? member.members : [member]));
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind: "union", members: all };
}

export function quoted(type: Annotation): Annotation {
  return { kind: "quoted", type };
}

/** On one line. */
export function written(type: Annotation): Python {
  switch (type.kind) {
    case "named":
      return type.name;
    case "generic":
      return py`${type.of}[${list(type.args.map(written))}]`;
    case "union":
      return list(type.members.map(written), " | ");
    case "quoted":
      return py`"${written(type.type)}"`;
  }
}

/** A type behind `start` and before `end`: on one line, or a member of the union a line, or an argument of the generic type a line. */
export function laidOut(start: string | Python, type: Annotation, end: string, indent: number): PythonCode {
  const line = py`${start}${written(type)}${end}`;
  if (indent + line.text.length <= LINE_LENGTH) return pyCode(line);
  switch (type.kind) {
    case "named":
      return pyCode(line);
    case "quoted":
      return pyCode(py`${start}(`, [written(type)], `)${end}`);
    case "generic":
      return pyCode(
        py`${start}${type.of}[`,
        type.args.map((arg) => laidOut("", arg, ",", indent + 4)),
        `]${end}`,
      );
    case "union": {
      const whole = written(type);
      if (indent + 4 + whole.text.length <= LINE_LENGTH) return pyCode(py`${start}(`, [whole], `)${end}`);
      const members = type.members.map((member, i) => laidOut(i === 0 ? "" : "| ", member, "", indent + 4));
      return pyCode(py`${start}(`, members, `)${end}`);
    }
  }
}

/** Python's layout as `ruff format` has it: on one line where it fits, else an item a line with a comma behind each. */

import { list, type Python, type PythonCode, py, pyCode } from "./python.js";

export const LINE_LENGTH = 120;

/** `open` and `close` are what stands around the items; `indent` are the blanks in front of `open`. */
export function bracketed(
  open: string | Python,
  items: readonly (string | Python)[],
  close: string | Python,
  indent = 0,
): PythonCode {
  const line = py`${open}${list(items)}${close}`;
  if (indent + line.text.length <= LINE_LENGTH || items.length === 0) return pyCode(line);
  return pyCode(
    py`${open}`,
    items.map((item) => py`${item},`),
    py`${close}`,
  );
}

/** A statement with a tuple; a tuple of one keeps its comma. */
export function tupled(start: string, items: readonly (string | Python)[], indent: number): PythonCode {
  return items.length === 1 ? pyCode(py`${start}(${list(items)},)`) : bracketed(`${start}(`, items, ")", indent);
}

/** The statement that takes a tuple apart. */
export function unpacked(variables: readonly string[], from: string, indent: number): PythonCode {
  return variables.length === 1 ? pyCode(`(${variables[0]},) = ${from}`) : bracketed("(", variables, `) = ${from}`, indent);
}

/** How public methods call the functions of `_abi.py`: in one statement, which the async client runs in a worker thread. */

import type { ApiFunction } from "../../core/surface/surface.js";
import { argumentNames } from "../api/signature.js";
import { isApart } from "./export-call.js";
import type { FunctionNames } from "./function-names.js";
import { bracketed, LINE_LENGTH } from "./layout.js";
import { imported, list, type Python, type PythonCode, py, pyCode } from "./python.js";

/** Blanks in front of a method's statements. */
const INDENT = 8;

const abi = imported(".", "_abi");

export interface CallPlace {
  /** `self` of a resource, `self._guest` of what a client makes. */
  readonly first: string;
  /** What runs the function in a worker thread, e.g. `self._guest.call`; undefined for the sync form. */
  readonly worker: Python | undefined;
}

/** E.g. `return _abi.call_cart_add(self, sku)`; `start` stands in front of the call. */
export function callStatement(
  names: FunctionNames,
  func: ApiFunction,
  { first, worker }: CallPlace,
  start: string | Python,
): PythonCode {
  const name = py`${abi}.${names.of(func)}`;
  const open = worker === undefined ? py`${start}${name}(` : py`${start}await ${worker}(`;
  // A worker is given the function, and knows a client's guest itself.
  const given = worker === undefined ? [first] : first === "self" ? [name, first] : [name];
  if (!isApart(func)) return bracketed(open, [...given, ...argumentNames(func)], ")", INDENT);
  const taken = py`${abi}.${names.taking(func)}(${list(argumentNames(func))})`;
  const line = py`${open}${list([...given, taken])})`;
  if (INDENT + line.text.length <= LINE_LENGTH) return pyCode(line);
  const own = bracketed(py`${abi}.${names.taking(func)}(`, argumentNames(func), "),", INDENT + 4);
  return pyCode(open, [...given.map((each) => py`${each},`), own], ")");
}

/** An async constructor gives an `Opening`; the arguments are taken over now, not when the resource is awaited. */
export function openingStatements(names: FunctionNames, func: ApiFunction): PythonCode {
  const open = py`return ${imported("._runtime.aio", "Opening")}(lambda: self._guest.call(`;
  const name = py`${abi}.${names.of(func)}`;
  if (!isApart(func)) return bracketed(open, [name, ...argumentNames(func)], "))", INDENT);
  return pyCode(
    bracketed(py`_taken = ${abi}.${names.taking(func)}(`, argumentNames(func), ")", INDENT),
    bracketed(open, [name, "_taken"], "))", INDENT),
  );
}

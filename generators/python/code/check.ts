/** Takes what the application gives over into variables, checked and reduced to plain values. Lowering reads nothing else. */

import type { AbiNode } from "../../../wit/abi/abi.js";
import type { ScalarKind } from "../../../wit/world/world.js";
import type { Glue } from "./glue.js";
import { block, type Python, type PythonCode, py, pyCode, runtime } from "./python.js";
import { isFloat, numbersOf, scalarCode } from "./scalars.js";

const ranges: Partial<Readonly<Record<ScalarKind, readonly [low: string, high: string]>>> = {
  s8: ["-128", "127"],
  u8: ["0", "255"],
  s16: ["-32768", "32767"],
  u16: ["0", "65535"],
  s32: ["-2147483648", "2147483647"],
  u32: ["0", "4294967295"],
  s64: ["-9223372036854775808", "9223372036854775807"],
  u64: ["0", "18446744073709551615"],
};

/** Largest byte length of a string (Canonical ABI, `REALLOC_I32_MAX`). */
const MAX_BYTES = 2 ** 28 - 1;

/** Half a unit above it rounding gives infinity; what is between is taken by the runtime. */
const LARGEST_F32 = "3.4028234e+38";

/** Takes over what a variable holds, or another expression: `v = _take_item(value.item)`. */
export function take(glue: Glue, node: AbiNode, variable: string, source = variable): PythonCode {
  const made = (value: Python) => pyCode(py`${variable} = ${value}`);
  /** For a value that most often is taken as it is. */
  const moved = (statement: PythonCode) => pyCode(...(source === variable ? [] : [`${variable} = ${source}`]), statement);
  switch (node.kind) {
    case "scalar":
      return node.scalar === "char" ? made(py`${runtime("as_char")}(${source})`) : moved(takeScalar(node.scalar, variable));
    case "string": {
      const test = `type(${variable}) is not str or not ${variable}.isascii() or len(${variable}) > ${MAX_BYTES}`;
      return moved(block(`if ${test}`, py`${variable} = ${runtime("as_string")}(${variable})`));
    }
    case "own":
    case "borrow": {
      const name = glue.typeName(node.resource);
      if (glue.isImported(node.resource)) {
        return moved(block(`if ${variable} is None`, py`raise ${runtime("expected")}("${name}", ${variable})`));
      }
      const isOwn = node.kind === "own" ? "True" : "False";
      return moved(pyCode(`claims.add(${variable}, ${glue.resource(node.resource)}, "${name}", ${isOwn})`));
    }
    case "list": {
      const numbers = numbersOf(node);
      if (numbers === undefined) break;
      if (numbers === "u8") {
        return moved(block(`if type(${variable}) is not bytes`, py`${variable} = ${runtime("as_bytes")}(${variable})`));
      }
      const pack = runtime(isFloat(numbers) ? "pack_floats" : "pack_integers");
      return made(py`${pack}(${source}, "${scalarCode(numbers)}")`);
    }
  }
  return made(py`${glue.function("take", node)}(${source}${glue.claims(node) ? ", claims" : ""})`);
}

/** A parameter that is an enum takes the WIT name, too. */
export function takeParameter(glue: Glue, node: AbiNode, variable: string): PythonCode {
  const inner = node.kind === "option" ? node.cases[1].payload : node;
  if (inner?.kind !== "enum") return take(glue, node, variable);
  const member = glue.class(inner.named);
  const isNone = node.kind === "option" ? `${variable} is None or ` : "";
  const wide = py`${variable} if ${isNone}type(${variable}) is ${member} else ${runtime("as_enum")}(${member}, ${variable})`;
  return pyCode(py`${variable} = ${glue.function("take", node)}(${wide})`);
}

/** A test that most values do not meet, and what is done with those that do. */
function takeScalar(scalar: ScalarKind, variable: string): PythonCode {
  const range = ranges[scalar];
  if (range !== undefined) {
    const test = `type(${variable}) is not int or not ${range[0]} <= ${variable} <= ${range[1]}`;
    return block(`if ${test}`, py`${variable} = ${runtime("as_integer")}(${variable}, "${scalar}")`);
  }
  if (scalar === "bool") return block(`if type(${variable}) is not bool`, py`raise ${runtime("expected")}("bool", ${variable})`);
  if (scalar === "f64") return block(`if type(${variable}) is not float`, py`${variable} = ${runtime("as_float")}(${variable})`);
  const test = `type(${variable}) is not float or not -${LARGEST_F32} < ${variable} < ${LARGEST_F32}`;
  return block(`if ${test}`, py`${variable} = ${runtime("as_f32")}(${variable})`);
}

/** Whether what a value holds cannot be changed by anybody: scalars, text, constants and handles, and options of them. */
export function isFixed(node: AbiNode): boolean {
  if (node.kind === "option") return node.cases[1].payload === undefined || isFixed(node.cases[1].payload);
  return ["scalar", "string", "enum", "flags", "own", "borrow"].includes(node.kind);
}

/** Steps in a `try` that tells where in the value they failed. */
export function located(steps: readonly (readonly [where: string, step: PythonCode])[], inside = ""): PythonCode {
  return pyCode(
    'where = ""',
    block("try", ...steps.flatMap(([where, step]) => [pyCode(`where = "${where}"`), step])),
    block(py`except ${runtime("Mismatch")} as mismatch`, `raise mismatch.inside(where)${inside} from None`),
  );
}

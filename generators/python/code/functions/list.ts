import type { AbiNode } from "../../../../wit/abi/abi.js";
import { take } from "../check.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { any, block, memory, type Python, type PythonBlock, type PythonCode, py, runtime } from "../python.js";
import { spread } from "../scalars.js";
import { store } from "../store.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function listFunctions(f: ShapeFunctions, { element }: AbiNode & { readonly kind: "list" }): readonly PythonCode[] {
  const { glue } = f;
  const { size, align } = element;
  const leaves = spread(element);
  const elements = (): Python => {
    if (leaves === undefined) return py`${load(glue, element, "at")} for at in range(pointer, pointer + len(span), ${size})`;
    const value = liftFlat(glue, element, leaves.length === 1 ? "flat[0]" : "*flat");
    return py`${value} for flat in ${glue.struct(element)}.iter_unpack(bytes(span))`;
  };
  return [
    ...f.take(py`list[${any}]`, () => takenElements(py`${runtime("as_elements")}(value, ${size})`, take(glue, element, "v"))),
    ...f.liftElements(py`list[${any}]`, () => [span(size, align), py`return [${elements()}]`]),
    ...f.lower(
      () => [
        allocated(size, align),
        block("for element in value", store(glue, element, "at", "element"), `at += ${size}`),
        "return pointer, len(value)",
      ],
      py`tuple[int, int]`,
    ),
  ];
}

/** The elements one by one, each in the variable `v`. */
export function takenElements(elements: Python, step: PythonCode): readonly PythonBlock[] {
  return [
    py`taken: list[${any}] = []`,
    block("try", block(py`for v in ${elements}`, step, "taken.append(v)")),
    block(py`except ${runtime("Mismatch")} as mismatch`, 'raise mismatch.inside(f"[{len(taken)}]") from None'),
    "return taken",
  ];
}

/** The memory of all elements. */
export function span(size: number, align: number): Python {
  return py`span = ${memory}.span(pointer, ${align}, ${size} * length)`;
}

export function allocated(size: number, align: number): Python {
  return py`pointer = at = ${memory}.allocate(${align}, ${size} * len(value))`;
}

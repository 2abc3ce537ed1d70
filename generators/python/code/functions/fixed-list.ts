import type { AbiNode } from "../../../../wit/abi/abi.js";
import { take } from "../check.js";
import { bracketed, tupled } from "../layout.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat, spreadOut } from "../lower-flat.js";
import { any, block, type PythonCode, py, runtime } from "../python.js";
import { flatNames } from "../scalars.js";
import { store } from "../store.js";
import { takenElements } from "./list.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function fixedListFunctions(f: ShapeFunctions, node: AbiNode & { readonly kind: "fixed-list" }): readonly PythonCode[] {
  const { glue } = f;
  const { element, length } = node;
  const { size } = element;
  const width = element.flat.length;
  const indices = Array.from({ length }, (_, i) => i);
  return [
    ...f.take(py`list[${any}]`, () =>
      takenElements(py`${runtime("as_fixed_elements")}(value, ${length})`, take(glue, element, "v")),
    ),
    ...f.lift(() => [
      bracketed(
        "return [",
        indices.map((i) => liftFlat(glue, element, flatNames(width, i * width).join(", "))),
        "]",
        4,
      ),
    ]),
    ...f.load(() => [py`return [${load(glue, element, "at")} for at in range(start, start + ${size} * ${length}, ${size})]`], {
      at: "start",
      result: py`list[${any}]`,
    }),
    ...f.lower(() => [
      tupled(
        "return ",
        indices.map((i) => spreadOut(lowerFlat(glue, element, `value[${i}]`))),
        4,
      ),
    ]),
    ...f.store(() => [block("for element in value", store(glue, element, "at", "element"), `at += ${size}`)]),
  ];
}

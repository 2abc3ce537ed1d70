import type { AbiNode } from "../../../../wit/abi/abi.js";
import { take } from "../check.js";
import { offset } from "../glue.js";
import { load } from "../load.js";
import { any, block, type PythonCode, py, runtime } from "../python.js";
import { store } from "../store.js";
import { allocated, span } from "./list.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function mapFunctions(f: ShapeFunctions, { entry }: AbiNode & { readonly kind: "map" }): readonly PythonCode[] {
  const { glue } = f;
  const { size, align, key, value } = entry;
  const keyAt = offset("at", key.offset);
  const valueAt = offset("at", value.offset);
  return [
    ...f.take(py`list[tuple[${any}, ${any}]]`, () => [
      py`taken: list[tuple[${any}, ${any}]] = []`,
      py`given: ${any} = None`,
      block(
        "try",
        block(
          py`for given, v in ${runtime("as_entries")}(value, ${size})`,
          "key = given",
          take(glue, key.node, "key"),
          take(glue, value.node, "v"),
          "taken.append((key, v))",
        ),
      ),
      block(py`except ${runtime("Mismatch")} as mismatch`, 'raise mismatch.inside(f"[{given!r}]") from None'),
      "return taken",
    ]),
    ...f.liftElements(py`dict[${any}, ${any}]`, () => [
      span(size, align),
      py`entries: dict[${any}, ${any}] = {}`,
      block(
        `for at in range(pointer, pointer + len(span), ${size})`,
        py`entries[${load(glue, key.node, keyAt)}] = ${load(glue, value.node, valueAt)}`,
      ),
      "return entries",
    ]),
    ...f.lower(
      () => [
        allocated(size, align),
        block(
          "for key, element in value",
          store(glue, key.node, keyAt, "key"),
          store(glue, value.node, valueAt, "element"),
          `at += ${size}`,
        ),
        "return pointer, len(value)",
      ],
      py`tuple[int, int]`,
    ),
  ];
}

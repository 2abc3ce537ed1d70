/** Options: None or the payload; in an option of an option `Some` is around it. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { take } from "../check.js";
import { offset } from "../glue.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat, spreadOut } from "../lower-flat.js";
import { any, block, memory, type Python, type PythonBlock, type PythonCode, py, runtime } from "../python.js";
import { flatCount, flatNames } from "../scalars.js";
import { store } from "../store.js";
import { badCase, expectedType, type ShapeFunctions } from "./shape-functions.js";

export function optionFunctions(f: ShapeFunctions, node: AbiNode & { readonly kind: "option" }): readonly PythonCode[] {
  const { glue } = f;
  const { payload } = node.cases[1];
  if (payload === undefined) throw new Error("an option has no payload");
  const isNested = payload.kind === "option";
  const value = isNested ? "value[0]" : "value";
  const at = offset("at", node.payloadOffset);
  const count = flatCount(payload);
  const chosen = (variable: string, some: Python): readonly PythonBlock[] => [
    block(`if ${variable} == 0`, "return None"),
    block(`if ${variable} == 1`, py`return ${isNested ? py`${runtime("Some")}(${some})` : some}`),
    badCase("option", variable),
  ];
  const taken = (): readonly PythonBlock[] => {
    if (!isNested) return [take(glue, payload, "v", "value"), "return v"];
    return [
      block(py`if not ${runtime("is_a")}(value, ${runtime("Some")})`, expectedType("Some or None")),
      take(glue, payload, "v", "value.value"),
      "return (v,)",
    ];
  };
  return [
    ...f.take(any, () => [block("if value is None", "return None"), ...taken()]),
    ...f.lift(() => chosen("f0", liftFlat(glue, payload, flatNames(count, 1).join(", ")))),
    ...f.load(() => [py`case = ${memory}.view[at]`, ...chosen("case", load(glue, payload, at))]),
    ...f.lower(() => [
      block("if value is None", `return (${Array.from({ length: count + 1 }, () => "0").join(", ")})`),
      py`return (1, ${spreadOut(lowerFlat(glue, payload, value))})`,
    ]),
    ...f.store(() => [
      block("if value is None", py`${memory}.view[at] = 0`),
      block("else", py`${memory}.view[at] = 1`, store(glue, payload, at, value)),
    ]),
  ];
}

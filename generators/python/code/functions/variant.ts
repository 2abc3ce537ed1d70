/** Variants and results. What is taken over is the case's number and its payload. */

import type { AbiNode, CaseAbi } from "../../../../wit/abi/abi.js";
import { take } from "../check.js";
import { type Glue, hidden, offset } from "../glue.js";
import { fromJoined, toJoined } from "../joined.js";
import { liftFlat } from "../lift-flat.js";
import { load, loadDiscriminant } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { any, block, list, type Python, type PythonBlock, type PythonCode, py, pyCode, runtime } from "../python.js";
import { flatNames } from "../scalars.js";
import { store, storeDiscriminant } from "../store.js";
import { setterLine } from "./record.js";
import { badCase, expectedType, madePast, type ShapeFunctions } from "./shape-functions.js";

type VariantNode = AbiNode & { readonly kind: "variant" };
type CasesNode = AbiNode & { readonly kind: "variant" | "result" };

/** A case, and how its value is made of its payload. */
interface Case extends CaseAbi {
  readonly number: number;
  readonly class: Python;
  readonly made: (payload: Python | undefined) => readonly PythonBlock[];
}

export function variantFunctions(f: ShapeFunctions, node: CasesNode): readonly PythonCode[] {
  const { glue } = f;
  const cases = node.kind === "variant" ? variantCases(glue, node) : resultCases(node);
  const typeName = node.kind === "variant" ? glue.typeName(node.named) : "Ok or Err";
  const payloadName = cases.some(({ payload }) => payload !== undefined) ? "v" : "_";
  const at = offset("at", node.payloadOffset);
  const chosen = (variable: string, value: (it: Case, payload: AbiNode) => Python) => [
    ...cases.map((it) => block(`if ${variable} == ${it.number}`, ...it.made(it.payload && value(it, it.payload)))),
    badCase(typeName, variable),
  ];
  return [
    ...f.take(py`tuple[int, ${any}]`, () => [taken(glue, cases), expectedType(typeName)]),
    ...f.lift(() =>
      chosen("f0", ({ coercions }, payload) =>
        liftFlat(glue, payload, list(fromJoined(payload, coercions, flatNames(payload.flat.length, 1)))),
      ),
    ),
    ...f.load(() => [
      py`case = ${loadDiscriminant(glue, node.discriminant, "at")}`,
      ...chosen("case", (_, payload) => load(glue, payload, at)),
    ]),
    ...f.lower(() => [
      `${cases.length > 1 ? "case" : "_"}, ${payloadName} = value`,
      // The last one is what is left.
      ...cases.map((it, i) => {
        const lowered = lowerCase(glue, node, it);
        return i === cases.length - 1 ? lowered : block(`if case == ${it.number}`, lowered);
      }),
    ]),
    ...f.store(() => [
      `case, ${payloadName} = value`,
      storeDiscriminant(glue, node.discriminant, "at", "case"),
      ...cases.flatMap(({ number, payload }) =>
        payload === undefined ? [] : [block(`if case == ${number}`, store(glue, payload, at, "v"))],
      ),
    ]),
  ];
}

function variantCases(glue: Glue, node: VariantNode): readonly Case[] {
  const { members } = glue.publicType(node.named);
  return node.cases.map((it, number) => {
    const type = hidden("._types", members[number]?.names.python ?? "");
    const setter = setterName(glue, node, number);
    const made = (payload: Python | undefined) =>
      payload === undefined ? [py`return ${type}()`] : [madePast(type, [[setter, payload]])];
    return { ...it, number, class: type, made };
  });
}

function resultCases(node: AbiNode & { readonly kind: "result" }): readonly Case[] {
  return node.cases.map((it, number) => {
    const type = runtime(number === 0 ? "Ok" : "Err");
    return { ...it, number, class: type, made: (payload) => [py`return ${type}(${payload ?? "None"})`] };
  });
}

function taken(glue: Glue, cases: readonly Case[]): PythonCode {
  const tests = cases.map(({ class: type, number, payload }) =>
    block(
      py`if ${runtime("is_a")}(value, ${type})`,
      ...(payload === undefined ? [`return ${number}, None`] : [take(glue, payload, "v", "value.value"), `return ${number}, v`]),
    ),
  );
  if (cases.every(({ payload }) => payload === undefined)) return pyCode(...tests);
  return pyCode(
    py`v: ${any}`,
    block("try", ...tests),
    block(py`except ${runtime("Mismatch")} as mismatch`, 'raise mismatch.inside(".value") from None'),
  );
}

/** Returns the tuple of all flat values; those of a payload are taken apart first where they must be brought to joined types. */
function lowerCase(glue: Glue, node: CasesNode, { number, payload, coercions }: Case): PythonCode {
  const width = node.flat.length - 1;
  const zeros = (count: number) => Array.from({ length: count }, () => "0");
  if (payload === undefined) return pyCode(`return (${[number, ...zeros(width)].join(", ")}${width === 0 ? "," : ""})`);
  const raw = flatNames(payload.flat.length);
  const { isTuple, value } = lowerFlat(glue, payload, "v");
  const joined = raw.map((name, i) => toJoined(payload, coercions, i, name));
  const rest = zeros(width - raw.length);
  if (!isTuple) return pyCode(py`return (${list([String(number), toJoined(payload, coercions, 0, value) ?? value, ...rest])})`);
  if (joined.every((each) => each === undefined)) return pyCode(py`return (${list([String(number), py`*${value}`, ...rest])})`);
  return pyCode(
    py`${raw.join(", ")}${raw.length === 1 ? "," : ""} = ${value}`,
    py`return (${list([String(number), ...joined.map((each, i) => each ?? raw[i] ?? ""), ...rest])})`,
  );
}

function setterName(glue: Glue, node: VariantNode, number: number): string {
  return `_set_${glue.name(node)}_${number}`;
}

export function caseSetters(glue: Glue, node: VariantNode): readonly PythonCode[] {
  const { members } = glue.publicType(node.named);
  return node.cases.flatMap(({ payload }, i) =>
    payload === undefined ? [] : [setterLine([setterName(glue, node, i)], hidden("._types", members[i]?.names.python ?? ""))],
  );
}

/** Variants: an interface, which a case implements, given as it is or by a pointer. */

import type { AbiNode, CaseAbi } from "../../../../wit/abi/abi.js";
import { checkedPart, needsCheck } from "../check.js";
import { badDiscriminant, type Discriminant, inFlat, inMemory } from "../discriminant.js";
import { component, type GoBlock, type GoCode, go, goCode, place } from "../go.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { reserve } from "../reserve.js";
import { putBits, widthOf } from "../scalars.js";
import { run, type Step } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import { clearedSlots } from "./result.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function variantFunctions(f: ShapeFunctions, node: AbiNode & { kind: "variant" }): readonly GoCode[] {
  const { glue } = f;
  const { bytes } = node.discriminant;
  const width = widthOf(bytes);
  const offset = node.payloadOffset;
  const { members, definition } = glue.publicType(node.named);
  const cases = node.cases.map((it, index) => ({ ...it, index, type: members[index]?.names.go ?? "" }));
  type Case = (typeof cases)[number];
  const given = place("p.Value");
  const target = place("value.Value");
  const holdPayloads = cases.some(({ payload }) => payload !== undefined);
  const takes = ({ payload }: CaseAbi) => (payload === undefined ? [] : take(glue, payload, given));
  const steps = ({ payload }: CaseAbi, make: (payload: AbiNode) => Step) => run(payload === undefined ? [] : [make(payload)]);
  return [
    f.plain(() => [
      "switch p := v.(type) {",
      ...cases.flatMap(({ type }) => [`case *${type}:`, ["if p != nil {", ["return *p"], "}", "return nil"]]),
      "}",
      "return v",
    ]),
    f.check(() => [
      byCase(
        cases.some(({ payload }) => payload !== undefined && needsCheck(payload)),
        cases,
        ({ payload, name }) => [...(payload === undefined ? [] : [checkedPart(glue, payload, given, name)]), "return nil"],
      ),
      go`return ${component}.Invalid("no case of ${definition.name.kebab} is given")`,
    ]),
    f.put(() => [
      byCase(holdPayloads, cases, (it) => [
        run([putBits(width, go`${it.index}`, "memory", 0)]),
        steps(it, (payload) => put(glue, payload, given, "memory", offset)),
      ]),
    ]),
    f.store(() => [
      byCase(holdPayloads, cases, (it) => [
        run([putBits(width, go`${it.index}`, `c.At(at, ${bytes})`, 0)]),
        steps(it, (payload) => store(glue, payload, given, "at", offset)),
      ]),
      "return nil",
    ]),
    f.lowerFlat(() => [
      byCase(holdPayloads, cases, (it) => [
        `flat[0] = ${it.index}`,
        ...clearedSlots(node, it),
        steps(it, (payload) => lowerFlat(glue, payload, given, "flat", 1)),
      ]),
      "return nil",
    ]),
    f.reserve(() => [
      byCase(
        true,
        cases.filter(({ payload }) => payload?.hasPointers),
        ({ payload }) => [run(payload === undefined ? [] : reserve(glue, payload, given))],
      ),
    ]),
    f.load(() => lifted(inMemory(bytes, "memory"), (payload) => load(glue, payload, "memory", offset, target))),
    f.liftFlat(() => lifted(inFlat("flat"), (payload) => liftFlat(glue, payload, "flat", 1, target))),
    f.take(() => {
      const changing = cases.filter((it) => takes(it).length > 0);
      if (changing.length === 0) return [`*v = plain${f.name}(*v)`];
      return [byCase(true, changing, (it) => [run(takes(it)), "*v = p"], ["default:", ["*v = p"]])];
    }),
  ];

  /** Go refuses the name of a value that is not used. */
  function byCase(
    isNamed: boolean,
    of: readonly Case[],
    body: (it: Case) => readonly GoBlock[],
    otherwise: readonly GoBlock[] = [],
  ): GoCode {
    return goCode(
      `switch ${isNamed ? "p := " : ""}plain${f.name}(*v).(type) {`,
      ...of.flatMap((it): readonly GoBlock[] => [`case ${it.type}:`, body(it)]),
      ...otherwise,
      "}",
    );
  }

  function lifted(discriminant: Discriminant, make: (payload: AbiNode) => Step): readonly GoBlock[] {
    return [
      go`switch ${discriminant.found} {`,
      ...cases.flatMap(({ index, type, payload }): readonly GoBlock[] => [
        `case ${index}:`,
        payload === undefined
          ? [`*v = ${type}{}`, "return nil"]
          : [`var value ${type}`, run([make(payload)]), "*v = value", "return nil"],
      ]),
      "}",
      go`return ${badDiscriminant(discriminant)}`,
    ];
  }
}

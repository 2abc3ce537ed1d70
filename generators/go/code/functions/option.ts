/** Options: pointers, or where the payload has a nil of its own, that. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { check } from "../check.js";
import { badDiscriminant, type Discriminant, inFlat, inMemory } from "../discriminant.js";
import { braced, type GoBlock, type GoCode, go, goCode, place, pointee } from "../go.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { reserve } from "../reserve.js";
import { finish, run, type Step, statement } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import { isPointer, payloadOf } from "../taken-shapes.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function optionFunctions(f: ShapeFunctions, node: AbiNode & { kind: "option" }): readonly GoCode[] {
  const { glue } = f;
  const payload = payloadOf(node);
  const offset = node.payloadOffset;
  const own = pointee("v");
  const hasPointer = isPointer(glue.types, node);
  const value = hasPointer ? pointee(own.value) : own;
  const some = hasPointer ? pointee("some") : own;
  const ifNone = (...body: readonly GoBlock[]) => braced("if *v == nil", ...body);
  return [
    f.check(() => [ifNone("return nil"), go`return ${check(glue, payload, value)}`]),
    f.put(() => [ifNone("memory[0] = 0", "return"), "memory[0] = 1", run([put(glue, payload, value, "memory", offset)])]),
    f.store(() => [
      ifNone("c.At(at, 1)[0] = 0", "return nil"),
      "c.At(at, 1)[0] = 1",
      finish([store(glue, payload, value, "at", offset)]),
    ]),
    f.lowerFlat(() => [ifNone("clear(flat)", "return nil"), "flat[0] = 1", finish([lowerFlat(glue, payload, value, "flat", 1)])]),
    f.reserve(() => [braced("if *v != nil", run(reserve(glue, payload, value)))]),
    f.load(() => lifted(inMemory(1, "memory"), load(glue, payload, "memory", offset, some))),
    f.liftFlat(() => lifted(inFlat("flat"), liftFlat(glue, payload, "flat", 1, some))),
    f.take(() => [ifNone("return"), "some := **v", run(take(glue, payload, place("some"))), "*v = &some"]),
  ];

  function lifted(discriminant: Discriminant, step: Step): readonly GoBlock[] {
    const made = hasPointer ? [`some := new(${glue.types.of(payload.type)})`] : [];
    const steps = hasPointer ? [step, statement(go`*v = some`)] : [step];
    return [
      goCode(go`switch ${discriminant.found} {`, "case 0:", ["*v = nil", "return nil"], "case 1:", [...made, finish(steps)], "}"),
      go`return ${badDiscriminant(discriminant)}`,
    ];
  }
}

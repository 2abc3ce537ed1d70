/** Results that are values: what a function returns as one is its error. */

import type { AbiNode, CaseAbi } from "../../../../wit/abi/abi.js";
import { checkedPart } from "../check.js";
import { badDiscriminant, type Discriminant, inFlat, inMemory } from "../discriminant.js";
import { braced, type GoBlock, type GoCode, go, goCode, place } from "../go.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { reserve } from "../reserve.js";
import { finish, run, type Step } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function resultFunctions(f: ShapeFunctions, node: AbiNode & { kind: "result" }): readonly GoCode[] {
  const { glue } = f;
  const offset = node.payloadOffset;
  const ok = { ...node.cases[0], place: place("v.Value") };
  const error = { ...node.cases[1], place: place("v.Err") };
  type Side = typeof ok;
  const ifError = (...body: readonly GoBlock[]) => braced("if v.IsErr", ...body);
  const checks = ({ payload, place, name }: Side) => (payload ? [checkedPart(glue, payload, place, name)] : []);
  const steps = (make: (payload: AbiNode, side: Side) => Step | readonly Step[]) => (side: Side) =>
    side.payload ? [make(side.payload, side)].flat() : [];
  const puts = steps((payload, { place }) => put(glue, payload, place, "memory", offset));
  const stores = steps((payload, { place }) => store(glue, payload, place, "at", offset));
  const flattens = steps((payload, { place }) => lowerFlat(glue, payload, place, "flat", 1));
  const reserves = steps((payload, { place }) => reserve(glue, payload, place));
  const loads = steps((payload, { place }) => load(glue, payload, "memory", offset, place));
  const lifts = steps((payload, { place }) => liftFlat(glue, payload, "flat", 1, place));
  const takes = steps((payload, { place }) => take(glue, payload, place));
  return [
    f.check(() => [ifError(...checks(error), "return nil"), ...checks(ok), "return nil"]),
    f.put(() => [ifError("memory[0] = 1", run(puts(error)), "return"), "memory[0] = 0", run(puts(ok))]),
    f.store(() => [ifError("c.At(at, 1)[0] = 1", finish(stores(error))), "c.At(at, 1)[0] = 0", finish(stores(ok))]),
    f.lowerFlat(() => [
      ifError("flat[0] = 1", ...clearedSlots(node, error), finish(flattens(error))),
      "flat[0] = 0",
      ...clearedSlots(node, ok),
      finish(flattens(ok)),
    ]),
    f.reserve(() => [
      ...(error.payload?.hasPointers ? [ifError(run(reserves(error)))] : []),
      ...(ok.payload?.hasPointers ? [braced("if !v.IsErr", run(reserves(ok)))] : []),
    ]),
    f.load(() => lifted(inMemory(1, "memory"), finish(loads(ok)), finish(loads(error)))),
    f.liftFlat(() => lifted(inFlat("flat"), finish(lifts(ok)), finish(lifts(error)))),
    f.take(() => [run(takes(ok)), run(takes(error))]),
  ];
}

/** Joined slots beyond those of a case are zero. */
export function clearedSlots({ flat }: AbiNode, { payload }: CaseAbi): readonly string[] {
  const used = 1 + (payload?.flat.length ?? 0);
  return used < flat.length ? [`clear(flat[${used}:])`] : [];
}

function lifted(discriminant: Discriminant, ok: GoCode, error: GoCode): readonly GoBlock[] {
  return [
    goCode(go`switch ${discriminant.found} {`, "case 0:", [ok], "case 1:", ["v.IsErr = true", error], "}"),
    go`return ${badDiscriminant(discriminant)}`,
  ];
}

/** Fixed-length lists: arrays, whose elements stand one after the other. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { checked } from "../check.js";
import { braced, elementOf, type GoCode, place, pointee } from "../go.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { reserve } from "../reserve.js";
import { run } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function fixedListFunctions(f: ShapeFunctions, { element }: AbiNode & { kind: "fixed-list" }): readonly GoCode[] {
  const { glue } = f;
  const { size } = element;
  const item = place("list[i]");
  const itself = elementOf(pointee("v"), "i");
  const each = (...body: readonly (string | GoCode)[]) => braced("for i := range list", ...body);
  const inMemory = `element := memory[i*${size}:]`;
  const slots = `slots := flat[i*${element.flat.length}:]`;
  return [
    f.check(() => [braced("for i := range *v", checked(glue, element, itself, "return bad.At(i)")), "return nil"]),
    f.put(() => [each(inMemory, run([put(glue, element, item, "element", 0)]))], "list"),
    f.store(
      () => [each(`element := at + uint32(i)*${size}`, run([store(glue, element, item, "element", 0)])), "return nil"],
      "list",
    ),
    f.lowerFlat(() => [each(slots, run([lowerFlat(glue, element, item, "slots", 0)])), "return nil"], "list"),
    f.reserve(() => [each(run(reserve(glue, element, item)))], "list"),
    f.load(() => [each(inMemory, run([load(glue, element, "element", 0, item)])), "return nil"], "list"),
    f.liftFlat(() => [each(slots, run([liftFlat(glue, element, "slots", 0, item)])), "return nil"], "list"),
    f.take(() => [braced("for i := range *v", run(take(glue, element, itself)))]),
  ];
}

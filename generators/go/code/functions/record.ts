/** Records and tuples. */

import type { AbiNode } from "../../../../wit/abi/abi.js";
import { checkedPart } from "../check.js";
import { isPlain } from "../glue.js";
import { type GoCode, place } from "../go.js";
import { liftFlat } from "../lift-flat.js";
import { load } from "../load.js";
import { lowerFlat } from "../lower-flat.js";
import { reserve } from "../reserve.js";
import { finish, run } from "../steps.js";
import { put, store } from "../store.js";
import { take } from "../take.js";
import type { ShapeFunctions } from "./shape-functions.js";

export function recordFunctions(f: ShapeFunctions, node: AbiNode & { kind: "record" | "tuple" }): readonly GoCode[] {
  const { glue } = f;
  const parts = partsOfRecord(f, node);
  const plain = parts.filter((part) => isPlain(part.node));
  const others = parts.filter((part) => !isPlain(part.node));
  const puts = () => plain.map((part) => put(glue, part.node, part.place, "memory", part.offset));
  return [
    f.check(() => [...parts.map((part) => checkedPart(glue, part.node, part.place, part.name)), "return nil"]),
    f.put(() => [run(puts())]),
    f.store(() => [
      ...(plain.length > 0 ? [`memory := c.At(at, ${node.size})`] : []),
      // Plain parts first: writing the others may move the memory.
      finish([...puts(), ...others.map((part) => store(glue, part.node, part.place, "at", part.offset))]),
    ]),
    f.lowerFlat(() => [finish(parts.map((part) => lowerFlat(glue, part.node, part.place, "flat", part.flatIndex)))]),
    f.reserve(() => [run(parts.flatMap((part) => reserve(glue, part.node, part.place)))]),
    f.load(() => [finish(parts.map((part) => load(glue, part.node, "memory", part.offset, part.place)))]),
    f.liftFlat(() => [finish(parts.map((part) => liftFlat(glue, part.node, "flat", part.flatIndex, part.place)))]),
    f.take(() => [run(parts.flatMap((part) => take(glue, part.node, part.place)))]),
  ];
}

function partsOfRecord({ glue }: ShapeFunctions, node: AbiNode & { kind: "record" | "tuple" }) {
  if (node.kind === "tuple") return node.items.map((slot, i) => ({ ...slot, name: i, place: place(`v.F${i}`) }));
  const { members } = glue.publicType(node.named);
  return node.fields.map((slot, i) => ({ ...slot, place: place(`v.${members[i]?.names.go}`) }));
}

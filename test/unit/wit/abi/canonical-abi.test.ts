import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AbiNode, FlatType } from "../../../../wit/abi/abi.js";
import { funcAbi } from "../../../../wit/abi/func-abi.js";
import { abiNode } from "../../../../wit/abi/node.js";
import { witName } from "../../../../wit/name.js";
import type { Func, ValueType } from "../../../../wit/world/world.js";
import { type NamelessDefinition, worldOfTypes } from "./world-of-types.js";

type Signature = [params: FlatType[], results: FlatType[]];

/** What the specification's `definitions.py` gives for random types; flat values are cut off at 17. */
interface ReferenceTable {
  types: NamelessDefinition[];
  layouts: [type: ValueType, size: number, align: number, flat: FlatType[], offsets: number[]][];
  functions: [params: ValueType[], result: ValueType | null, lifted: Signature, lowered: Signature][];
}

const table = JSON.parse(readFileSync(new URL("canonical-abi.json", import.meta.url), "utf8")) as ReferenceTable;
const world = worldOfTypes(table.types);

describe("the layout that the reference computes", () => {
  it.each(table.layouts.map((row, i) => [i, row] as const))("layout %i", (_, [type, size, align, flat, offsets]) => {
    const node = abiNode(world, type);
    expect({ size: node.size, align: node.align, flat: node.flat, offsets: offsetsOf(node) }).toEqual({
      size,
      align,
      flat,
      offsets,
    });
  });

  it.each(table.functions.map((row, i) => [i, row] as const))("function %i", (_, [params, result, lifted, lowered]) => {
    const abi = funcAbi(world, func(params, result));
    expect([abi.lifted.params, abi.lifted.results]).toEqual(lifted);
    expect([abi.lowered.params, abi.lowered.results]).toEqual(lowered);
  });
});

/** Of fields, or of the payload. */
function offsetsOf(node: AbiNode): number[] {
  switch (node.kind) {
    case "record":
      return node.fields.map((field) => field.offset);
    case "tuple":
      return node.items.map((item) => item.offset);
    case "variant":
    case "option":
    case "result":
      return [node.payloadOffset];
    case "enum":
      return [node.discriminant.bytes];
    default:
      return [];
  }
}

function func(params: readonly ValueType[], result: ValueType | null): Func {
  return {
    id: "f",
    name: witName("f"),
    role: { kind: "function" },
    async: false,
    params: params.map((type, i) => ({ name: witName(`p${i}`), type })),
    ...(result === null ? {} : { result }),
  };
}

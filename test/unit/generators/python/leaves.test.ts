import { describe, expect, it } from "vitest";
import { slot, slotViews, spread, structFormat } from "../../../../generators/python/code/scalars.js";
import { abiNode } from "../../../../wit/abi/node.js";
import type { ValueType, World } from "../../../../wit/world/world.js";

const world = { types: [] } as unknown as World;
const node = (type: ValueType) => abiNode(world, type);
const tuple = (...kinds: readonly ("u8" | "s16" | "f64" | "string" | "bool")[]) =>
  node({ kind: "tuple", items: kinds.map((kind) => ({ kind })) });

describe("spread values", () => {
  it("have one struct format with the padding of the canonical ABI", () => {
    const value = tuple("u8", "f64", "string", "s16");
    expect(structFormat(spread(value) ?? [], value.size)).toBe("<B7xdIIh6x");
  });

  it("include options, whose payload is there in any case", () => {
    const value = node({ kind: "option", payload: { kind: "string" } });
    expect(structFormat(spread(value) ?? [], value.size)).toBe("<B3xII");
  });

  it("leave out what has no fixed places", () => {
    expect(spread(node({ kind: "result", ok: { kind: "u32" } }))).toBeUndefined();
    expect(spread(node({ kind: "tuple", items: [{ kind: "result" }] }))).toBeUndefined();
  });
});

describe("slots", () => {
  it("are written through the view that takes Python's value as it is", () => {
    expect(slotViews(tuple("u8", "s16", "f64", "bool"))).toEqual(["u32", "s32", "f64", "u32"]);
  });

  it("are found by the size of the view's elements", () => {
    expect([slot("u32", 3, 16), slot("f64", 3, 16), slot("u64", 3, 8), slot("f32", 3, 8)].map(({ text }) => text)).toEqual([
      "u32[12]",
      "f64[6]",
      "u64[3]",
      "f32[6]",
    ]);
  });
});

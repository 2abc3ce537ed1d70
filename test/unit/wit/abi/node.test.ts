import { describe, expect, it } from "vitest";
import type { AbiNode, Coercion } from "../../../../wit/abi/abi.js";
import { abiNode } from "../../../../wit/abi/node.js";
import { asIndex } from "../../../../wit/ids.js";
import type { ValueType } from "../../../../wit/world/world.js";
import { type NamelessDefinition, worldOfTypes } from "./world-of-types.js";

const u8: ValueType = { kind: "u8" };
const u32: ValueType = { kind: "u32" };
const s64: ValueType = { kind: "s64" };
const f32: ValueType = { kind: "f32" };
const f64: ValueType = { kind: "f64" };
const text: ValueType = { kind: "string" };
const t0: ValueType = { kind: "named", type: asIndex(0) };

function node(type: ValueType, ...types: NamelessDefinition[]): AbiNode {
  return abiNode(worldOfTypes(types), type);
}

function coercionsOf(...cases: ValueType[]): (readonly Coercion[])[] {
  const variant = node(t0, { kind: "variant", cases });
  return variant.kind === "variant" ? variant.cases.map((c) => c.coercions) : [];
}

describe("joined payloads", () => {
  it("passes 32 bits as i32, and everything else as i64", () => {
    expect(coercionsOf(f32, u32)).toEqual([["f32-i32"], ["same"]]);
    expect(coercionsOf(f32, s64)).toEqual([["f32-i64"], ["same"]]);
    expect(coercionsOf(u32, f64)).toEqual([["i32-i64"], ["f64-i64"]]);
    expect(coercionsOf(f32, f32)).toEqual([["same"], ["same"]]);
  });

  it("joins over all cases, slot by slot", () => {
    const pair: ValueType = { kind: "tuple", items: [f32, u8] };
    expect(coercionsOf(pair, u32, text)).toEqual([["f32-i32", "same"], ["same"], ["same", "same"]]);
    expect(node(t0, { kind: "variant", cases: [pair, f64] }).flat).toEqual(["i32", "i64", "i32"]);
  });
});

describe("named types", () => {
  it("gives equal types the same node, so that back ends can share functions", () => {
    const world = worldOfTypes([{ kind: "record", fields: [u8] }]);
    const list = abiNode(world, { kind: "list", element: t0 });
    expect(list.kind === "list" && list.element).toBe(abiNode(world, { kind: "named", type: asIndex(0) }));
    expect(abiNode(world, { kind: "list", element: { kind: "named", type: asIndex(0) } })).toBe(list);
  });

  it("keeps apart the types of two worlds", () => {
    expect(node(t0, { kind: "record", fields: [u8] })).not.toBe(node(t0, { kind: "record", fields: [u8] }));
  });

  it("looks through aliases and keeps the name", () => {
    const t1: ValueType = { kind: "named", type: asIndex(1) };
    const alias = node(t1, { kind: "record", fields: [u32, u8] }, { kind: "alias", type: t0 });
    expect(alias).toMatchObject({ kind: "record", named: 0, size: 8, type: t1 });
  });
});

describe("lists of fixed length", () => {
  it("repeats the element in memory and flat", () => {
    expect(node({ kind: "fixed-list", element: f64, length: 3 })).toMatchObject({
      size: 24,
      align: 8,
      flat: ["f64", "f64", "f64"],
    });
  });

  it("does not spell out what is never passed flat", () => {
    const long = node({ kind: "fixed-list", element: u8, length: 2 ** 27 });
    expect(long.size).toBe(2 ** 27);
    expect(long.flat).toHaveLength(17);
  });
});

describe("what a value contains", () => {
  const own: ValueType = { kind: "own", resource: asIndex(0) };
  const resource: NamelessDefinition = { kind: "resource" };

  it("finds handles at any depth", () => {
    expect(node({ kind: "option", payload: { kind: "list", element: own } }, resource).hasHandles).toBe(true);
    expect(node({ kind: "map", key: u8, value: own }, resource).hasHandles).toBe(true);
    expect(node({ kind: "list", element: text }).hasHandles).toBe(false);
  });

  it("finds pointers at any depth", () => {
    expect(node({ kind: "result", error: { kind: "tuple", items: [text] } }).hasPointers).toBe(true);
    expect(node({ kind: "fixed-list", element: text, length: 2 }).hasPointers).toBe(true);
    expect(node({ kind: "fixed-list", element: own, length: 2 }, resource).hasPointers).toBe(false);
  });
});

describe("members of fixed sets", () => {
  it.each([
    [8, 1, 0xff],
    [9, 2, 0x1ff],
    [16, 2, 0xffff],
    [32, 4, 0xffffffff],
  ])("stores %i flags in %i bytes", (count, bytes, mask) => {
    expect(node(t0, { kind: "flags", count })).toMatchObject({ bytes, mask, size: bytes, flat: ["i32"] });
  });

  it.each([
    [256, 1],
    [257, 2],
    [65537, 4],
  ])("numbers %i cases with %i bytes", (count, bytes) => {
    expect(node(t0, { kind: "enum", count })).toMatchObject({ size: bytes, discriminant: { bytes, count } });
  });
});

it("lays out a map as a list of pairs", () => {
  const map = node({ kind: "map", key: u8, value: s64 });
  expect(map).toMatchObject({ size: 8, align: 4, flat: ["i32", "i32"], hasPointers: true });
  expect(map.kind === "map" && map.entry).toMatchObject({ size: 16, align: 8, key: { offset: 0 }, value: { offset: 8 } });
});

import { expect, test } from "vitest";
import {
  fixedListShape,
  flagsShape,
  flattenAll,
  listShape,
  primitiveShape,
  recordShape,
  variantShape,
} from "../../../../wit/component/structure/value-shape.js";

const u8 = primitiveShape("u8");
const u64 = primitiveShape("u64");
const f32 = primitiveShape("f32");
const f64 = primitiveShape("f64");
const string = primitiveShape("string");
const cases = (count: number) => Array.from({ length: count }, () => undefined);

test.each([
  ["a record is padded", recordShape([u8, u64, u8]), 24, 8],
  ["a string takes two 64-bit words", string, 16, 8],
  ["a list takes two 64-bit words", listShape(u8), 16, 8],
  ["a fixed list takes its elements", fixedListShape(recordShape([u64, u8]), 3), 48, 8],
  ["256 cases fit into a byte", variantShape(cases(256)), 1, 1],
  ["257 cases take two bytes", variantShape(cases(257)), 2, 2],
  ["65537 cases take four bytes", variantShape(cases(65537)), 4, 4],
  ["a payload follows the discriminant, aligned", variantShape([u64, u8]), 16, 8],
  ["9 flags take two bytes", flagsShape(9), 2, 2],
  ["17 flags take four bytes", flagsShape(17), 4, 4],
])("%s", (_, { size, alignment }, expectedSize, expectedAlignment) => {
  expect([size, alignment]).toEqual([expectedSize, expectedAlignment]);
});

test.each([
  ["a record flattens to its fields", recordShape([u8, f64, string]), ["i32", "f64", "i32", "i32"]],
  ["i32 and f32 join to i32", variantShape([u8, f32]), ["i32", "i32"]],
  ["f32 and f64 join to i64", variantShape([f32, f64]), ["i32", "i64"]],
  ["equal types join to themselves", variantShape([f64, recordShape([f64, u8])]), ["i32", "f64", "i32"]],
  ["no payload adds nothing", variantShape([undefined, u64]), ["i32", "i64"]],
  ["a fixed list flattens to its elements", fixedListShape(f32, 3), ["f32", "f32", "f32"]],
])("%s", (_, { flat }, expected) => {
  expect(flat).toEqual(expected);
});

test("no more flat types are kept than it takes to see that there are too many", () => {
  expect(fixedListShape(string, 2 ** 24).flat).toHaveLength(17);
  expect(flattenAll(Array.from({ length: 100 }, () => string))).toHaveLength(17);
});

test("what a type mentions is known of the types that contain it", () => {
  expect(variantShape([undefined, recordShape([u8, string])]).inMemory).toBe(true);
  expect(recordShape([u8, f64]).inMemory).toBe(false);
});

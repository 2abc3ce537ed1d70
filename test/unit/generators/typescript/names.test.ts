/** Names of the WIT that mean something to JavaScript: what the printed code calls stays what it means. */

import { expect, test } from "vitest";
import { importPackage } from "./generate-package.js";

test("resources and parameters may be called like what bodies use", async () => {
  const sdk = await importPackage({
    wit: `
      package t:names;
      interface api {
        resource big-int { constructor(global-this: list<big-int>, undefined: u64); value: func(big-int: u64) -> u64; }
        resource %map { constructor(a: u8); join: static func(a: %map, b: %map, global-this: char) -> u64; }
        resource number { constructor(nan: tuple<u8, u8>); object: func(array: list<char>, text: u8) -> string; }
      }
      world names { export api; }`,
    wat: `
      (module
        (import "[export]t:names/api" "[resource-new]big-int" (func $new-int (param i32) (result i32)))
        (import "[export]t:names/api" "[resource-new]map" (func $new-map (param i32) (result i32)))
        (import "[export]t:names/api" "[resource-new]number" (func $new-number (param i32) (result i32)))
        (memory (export "memory") 1)
        (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
        (func (export "t:names/api#[constructor]big-int") (param i32 i32 i64) (result i32) (call $new-int (i32.const 1)))
        (func (export "t:names/api#[method]big-int.value") (param i32 i64) (result i64) (local.get 1))
        (func (export "t:names/api#[constructor]map") (param i32) (result i32) (call $new-map (i32.const 1)))
        (func (export "t:names/api#[static]map.join") (param i32 i32 i32) (result i64) (i64.const -1))
        (func (export "t:names/api#[constructor]number") (param i32 i32) (result i32) (call $new-number (i32.const 1)))
        (func (export "t:names/api#[method]number.object") (param i32 i32 i32 i32) (result i32) (i32.const 64)))`,
  });
  const { api } = await sdk.Names.load();
  const int = new api.BigInt([], 2n ** 64n - 1n);
  expect(int.value(2n ** 64n - 1n)).toBe(2n ** 64n - 1n);
  expect(new api.BigInt([int], 1n)).toBeInstanceOf(api.BigInt);
  expect(api.Map.join(new api.Map(1), new api.Map(2), "a")).toBe(2n ** 64n - 1n);
  expect(new api.Number([1, 2]).object(["a"], 1)).toBe("");
  expect(api.BigInt.name).toBe("BigInt");
});

import { expect, it } from "vitest";
import { plainData } from "../../../../cli/inspect/plain-data.js";

it("makes JSON of maps, sets and big numbers", () => {
  const data = { map: new Map([["a", 1n]]), pairs: new Map([[{ id: 1 }, "x"]]), set: new Set(["b"]), none: undefined };
  expect(JSON.parse(JSON.stringify(plainData(data)))).toEqual({ map: { a: "1" }, pairs: [[{ id: 1 }, "x"]], set: ["b"] });
});

it("prints what is shared or circular once", () => {
  const shared = { deep: {} };
  const root: { list: unknown[]; again: unknown; self?: unknown } = { list: [shared], again: shared };
  root.self = root;
  expect(plainData(root)).toEqual({ list: [{ deep: {} }], again: { see: "list[0]" }, self: { see: "the root" } });
});

it("does not grow with what is shared", () => {
  let node: unknown = {};
  for (let i = 0; i < 40; i++) node = [node, node];
  expect(JSON.stringify(plainData(node)).length).toBeLessThan(10_000);
});

import { describe, expect, test } from "vitest";
import type { DefType } from "../../../../wit/component/decoded-component.js";
import { component, decoded, decodedText, definitions, name, refusal, refused, section } from "./assemble.js";

async function typesOf(wat: string): Promise<readonly DefType[]> {
  return definitions(await decodedText(`(component ${wat})`), "type").map(({ type }) => type);
}

const u8 = { kind: "primitive", type: "u8" } as const;
const string = { kind: "primitive", type: "string" } as const;

test("all value types are read", async () => {
  const types = await typesOf(`
    (type (record (field "a" u8) (field "b" string)))
    (type (variant (case "x" u8) (case "y")))
    (type (list u8))
    (type (tuple u8 string))
    (type (flags "f" "g"))
    (type (enum "e" "f"))
    (type (option u8))
    (type (result))
    (type (result u8))
    (type (result (error string)))
    (type (result u8 (error string)))
    (type (stream u8))
    (type (future))
    (type (list 0))
  `);
  expect(types).toEqual([
    {
      kind: "record",
      fields: [
        { name: "a", type: u8 },
        { name: "b", type: string },
      ],
    },
    { kind: "variant", cases: [{ name: "x", type: u8 }, { name: "y" }] },
    { kind: "list", element: u8 },
    { kind: "tuple", items: [u8, string] },
    { kind: "flags", names: ["f", "g"] },
    { kind: "enum", cases: ["e", "f"] },
    { kind: "option", payload: u8 },
    { kind: "result" },
    { kind: "result", ok: u8 },
    { kind: "result", error: string },
    { kind: "result", ok: u8, error: string },
    { kind: "stream", element: u8 },
    { kind: "future" },
    { kind: "list", element: { kind: "index", index: 0 } },
  ]);
});

test("maps, lists of fixed length and error contexts are read", () => {
  const bytes = component(section(7, [3], [0x63, 0x73, 0x79], [0x67, 0x7d, 3], [0x64]));
  expect(definitions(decoded(bytes), "type").map(({ type }) => type)).toEqual([
    { kind: "map", key: string, value: { kind: "primitive", type: "u32" } },
    { kind: "list", element: u8, length: 3 },
    { kind: "primitive", type: "error-context" },
  ]);
});

test("resources, handles and functions are read", async () => {
  const types = await typesOf(`
    (type $r (resource (rep i32)))
    (type (own $r))
    (type (borrow $r))
    (type (func (param "self" (borrow $r)) (result u8)))
    (type (func async))
  `);
  expect(types.at(0)).toEqual({ kind: "resource", rep: "i32" });
  expect(types.slice(1, 3)).toEqual([
    { kind: "own", resource: 0 },
    { kind: "borrow", resource: 0 },
  ]);
  expect(types.at(-2)).toMatchObject({ kind: "func", async: false, params: [{ name: "self" }], result: u8 });
  expect(types.at(-1)).toEqual({ kind: "func", async: true, params: [] });
});

test("type indices above 63 take two bytes, as in a signed LEB128", () => {
  const primitives = Array.from({ length: 65 }, () => 0x7d);
  const [list] = definitions(decoded(component(section(7, [66], primitives, [0x70, 0xc0, 0x00]))), "type").slice(-1);
  expect(list?.type).toEqual({ kind: "list", element: { kind: "index", index: 64 } });
  expect(refused(component(section(7, [1, 0x70, 0x40]))).message).toBe("0x40 is not a value type");
});

test("component and instance types keep their declarations in order", async () => {
  const [type] = await typesOf(`
    (type (component
      (import "a" (type $a (sub resource)))
      (export "b" (instance (export "t" (type (eq $a)))))))
  `);
  if (type?.kind !== "component-type") throw new Error("no component type");
  expect(type.declarations.map(({ kind }) => kind)).toEqual(["import", "type", "export"]);
  expect(type.declarations[0]).toMatchObject({ name: { name: "a" }, desc: { kind: "type", bound: { kind: "sub-resource" } } });
});

test("values may be declared in types", () => {
  const bytes = component(section(7, [1], [0x41, 1], [0x03, 0x00, ...name("v"), 0x02, 0x01, 0x7d]));
  expect(decoded(bytes).definitions).toHaveLength(1);
});

describe("what no type may be", () => {
  test.each([
    ['(type (enum "a" "A"))', "the case name `A` conflicts with the earlier `a`"],
    ['(type (record (field "aB" u8)))', "the field name `aB` is not in kebab case"],
    ['(type (func (param "x" u8) (param "X" u8)))', "the parameter name `X` conflicts"],
    [
      "(type $r (resource (rep i32))) (type (func (result (borrow $r))))",
      "result of a function cannot contain a borrowed resource",
    ],
    ["(type $r (resource (rep i32))) (type (stream (borrow $r)))", "a stream cannot carry borrowed resources"],
    ["(type (stream char))", "`stream<char>` is not allowed"],
    ["(type (list 5))", "type index 5 is out of bounds"],
    ["(type $f (func)) (type (list $f))", "type 0 is not a value type"],
    ["(type $t u8) (type (own $t))", "type 0 is not a resource type"],
    ["(type (component (type (resource (rep i32)))))", "component types cannot define resource types"],
    ["(type (resource (rep i32) (dtor (core func 0))))", "core func index 0 is out of bounds"],
  ])("%s", async (wat, message) => {
    expect(await refusal(`(component ${wat})`)).toContain(message);
  });

  test.each([
    ["an empty record", [0x72, 0], "has no field"],
    ["an empty variant", [0x71, 0], "has no case"],
    ["an empty tuple", [0x6f, 0], "has no items"],
    ["no flags", [0x6e, 0], "has no flag"],
    ["33 flags", [0x6e, 33, ...Array.from({ length: 33 }, (_, i) => name(`f${i}`)).flat()], "has 33 flags; 32 are allowed"],
    ["an empty enum", [0x6d, 0], "has no case"],
    ["a list of length 0", [0x67, 0x7d, 0], "needs one element at least"],
    ["a list of 2^28 bytes", [0x67, 0x7d, 0x80, 0x80, 0x80, 0x80, 0x01], "takes 268435456 bytes"],
    ["a map with float keys", [0x63, 0x76, 0x7d], "the key of a map"],
    ["named results", [0x40, 0, 0x01, 0x01, ...name("r"), 0x7d], "named results are not allowed"],
  ])("%s", (_, type, message) => {
    expect(refused(component(section(7, [1], type))).message).toContain(message);
  });

  test("a 64-bit resource representation is unsupported", () => {
    expect(refused(component(section(7, [1, 0x3f, 0x7e, 0]))).code).toBe("unsupported-component");
  });
});

test("a value of just under 2^28 bytes is allowed", () => {
  expect(decoded(component(section(7, [1], [0x67, 0x7d, 0xff, 0xff, 0xff, 0x7f]))).definitions).toHaveLength(1);
});

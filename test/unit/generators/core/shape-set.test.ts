import { describe, expect, it } from "vitest";
import { shapeSet } from "../../../../generators/core/shapes/shape-set.js";
import { surfaceOf } from "./surface-of.js";

async function shapesOf(wit: string): Promise<string[]> {
  return shapeSet(await surfaceOf(wit)).shapes.map(({ name, uses }) => {
    const used = Object.entries(uses).flatMap(([use, is]) => (is ? use : []));
    return `${name.kebab}: ${used.join(" ")}`;
  });
}

describe("shapes", () => {
  it("come after their parts, with what exports and imports need of them", async () => {
    expect(
      await shapesOf(`
        interface i { record item { a: u8, note: option<string> } f: func(a: list<item>, b: option<u8>) -> item; }
        interface j { enum level { low } g: func(a: level) -> option<string>; }
        world w { export i; import j; }`),
    ).toEqual([
      "option-string: liftMemory lowerMemory",
      "item: liftMemory lowerMemory",
      "list-of-item: lowerFlat",
      "option-u8: lowerFlat",
      "level: liftFlat",
    ]);
  });

  it("pass through memory where parameters spill", async () => {
    const params = Array.from({ length: 17 }, (_, i) => `p${i}: option<u8>`).join(", ");
    expect(await shapesOf(`interface i { f: func(${params}); } world w { export i; import i; }`)).toEqual([
      "option-u8: liftMemory lowerMemory",
    ]);
  });

  it("look through aliases and do not count what is thrown", async () => {
    expect(
      await shapesOf(`
        interface i { type names = list<string>; enum e { a } type fails = result<names, e>; f: func(a: list<string>) -> fails; g: func() -> names; }
        world w { export i; }`),
    ).toEqual(["list-of-string: liftMemory lowerFlat", "e: liftMemory"]);
    expect(await shapesOf("interface i { enum e { a } f: func() -> list<result<_, e>>; } world w { export i; }")).toEqual([
      "e: liftMemory",
      "result-none-or-e: liftMemory",
      "list-of-result-none-or-e: liftMemory",
    ]);
  });

  it("are one for a type that is imported and exported, two where a resource differs", async () => {
    const shapes = await shapesOf(`
      interface i { resource x; record r { a: u8, b: u8 } f: func(a: list<x>, b: r) -> list<x>; }
      world w { export i; import i; }`);
    expect(shapes).toEqual([
      "list-of-own-x: liftMemory lowerFlat",
      "r: liftFlat lowerFlat",
      "list-of-own-imported-x: liftFlat lowerMemory",
    ]);
  });

  it("have short unique names", async () => {
    const items = Array.from({ length: 12 }, () => "option<string>").join(", ");
    expect(
      await shapesOf(
        `interface i { f: func(a: list<tuple<${items}>>, b: list<tuple<${items}, u8>>, c: tuple<u8, ${items}>); } world w { export i; }`,
      ),
    ).toEqual([
      "option-string: lowerMemory",
      "tuple-of-12: lowerMemory",
      "list-of-tuple-of-12: lowerMemory",
      "tuple-of-13: lowerMemory",
      "list-of-tuple-of-13: lowerMemory",
      "tuple-of-13-2: lowerMemory",
    ]);
  });

  it("are found by any of their nodes", async () => {
    const surface = await surfaceOf("interface i { type n = list<u8>; f: func(a: n) -> list<u8>; } world w { export i; }");
    const set = shapeSet(surface);
    const abi = surface.services[0]?.functions[0]?.abi;
    if (abi?.result === undefined || abi.params.slots[0] === undefined) expect.fail("f is there");
    expect(set.of(abi.result.node)).toBe(set.of(abi.params.slots[0].node));
    expect(set.of(abi.result.node)).toBe(set.shapes[0]);
  });
});

import { describe, expect, it } from "vitest";
import { shapeSet } from "../../../../generators/core/shapes/shape-set.js";
import { Codec } from "../../../../generators/ruby/code/codec.js";
import { formatOf } from "../../../../generators/ruby/code/formats.js";
import { loadFunction } from "../../../../generators/ruby/code/lift.js";
import { flatLines } from "../../../../generators/ruby/code/lines.js";
import { lowerFlatFunction, storeFunction } from "../../../../generators/ruby/code/lower.js";
import { takeFunction } from "../../../../generators/ruby/code/take.js";
import { rubyString } from "../../../../generators/ruby/ruby-string.js";
import { yardType } from "../../../../generators/ruby/types.js";
import { asIndex, type TypeIndex } from "../../../../wit/ids.js";
import { surfaceOf } from "../core/surface-of.js";

async function printed(body: string) {
  const surface = await surfaceOf(`interface i { ${body} } world w { export i; }`);
  const shapes = shapeSet(surface);
  const codec = new Codec(surface, shapes, ["Acme", "Shop"]);
  const node = shapes.shapes.at(-1)?.node;
  if (node === undefined) throw new Error("no shape");
  const text = (printer: typeof loadFunction) => flatLines(printer(codec, node, "f")).join("\n");
  return { take: text(takeFunction), store: text(storeFunction), load: text(loadFunction), flat: text(lowerFlatFunction) };
}

describe("formats", () => {
  it("pad between parts and behind", () => {
    const parts = [
      { offset: 0, size: 1, format: "C" },
      { offset: 8, size: 8, format: "E" },
    ];
    expect(formatOf(parts, 0, 24)).toBe("Cx7Ex8");
    expect(formatOf(parts.slice(1), 7, 16)).toBe("xE");
  });

  it("read and write a record at once", async () => {
    const { store, load } = await printed("record r { a: u8, b: option<u16>, c: string } g: func(x: r) -> r;");
    expect(store).toContain(
      '[part0, part1.nil? ? 0 : 1, part1 || 0, memory.write_string(part2)].pack("CxCxS<x2Q<", buffer: bytes)',
    );
    expect(load).toContain('part0, some1, part1, part2 = bytes.unpack("CxCxS<x2Q<", offset: at)');
  });

  it("call a function for a variant inside", async () => {
    const { store, load, take } = await printed("variant v { a(u8), b } record r { x: u32, v: v, y: u8 } g: func(x: r) -> r;");
    expect(store).toContain(
      '[part0].pack("L<", buffer: bytes)\n  store_v(memory, part1, bytes)\n  [part2].pack("Cx", buffer: bytes)',
    );
    expect(load).toContain('part0, part2 = bytes.unpack("L<x2C", offset: at)');
    expect(take).toContain('at = ".v"\n  part1 = take_v(value.v)');
  });

  it("join the flat values of cases", async () => {
    const { flat } = await printed("variant v { a(f32), b(s64), c(u32), d } g: func(x: v);");
    expect(flat).toContain("[0, Scalars.f32_bits(payload)]");
    expect(flat).toContain("[1, payload]");
    expect(flat).toContain("[2, (payload > 0x7FFF_FFFF ? payload - 0x1_0000_0000 : payload) & 0xFFFF_FFFF]");
    expect(flat).toContain("[3, 0]");
  });
});

describe("string literals", () => {
  it("escape what Ruby would read", () => {
    expect(rubyString('a"\\#{x}\n\u0000')).toBe('"a\\"\\\\\\#{x}\\n\\u{0}"');
  });
});

describe("types in comments", () => {
  it("are cut where a tuple of tuples doubles them", async () => {
    const types = Array.from(
      { length: 16 },
      (_, i) => `type t${i} = tuple<${i === 0 ? "u8, u8" : `t${i - 1}, t${i - 1}`}>;`,
    ).join(" ");
    const surface = await surfaceOf(
      `interface i { ${types} f: func(x: option<t15>) -> result<t15, t15>; } world w { export i; }`,
    );
    const [func] = surface.services[0]?.functions ?? [];
    if (func === undefined) throw new Error("no function");
    const { length } = func.params.map(({ type }) => yardType(surface, type, "in")).join("");
    expect(length).toBeLessThan(300);
    const shallow = asIndex<TypeIndex>(surface.world.types.findIndex(({ name }) => name.kebab === "t1"));
    expect(yardType(surface, { kind: "named", type: shallow }, "out")).toBe(
      "Array(Array(Integer, Integer), Array(Integer, Integer))",
    );
  });
});

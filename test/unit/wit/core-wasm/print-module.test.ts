import { print } from "@bytecodealliance/jco-transpile/wasm-tools";
import { describe, expect, it } from "vitest";
import { ByteReader } from "../../../../wit/component/byte-reader.js";
import { readCoreModule } from "../../../../wit/component/core/core-module.js";
import { ByteWriter } from "../../../../wit/core-wasm/byte-writer.js";
import { ModuleBuilder } from "../../../../wit/core-wasm/module-builder.js";

const binary = { params: ["i32", "i32"], results: ["i32"] } as const;

function instance(module: ModuleBuilder, imports: WebAssembly.Imports = {}): Record<string, (...args: number[]) => number> {
  const bytes = module.print();
  expect(WebAssembly.validate(bytes)).toBe(true);
  return new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports as never;
}

describe("LEB128", () => {
  it.each([0, 1, 63, 64, 127, 128, 16_383, 16_384, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1])("reads back %i unsigned", (value) => {
    const { bytes } = new ByteWriter().u32(value);
    expect(new ByteReader(bytes, 0, bytes.length).u32("a number")).toBe(value);
  });

  it.each([
    [0n, [0]],
    [63n, [0x3f]],
    [64n, [0xc0, 0]],
    [-1n, [0x7f]],
    [-64n, [0x40]],
    [-65n, [0xbf, 0x7f]],
    [0x8080808080808080n, [0x80, 0x81, 0x82, 0x84, 0x88, 0x90, 0xa0, 0xc0, 0x80, 0x7f]],
  ])("writes %s signed in the shortest form", (value, expected) => {
    expect([...new ByteWriter().s64(value).bytes]).toEqual(expected);
  });

  it("takes the bits of an unsigned constant", () => {
    expect([...new ByteWriter().s32(2 ** 32 - 1).bytes]).toEqual([0x7f]);
  });
});

describe("a printed module", () => {
  it("is what the reader of core modules reads", () => {
    const module = new ModuleBuilder();
    const add = module.importFunc("m", "añadir", binary);
    module.importGlobal("g", "flag");
    module.importMemory("m", "memory");
    const twice = module.func({ params: ["i32"], results: ["i32"] });
    twice.body.get(twice.body.param(0), twice.body.param(0)).call(add);
    module.exportFunc("twice", twice);
    const bytes = module.print();
    const { imports, exports, features } = readCoreModule(new ByteReader(bytes, 0, bytes.length));
    expect(imports.map(({ module: from, name, type }) => [from, name, type.kind])).toEqual([
      ["m", "añadir", "func"],
      ["g", "flag", "global"],
      ["m", "memory", "memory"],
    ]);
    expect(exports).toEqual([{ name: "twice", type: { kind: "func", type: { params: ["i32"], results: ["i32"] } } }]);
    expect(features).toEqual(["mutable-global"]);
  });

  it("is the same each time", () => {
    const print = () => {
      const module = new ModuleBuilder();
      module.exportFunc("f", module.importFunc("m", "f", binary));
      return module.print();
    };
    expect(print()).toEqual(print());
  });

  it("runs blocks, loops, branches and calls in any order of definition", () => {
    const module = new ModuleBuilder();
    const sum = module.func(binary);
    const step = module.func(binary);
    const { body } = sum;
    const [from, to] = [body.param(0), body.param(1)];
    const total = body.local("i32");
    body
      .block((done) =>
        body.loop((again) =>
          body.get(from, to).op("i32.gt_u").brIf(done).get(total, from).call(step).set(total).advance(from, 1).br(again),
        ),
      )
      .get(total);
    step.body.get(step.body.param(0), step.body.param(1)).op("i32.add");
    module.exportFunc("sum", sum);
    expect(instance(module).sum?.(1, 100)).toBe(5050);
  });

  it("jumps by table, and leaves blocks from within conditions", () => {
    const module = new ModuleBuilder();
    const pick = module.func({ params: ["i32"], results: ["i32"] });
    const { body } = pick;
    const found = body.local("i32");
    body.block((end) => {
      body.block((other) => {
        body.block((one) => {
          body.block((zero) => body.get(body.param(0)).brTable([zero, one], other));
          body.i32(10).set(found).br(end);
        });
        body
          .i32(11)
          .set(found)
          .i32(1)
          .if(() => body.br(end));
      });
      body.i32(12).set(found);
    });
    body.get(found);
    module.exportFunc("pick", pick);
    const { pick: run } = instance(module);
    expect([0, 1, 2, -1].map((index) => run?.(index))).toEqual([10, 11, 12, 12]);
  });

  it("has a memory and globals of its own, which it exports", () => {
    const module = new ModuleBuilder();
    const global = module.global(7);
    module.memories.push({ kind: "defined", pages: 1 });
    const func = module.func({ params: [], results: ["i32"] });
    func.body.i32(8).getGlobal(global).memory("i32.store8", 4).i32(12).memory("i32.load8_u").memorySize().op("i32.add");
    module.exportFunc("f", func);
    module.exports.push({ kind: "memory", name: "memory" }, { kind: "global", name: "seven", global });
    const made = instance(module) as unknown as { f(): number; memory: WebAssembly.Memory; seven: WebAssembly.Global };
    expect(made.f()).toBe(8);
    expect(new Uint8Array(made.memory.buffer)[12]).toBe(7);
    expect(made.seven.value).toBe(7);
  });

  it("is text to wasm-tools", async () => {
    const module = new ModuleBuilder();
    const func = module.func({ params: ["i64"], results: ["i32"] });
    func.body.get(func.body.param(0)).i64(-2n).op("i64.and").op("i64.popcnt").op("i32.wrap_i64");
    module.exportFunc("count", func);
    expect(await print(module.print())).toContain("i64.const -2\n    i64.and\n    i64.popcnt\n    i32.wrap_i64");
  });

  it("refuses what belongs to another module", () => {
    const [module, other] = [new ModuleBuilder(), new ModuleBuilder()];
    module.exportFunc("f", other.func(binary));
    expect(() => module.print()).toThrow("another module");
  });
});

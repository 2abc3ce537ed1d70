import type { MemoryOp, NumType } from "../core-wasm/instruction.js";
import { type FuncType, ModuleBuilder } from "../core-wasm/module-builder.js";

function load(result: NumType): FuncType {
  return { params: ["i32"], results: [result] };
}

function store(value: NumType): FuncType {
  return { params: ["i32", value], results: [] };
}

/** The functions of a window: loads take an address, stores an address and a value. */
export const windowTypes = {
  load8: load("i32"),
  load16: load("i32"),
  load32: load("i32"),
  load64: load("i64"),
  store8: store("i32"),
  store16: store("i32"),
  store32: store("i32"),
  store64: store("i64"),
  /** The size of the memory in pages. */
  pages: { params: [], results: ["i32"] },
} as const satisfies Record<string, FuncType>;

export type WindowName = keyof typeof windowTypes;

export const windowInstructions: Readonly<Record<Exclude<WindowName, "pages">, MemoryOp>> = {
  load8: "i32.load8_u",
  load16: "i32.load16_u",
  load32: "i32.load",
  load64: "i64.load",
  store8: "i32.store8",
  store16: "i32.store16",
  store32: "i32.store",
  store64: "i64.store",
};

/**
 * A window on a memory: a module that imports it alone. An adapter reaches two memories through two windows, since not every engine has
 * modules of several memories.
 */
export function printWindow(): Uint8Array {
  const module = new ModuleBuilder();
  module.importMemory("0", "memory");
  for (const [name, type] of Object.entries<FuncType>(windowTypes)) {
    const func = module.func(type);
    if (name === "pages") func.body.memorySize();
    else func.body.get(...func.body.params).memory(windowInstructions[name as keyof typeof windowInstructions]);
    module.exportFunc(name, func);
  }
  return module.print();
}

import type { Body } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import { type FuncType, ModuleBuilder } from "../core-wasm/module-builder.js";
import { addFlags, type Flag } from "./flags.js";
import { growTo } from "./grow.js";

/** Where the values of a call begin: above the null pointer, aligned for everything. */
export const EXCHANGE_BASE = 16;
/** Where the guest's core result stands while the guest holds some of the result. */
export const HELD_RESULT = 8;
/** Set in the pointer to a result if the guest holds some of it. */
export const HELD = 2 ** 31;

/** The functions of the exchange. A call begins it anew, since nobody keeps anything in it while guest or application run. */
export const exchangeTypes = {
  /** `(bytes)`: empties it, but for so many bytes at its base. */
  begin: { params: ["i32"], results: [] },
  realloc: { params: ["i32", "i32", "i32", "i32"], results: ["i32"] },
  /** Notes that some values stayed with the guest. */
  hold: { params: [], results: [] },
  /** `HELD` if some did. */
  held: { params: [], results: ["i32"] },
} as const satisfies Record<string, FuncType>;

export type ExchangeName = keyof typeof exchangeTypes;

/**
 * The memory in which the values of calls between the host and a component lie as the canonical ABI lays them out. Both the host and printed
 * code write to it from its base on; it never shrinks. The flags are in the same module, since each instance has its price.
 */
export function printExchange(flags: readonly Flag[]): Uint8Array {
  const module = new ModuleBuilder();
  module.memories.push({ kind: "defined", pages: 1 });
  const top = module.global(EXCHANGE_BASE);
  const held = module.global(0);
  const writers: Readonly<Record<ExchangeName, (body: Body) => void>> = {
    begin: (body) => {
      const end = body.local("i32");
      body.get(body.param(0)).i32(EXCHANGE_BASE).op("i32.add").set(end);
      extend(body, end);
      body.setGlobal(held, 0);
    },
    realloc: (body) => {
      const [align, size] = [body.param(2), body.param(3)];
      const [made, end] = [body.local("i32"), body.local("i32")];
      body.getGlobal(top).get(align).op("i32.add").i32(1).op("i32.sub");
      body.i32(0).get(align).op("i32.sub").op("i32.and").tee(made).get(size).op("i32.add").tee(end);
      body
        .get(made)
        .op("i32.lt_u")
        .if(() => body.op("unreachable"));
      extend(body, end);
      body.get(made);
    },
    hold: (body) => body.setGlobal(held, HELD),
    held: (body) => body.getGlobal(held),
  };
  module.exports.push({ kind: "memory", name: "memory" });
  for (const [name, type] of Object.entries<FuncType>(exchangeTypes)) {
    const func = module.func(type);
    writers[name as ExchangeName](func.body);
    module.exportFunc(name, func);
  }
  addFlags(module, flags);
  return module.print();

  function extend(body: Body, end: Local): void {
    growTo(body, end);
    body.get(end).saveGlobal(top);
  }
}

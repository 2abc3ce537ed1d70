import type { Body } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc, FuncType } from "../core-wasm/module-builder.js";
import type { ResourceIndex, TypeIndex } from "../ids.js";
import { type Fault, faults } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import type { Side } from "./side.js";

/** The way of values from one side to the other, and the function body that is being written for it. */
export interface Crossing {
  readonly module: AdapterModule;
  readonly from: Side;
  readonly to: Side;
  /** The plan's index of a resource, by its index in the types of the call. */
  readonly resource: (type: TypeIndex) => ResourceIndex;
  readonly body: Body;
  /** Number of the function whose call this is, for errors: a constant, or the last parameter of a shared function. */
  readonly blame: number | Local;
}

/** A value in memory: an address that is known to be right, and the offset of the value from it. */
export interface Address {
  readonly base: Local;
  readonly offset: number;
}

export function pushBlame({ body, blame }: Pick<Crossing, "body" | "blame">): Body {
  return typeof blame === "number" ? body.i32(blame) : body.get(blame);
}

/** Takes a condition from the stack, and traps if it holds. */
export function faultIf(crossing: Pick<Crossing, "module" | "body" | "blame">, fault: Fault): void {
  crossing.body.if(() => raise(crossing, fault));
}

export function raise(crossing: Pick<Crossing, "module" | "body" | "blame">, fault: Fault): void {
  const { module, body } = crossing;
  pushBlame({ ...crossing, body: body.i32(faults.indexOf(fault)) })
    .call(module.hostFunction({ kind: "fault" }))
    .op("unreachable");
}

/** The part of a shared function's key that says between which sides it carries values. */
export function wayOf({ from, to }: Pick<Crossing, "from" | "to">): string {
  return JSON.stringify([from, to]);
}

/** A function of the module that carries something the same way; the number for errors is added as its last parameter. */
export function shared(crossing: Crossing, key: string, type: FuncType, write: (inner: Crossing) => void): DefinedFunc {
  const whole = { params: [...type.params, "i32"], results: type.results } as const;
  return crossing.module.helper(`${key} ${wayOf(crossing)}`, whole, (body) => {
    write({ ...crossing, body, blame: body.param(type.params.length) });
  });
}

/** Calls a function that `shared` has made; its other arguments are on the stack. */
export function callShared(crossing: Pick<Crossing, "body" | "blame">, func: DefinedFunc): Body {
  return pushBlame(crossing).call(func);
}

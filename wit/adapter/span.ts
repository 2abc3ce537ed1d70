import type { Body } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc } from "../core-wasm/module-builder.js";
import { type Crossing, callShared } from "./crossing.js";

/** Pointer and length of a string or list. */
export interface Span {
  readonly pointer: Local;
  readonly length: Local;
}

/** The type of functions that take a span and give one as a number, with the length in the upper half. */
export const spanToSpan = { params: ["i32", "i32"], results: ["i64"] } as const;

/** Makes one number of a pointer and the length on the stack. */
export function packSpan({ body }: Crossing, pointer: Local): Body {
  return body.op("i64.extend_i32_u").i64(32n).op("i64.shl").get(pointer).op("i64.extend_i32_u").op("i64.or");
}

/** Calls a shared function that gives another span. */
export function callWithSpan(crossing: Crossing, func: DefinedFunc, { pointer, length }: Span): Span {
  const { body } = crossing;
  const packed = body.local("i64");
  const made = { pointer: body.local("i32"), length: body.local("i32") };
  callShared({ ...crossing, body: body.get(pointer, length) }, func).tee(packed);
  body.op("i32.wrap_i64").set(made.pointer);
  body.get(packed).i64(32n).op("i64.shr_u").op("i32.wrap_i64").set(made.length);
  return made;
}

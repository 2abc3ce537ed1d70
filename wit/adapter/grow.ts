import type { Body } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";

const PAGE_BITS = 16;

/** Grows the module's memory so that it reaches `end`, an address above 0; traps if it cannot. Memory never shrinks. */
export function growTo(body: Body, end: Local): void {
  const pages = body.local("i32");
  body.get(end).i32(1).op("i32.sub").i32(PAGE_BITS).op("i32.shr_u").i32(1).op("i32.add").tee(pages);
  body
    .memorySize()
    .op("i32.gt_u")
    .if(() => {
      body.get(pages).memorySize().op("i32.sub").memoryGrow().i32(-1).op("i32.eq");
      body.if(() => body.op("unreachable"));
    });
}

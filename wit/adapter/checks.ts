import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc } from "../core-wasm/module-builder.js";
import type { ComponentIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";
import { type Crossing, callShared, faultIf } from "./crossing.js";
import { memoryOf, reallocOf, type Side } from "./side.js";

/** Of a list or string, in bytes: CanonicalABI.md, `MAX_LIST_BYTE_LENGTH`. */
const MAX_BYTE_LENGTH = 2 ** 28 - 1;

type Faults = "pointer" | "allocation";

const faultsOf = {
  pointer: { unaligned: "unaligned-pointer", outside: "pointer-out-of-bounds" },
  allocation: { unaligned: "unaligned-allocation", outside: "allocation-out-of-bounds" },
} as const;

/** `(pointer, bytes, alignment - 1, function)`: traps unless the range is aligned and within the memory. */
function rangeCheck({ module }: Crossing, memory: CoreExportRef, kind: Faults): DefinedFunc {
  const type = { params: ["i32", "i32", "i32", "i32"], results: [] } as const;
  return module.helper(`check ${kind} ${JSON.stringify(memory)}`, type, (body) => {
    const [pointer, bytes, mask, blame] = [body.param(0), body.param(1), body.param(2), body.param(3)];
    const inner = { module, body, blame };
    body.get(pointer, mask).op("i32.and");
    faultIf(inner, faultsOf[kind].unaligned);
    body.get(pointer).op("i64.extend_i32_u").get(bytes).op("i64.extend_i32_u").op("i64.add");
    module.access(body, memory, "pages").op("i64.extend_i32_u").i64(16n).op("i64.shl").op("i64.gt_u");
    faultIf(inner, faultsOf[kind].outside);
  });
}

/** Checks a pointer before so many bytes are read or written. */
export function checkPointer(crossing: Crossing, side: Side, pointer: Local, bytes: Local | number, align: number): void {
  // The host is believed.
  if (side.exchange !== undefined) return;
  const body = crossing.body.get(pointer);
  if (typeof bytes === "number") body.i32(bytes);
  else body.get(bytes);
  body.i32(align - 1);
  callShared(crossing, rangeCheck(crossing, memoryOf(side), "pointer"));
}

/** `(length, size of an element, function) -> bytes`: traps if a list is too long. */
function byteLength({ module }: Crossing): DefinedFunc {
  return module.helper("byte length", { params: ["i32", "i32", "i32"], results: ["i32"] }, (body) => {
    const bytes = body.local("i64");
    body.get(body.param(0)).op("i64.extend_i32_u").get(body.param(1)).op("i64.extend_i32_u").op("i64.mul").tee(bytes);
    body.i64(BigInt(MAX_BYTE_LENGTH)).op("i64.gt_u");
    faultIf({ module, body, blame: body.param(2) }, "too-long");
    body.get(bytes).op("i32.wrap_i64");
  });
}

/** Turns the length on the stack into bytes. */
export function checkLength(crossing: Crossing, elementSize: number): void {
  callShared({ ...crossing, body: crossing.body.i32(elementSize) }, byteLength(crossing));
}

/** `(alignment, bytes, function) -> pointer`: has the receiving side allocate, and does not believe what it gives. */
function allocator(crossing: Crossing): DefinedFunc {
  const { module, to } = crossing;
  const type = { params: ["i32", "i32", "i32"], results: ["i32"] } as const;
  return module.helper(`allocate ${JSON.stringify([to.memory, to.realloc])}`, type, (body) => {
    const [align, bytes, blame] = [body.param(0), body.param(1), body.param(2)];
    const pointer = body.local("i32");
    body
      .i32(0)
      .i32(0)
      .get(align, bytes)
      .call(module.importFunc(reallocOf(to), reallocType));
    if (to.exchange !== undefined) return;
    body
      .tee(pointer)
      .get(bytes, align)
      .i32(1)
      .op("i32.sub")
      .get(blame)
      .call(rangeCheck(crossing, memoryOf(to), "allocation"));
    body.get(pointer);
  });
}

const reallocType = { params: ["i32", "i32", "i32", "i32"], results: ["i32"] } as const;

/** Alignment and bytes are on the stack; the pointer comes in their place. */
export function allocate(crossing: Crossing): void {
  callShared(crossing, allocator(crossing));
}

/** `(index, number of cases, function) -> index` */
function discriminant({ module }: Crossing): DefinedFunc {
  return module.helper("discriminant", { params: ["i32", "i32", "i32"], results: ["i32"] }, (body) => {
    body.get(body.param(0), body.param(1)).op("i32.ge_u");
    faultIf({ module, body, blame: body.param(2) }, "invalid-discriminant");
    body.get(body.param(0));
  });
}

/** The index of a case on the stack stays there. */
export function checkDiscriminant(crossing: Crossing, count: number): void {
  callShared({ ...crossing, body: crossing.body.i32(count) }, discriminant(crossing));
}

/** `(char, function) -> char` */
function charCheck({ module }: Crossing): DefinedFunc {
  return module.helper("char", { params: ["i32", "i32"], results: ["i32"] }, (body) => {
    const inner = { module, body, blame: body.param(1) };
    body.get(body.param(0)).i32(0x110000).op("i32.ge_u");
    faultIf(inner, "invalid-char");
    body
      .get(body.param(0))
      .i32(11)
      .op("i32.shr_u")
      .i32(0xd800 >> 11)
      .op("i32.eq");
    faultIf(inner, "invalid-char");
    body.get(body.param(0));
  });
}

export function checkChar(crossing: Crossing): void {
  callShared(crossing, charCheck(crossing));
}

/** Traps unless the component instance may call out. */
export function checkMayLeave(crossing: Pick<Crossing, "module" | "body" | "blame">, component: ComponentIndex): void {
  crossing.body.getGlobal(crossing.module.flag("may-leave", component)).op("i32.eqz");
  faultIf(crossing, "cannot-leave");
}

import type { AbiNode } from "../abi/abi.js";
import type { Local } from "../core-wasm/instruction.js";
import type { DefinedFunc } from "../core-wasm/module-builder.js";
import { allocate, checkLength, checkPointer } from "./checks.js";
import { copier, pushAddress } from "./copy.js";
import { type Address, type Crossing, callShared, shared } from "./crossing.js";
import { ifInPlace, ifLong } from "./in-place.js";
import { crossMemory, plus } from "./memory.js";
import { isNumbers, isPlain, numberOf } from "./node-traits.js";
import { isExchanged } from "./side.js";
import { callWithSpan, packSpan, type Span, spanToSpan } from "./span.js";

type ListNode = Extract<AbiNode, { kind: "list" | "map" | "fixed-list" }>;

/** What stands in a list, one after the other: values, or the pairs of a map. */
interface Element {
  readonly size: number;
  readonly align: number;
  readonly isPlain: boolean;
  readonly cross: (crossing: Crossing, source: Address, target: Address) => void;
}

export function elementOf(node: ListNode): Element {
  if (node.kind !== "map") {
    const { element } = node;
    const { size, align } = element;
    return { size, align, isPlain: isPlain(element), cross: (crossing, from, to) => crossMemory(crossing, element, from, to) };
  }
  const { size, align, key, value } = node.entry;
  const cross = (crossing: Crossing, from: Address, to: Address) => {
    for (const { node: part, offset } of [key, value]) crossMemory(crossing, part, plus(from, offset), plus(to, offset));
  };
  return { size, align, isPlain: isPlain(key.node) && isPlain(value.node), cross };
}

/** Carries a list over. */
export function crossList(crossing: Crossing, node: Extract<AbiNode, { kind: "list" | "map" }>, span: Span): Span {
  const element = elementOf(node);
  if (isNumbers(node) && isExchanged(crossing)) return callWithSpan(crossing, exchangedList(crossing, element), span);
  const { pointer, length } = span;
  const copied = crossing.body.local("i32");
  // Lists that are copied as they are differ in nothing but size and alignment.
  const key = element.isPlain ? `plain list ${element.size} ${element.align}` : `list ${numberOf(node)}`;
  const func = shared(crossing, key, { params: ["i32", "i32"], results: ["i32"] }, (inner) => {
    const bytes = listBytes(inner, element);
    copyList(inner, element, bytes);
  });
  callShared({ ...crossing, body: crossing.body.get(pointer, length) }, func).set(copied);
  return { pointer: copied, length };
}

/** Between host and guest, where a long list of numbers stays in its place. */
function exchangedList(crossing: Crossing, element: Element): DefinedFunc {
  return shared(crossing, `numbers ${element.size}`, spanToSpan, (inner) => {
    const { body } = inner;
    const [pointer, length] = [body.param(0), body.param(1)];
    const copied = body.local("i32");
    ifInPlace(inner, length, () => packSpan(inner, pointer).op("return"));
    const bytes = listBytes(inner, element);
    ifLong(inner, bytes, length, () => packSpan(inner, pointer).op("return"));
    copyList(inner, element, bytes);
    packSpan({ ...inner, body: body.set(copied).get(length) }, copied);
  });
}

/** Checks the list that is given by pointer and length; gives how many bytes it takes. */
function listBytes(crossing: Crossing, element: Element): Local {
  const { body, from } = crossing;
  const [pointer, length] = [body.param(0), body.param(1)];
  const bytes = body.local("i32");
  body.get(length);
  checkLength(crossing, element.size);
  body.set(bytes);
  checkPointer(crossing, from, pointer, bytes, element.align);
  return bytes;
}

/** Leaves the pointer on the stack. */
function copyList(crossing: Crossing, element: Element, bytes: Local): void {
  const { body } = crossing;
  const pointer = body.param(0);
  const copied = body.local("i32");
  body.i32(element.align).get(bytes);
  allocate(crossing);
  body.set(copied);
  if (element.isPlain) body.get(copied, pointer, bytes).call(copier(crossing));
  else crossElements(crossing, element, bytes, { base: pointer, offset: 0 }, { base: copied, offset: 0 });
  body.get(copied);
}

/** Goes through elements that lie in a row; `bytes` holds how many bytes they take, or is set to `size`. */
export function crossElements(
  crossing: Crossing,
  element: Element,
  bytes: Local,
  source: Address,
  target: Address,
  size?: number,
): void {
  const { body } = crossing;
  const [read, write] = [body.local("i32"), body.local("i32")];
  if (size !== undefined) body.i32(size).set(bytes);
  pushAddress(crossing, source);
  body.set(read);
  pushAddress(crossing, target);
  body.set(write);
  body.block((done) =>
    body.loop((again) => {
      body.get(bytes).op("i32.eqz").brIf(done);
      element.cross(crossing, { base: read, offset: 0 }, { base: write, offset: 0 });
      body.advance(read, element.size).advance(write, element.size).advance(bytes, -element.size).br(again);
    }),
  );
}

import type { AbiNode } from "../abi/abi.js";
import type { Local } from "../core-wasm/instruction.js";
import { allocate, checkLength, checkPointer } from "./checks.js";
import { copier, pushAddress } from "./copy.js";
import { type Address, type Crossing, callShared, shared } from "./crossing.js";
import { crossMemory, plus } from "./memory.js";
import { isPlain, numberOf } from "./node-traits.js";
import { memoryOf } from "./side.js";

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

/** Carries a list over; the length stays the same. */
export function crossList(
  crossing: Crossing,
  node: Extract<AbiNode, { kind: "list" | "map" }>,
  pointer: Local,
  length: Local,
): { readonly pointer: Local; readonly length: Local } {
  const element = elementOf(node);
  const copied = crossing.body.local("i32");
  // Lists that are copied as they are differ in nothing but size and alignment.
  const key = element.isPlain ? `plain list ${element.size} ${element.align}` : `list ${numberOf(node)}`;
  const func = shared(crossing, key, { params: ["i32", "i32"], results: ["i32"] }, (inner) => writeList(inner, element));
  callShared({ ...crossing, body: crossing.body.get(pointer, length) }, func).set(copied);
  return { pointer: copied, length };
}

/** `(pointer, length, function) -> pointer` */
function writeList(crossing: Crossing, element: Element): void {
  const { body, from } = crossing;
  const [pointer, length] = [body.param(0), body.param(1)];
  const [bytes, copied] = [body.local("i32"), body.local("i32")];
  body.get(length);
  checkLength(crossing, element.size);
  body.set(bytes).get(pointer, bytes);
  checkPointer(crossing, memoryOf(from), element.align);
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

/** Drops the borrowed handles of a value, at any depth, and nothing else of it. */

import type { AbiNode } from "../abi/abi.js";
import type { Body } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import type { Func } from "../core-wasm/module-builder.js";
import type { TypeIndex } from "../ids.js";
import type { CoreExportRef } from "../plan/link-plan.js";
import type { AdapterModule } from "./adapter-module.js";
import { pushAddress } from "./copy.js";
import type { Address } from "./crossing.js";
import { plus } from "./memory.js";
import { slotsOf } from "./node-traits.js";
import { unjoined, type VariantNode } from "./variant.js";
import type { WindowName } from "./window-module.js";

export interface Dropping {
  readonly module: AdapterModule;
  readonly body: Body;
  /** The memory that the value may point into; its contents are known to be right. */
  readonly memory: CoreExportRef;
  readonly drop: (resource: TypeIndex) => Func;
}

/** Of a value that is passed as core values. */
export function dropFlat(dropping: Dropping, node: AbiNode, source: readonly Local[]): void {
  if (!hasBorrows(node)) return;
  const { body } = dropping;
  const [first, second] = source;
  if (first === undefined) throw new Error("a handle is a core value");
  const part = (inner: AbiNode, start: number) => dropFlat(dropping, inner, source.slice(start, start + inner.flat.length));
  switch (node.kind) {
    case "borrow":
      body.get(first).call(dropping.drop(node.resource));
      break;
    case "record":
    case "tuple":
      for (const slot of slotsOf(node)) part(slot.node, slot.flatIndex);
      break;
    case "fixed-list":
      for (let i = 0; i < node.length; i++) part(node.element, i * node.element.flat.length);
      break;
    case "list":
    case "map":
      if (second === undefined) throw new Error("a list is two core values");
      dropElements(dropping, node, first, second);
      break;
    case "variant":
    case "option":
    case "result":
      dropCases(dropping, node, first, ({ payload, coercions }) => {
        const own = coercions.map((coercion, i) => unjoined(dropping, coercion, source[1 + i] as Local));
        dropFlat(dropping, payload, own);
      });
      break;
    default:
  }
}

/** Of a value in memory. */
export function dropInMemory(dropping: Dropping, node: AbiNode, at: Address): void {
  if (!hasBorrows(node)) return;
  const { body } = dropping;
  switch (node.kind) {
    case "borrow":
      load(dropping, at, "load32").call(dropping.drop(node.resource));
      break;
    case "record":
    case "tuple":
      for (const { node: part, offset } of slotsOf(node)) dropInMemory(dropping, part, plus(at, offset));
      break;
    case "fixed-list": {
      const [start, length] = [body.local("i32"), body.local("i32")];
      pushAddress(dropping, at);
      body.set(start).i32(node.length).set(length);
      dropElements(dropping, node, start, length);
      break;
    }
    case "list":
    case "map": {
      const [pointer, length] = [body.local("i32"), body.local("i32")];
      load(dropping, at, "load32").set(pointer);
      load(dropping, plus(at, 4), "load32").set(length);
      dropElements(dropping, node, pointer, length);
      break;
    }
    case "variant":
    case "option":
    case "result": {
      const index = body.local("i32");
      load(dropping, at, `load${(8 * node.discriminant.bytes) as 8 | 16 | 32}`).set(index);
      dropCases(dropping, node, index, ({ payload }) => dropInMemory(dropping, payload, plus(at, node.payloadOffset)));
      break;
    }
    default:
  }
}

function load({ module, body, memory }: Dropping, at: Address, name: WindowName): Body {
  pushAddress({ body }, at);
  return module.access(body, memory, name);
}

/** Changes both locals. */
function dropElements(
  dropping: Dropping,
  node: Extract<AbiNode, { kind: "list" | "map" | "fixed-list" }>,
  pointer: Local,
  length: Local,
): void {
  const { body } = dropping;
  const { size, parts } =
    node.kind === "map"
      ? { size: node.entry.size, parts: [node.entry.key, node.entry.value] }
      : { size: node.element.size, parts: [{ node: node.element, offset: 0 }] };
  body.block((done) =>
    body.loop((again) => {
      body.get(length).op("i32.eqz").brIf(done);
      for (const part of parts) dropInMemory(dropping, part.node, { base: pointer, offset: part.offset });
      body.advance(pointer, size).advance(length, -1).br(again);
    }),
  );
}

type Payload = VariantNode["cases"][number] & { readonly payload: AbiNode };

function dropCases({ body }: Dropping, { cases }: VariantNode, index: Local, write: (each: Payload) => void): void {
  cases.forEach((each, i) => {
    const { payload } = each;
    if (payload === undefined || !hasBorrows(payload)) return;
    body
      .get(index)
      .i32(i)
      .op("i32.eq")
      .if(() => write({ ...each, payload }));
  });
}

function hasBorrows(node: AbiNode): boolean {
  if (!node.hasHandles) return false;
  switch (node.kind) {
    case "borrow":
      return true;
    case "record":
    case "tuple":
      return slotsOf(node).some((slot) => hasBorrows(slot.node));
    case "list":
    case "fixed-list":
      return hasBorrows(node.element);
    case "map":
      return hasBorrows(node.entry.value.node);
    case "variant":
    case "option":
    case "result":
      return node.cases.some(({ payload }) => payload !== undefined && hasBorrows(payload));
    default:
      return false;
  }
}

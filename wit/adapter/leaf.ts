import type { AbiNode } from "../abi/abi.js";
import { checkChar, checkDiscriminant } from "./checks.js";
import { type Crossing, pushBlame } from "./crossing.js";
import { isExchanged } from "./side.js";

export type LeafNode = Extract<AbiNode, { kind: "scalar" | "flags" | "enum" | "own" | "borrow" }>;

export function isLeaf(node: AbiNode): node is LeafNode {
  return ["scalar", "flags", "enum", "own", "borrow"].includes(node.kind);
}

/** Lifts and lowers the value on the stack. One that was loaded holds no bits beyond its size. */
export function crossLeaf(crossing: Crossing, node: LeafNode, isLoaded: boolean): void {
  switch (node.kind) {
    case "scalar":
      crossScalar(crossing, node, isLoaded);
      break;
    case "flags":
      if (!isPlainFlags(node, isLoaded)) crossing.body.i32(node.mask).op("i32.and");
      break;
    case "enum":
      checkDiscriminant(crossing, node.count);
      break;
    default:
      transfer(crossing, node);
  }
}

/** Whether the value on the stack passes as it is. */
export function passesAsItIs(node: AbiNode): boolean {
  if (node.kind === "scalar") return node.scalar !== "bool" && node.scalar !== "char" && node.size >= 4;
  return node.kind === "flags" && node.count === 32;
}

function isPlainFlags({ count, bytes }: Extract<AbiNode, { kind: "flags" }>, isLoaded: boolean): boolean {
  return count === (isLoaded ? 8 * bytes : 32);
}

function crossScalar(crossing: Crossing, { scalar }: Extract<AbiNode, { kind: "scalar" }>, isLoaded: boolean): void {
  const { body } = crossing;
  if (scalar === "bool") body.i32(0).op("i32.ne");
  else if (scalar === "char") checkChar(crossing);
  else if (isLoaded) return;
  else if (scalar === "u8") body.i32(0xff).op("i32.and");
  else if (scalar === "u16") body.i32(0xffff).op("i32.and");
  else if (scalar === "s8") body.op("i32.extend8_s");
  else if (scalar === "s16") body.op("i32.extend16_s");
}

function transfer(crossing: Crossing, { kind, resource }: Extract<AbiNode, { kind: "own" | "borrow" }>): void {
  const { module, from, to } = crossing;
  if (isExchanged(crossing)) return;
  const ends = { resource: crossing.resource(resource), from: from.component, to: to.component };
  pushBlame(crossing).call(module.hostFunction({ kind: `transfer-${kind}`, ...ends }));
}

/**
 * Strings and lists of numbers that are too long to be copied twice: in the exchange lie their pointer into the guest's memory and their
 * length, tagged. The host reads them there before the guest frees them, or has the guest allocate them and writes them there itself.
 */

import type { Local } from "../core-wasm/instruction.js";
import type { Crossing } from "./crossing.js";
import { exchangeFunc } from "./exchange.js";

/** Set in a length; no length that is allowed has it. */
const IN_PLACE = 2 ** 31;
/** Bytes from which on what the guest gives stays where it is. */
const LONG = 2048;

/** On the way to the guest: `write` runs if it is in its memory already, with the length as it is on the stack. */
export function ifInPlace({ body, from }: Crossing, length: Local, write: () => void): void {
  if (from.exchange === undefined) return;
  body
    .get(length)
    .i32(IN_PLACE)
    .op("i32.and")
    .if(() => {
      body.get(length).i32(IN_PLACE).op("i32.xor");
      write();
    });
}

/** On the way to the host: `write` runs if it stays where it is, with the tagged length on the stack. */
export function ifLong(crossing: Crossing, bytes: Local, length: Local, write: () => void): void {
  const { body, module, to } = crossing;
  const { exchange } = to;
  if (exchange === undefined) return;
  body
    .get(bytes)
    .i32(LONG)
    .op("i32.gt_u")
    .if(() => {
      body
        .call(exchangeFunc(module, exchange, "hold"))
        .get(length)
        .i32(IN_PLACE)
        .op("i32.or");
      write();
    });
}

/** What both engines are asked to do, and what they answer. */

import type { SideName } from "./exchange.js";

export interface Request {
  /** The component's bytes. */
  readonly component: Uint8Array;
  readonly exchanges: readonly Deed[];
}

/** Writes into the memories, calls `run`, reads the memories. */
export interface Deed {
  /** Whether it needs an instance that nothing was done to. */
  readonly isFresh: boolean;
  readonly pokes: readonly { readonly part: SideName; readonly at: number; readonly bytes: Uint8Array }[];
  readonly peeks: readonly { readonly part: SideName; readonly at: number; readonly length: number }[];
}

/** The bytes of each peek and how often the host was called; or why `run` trapped. */
export type Answer = { readonly peeked: readonly Uint8Array[]; readonly called: number } | { readonly trap: string };

/** Exchanges of random functions, by both engines; what they disagree on. */

import { isDeepStrictEqual } from "node:util";
import { parse } from "@bytecodealliance/jco-transpile/wasm-tools";
import type { Encoding } from "../../wit/component/decoded-component.js";
import { functionsOf } from "../../wit/world/world-functions.js";
import { RandomSource } from "../conformance/random/random-source.js";
import { randomWorld } from "../conformance/random/random-world.js";
import { worldOf } from "../unit/wit/world/wit-text.js";
import type { Answer, Deed } from "./answer.js";
import { composition, type Parts } from "./composition.js";
import { type Exchange, Exchanges, type Memories, type SideName, sides } from "./exchange.js";
import * as map from "./memory-map.js";
import type { Oracle } from "./oracle.js";
import { printedAnswers } from "./printed.js";

const encodings: readonly Encoding[] = ["utf8", "utf16", "latin1+utf16"];

export interface Findings {
  exchanges: number;
  functions: number;
  /** Exchanges that trapped, by what was said. */
  readonly traps: Map<string, number>;
  readonly differences: string[];
}

export function noFindings(): Findings {
  return { exchanges: 0, functions: 0, traps: new Map(), differences: [] };
}

/** All functions of a random world, `calls` exchanges each. */
export async function campaign(seed: number, calls: number, oracle: Oracle, findings: Findings): Promise<void> {
  const world = await worldOf(randomWorld(seed).wit);
  const random = new RandomSource(seed + 1_000_003);
  for (const func of functionsOf(world, "export")) {
    const parts: Parts = {
      world,
      func,
      caller: random.pick(encodings),
      callee: random.pick(encodings),
      hasPostReturn: random.below(2) === 0,
    };
    const exchanges = new Exchanges(parts, random);
    const made = Array.from({ length: calls }, () => exchanges.next());
    const request = { component: await parse(composition(parts)), exchanges: deedsOf(made) };
    const [answers, printed] = await Promise.all([oracle.answers(request), printedAnswers(request)]);
    findings.functions++;
    made.forEach((exchange, i) => {
      findings.exchanges++;
      const [ours, theirs] = [printed[i] as Answer, answers[i] as Answer];
      if ("trap" in ours) findings.traps.set(ours.trap, (findings.traps.get(ours.trap) ?? 0) + 1);
      const difference = isUnmuted(parts, exchange, theirs) ? mutedFault(ours) : differenceOf(exchanges, exchange, ours, theirs);
      if (difference === undefined) return;
      const where = `seed ${seed}, ${func.id}, exchange ${i}, ${parts.caller} to ${parts.callee}`;
      findings.differences.push(`${where}: ${difference}`);
    });
  }
}

function deedsOf(exchanges: readonly Exchange[]): readonly Deed[] {
  return exchanges.map((exchange, i) => ({
    isFresh: exchanges[i - 1]?.growsMemory === true,
    pokes: sides.flatMap((part) => exchange.poke[part].map((patch) => ({ part, ...patch }))),
    peeks: sides.flatMap((part) => [
      { part, at: 0, length: exchange.low[part] },
      highPeek(part, exchange),
      // Up to where the allocator is.
      { part, at: map.HEAP, length: 0 },
    ]),
  }));
}

/** What lies at the end of the memory; eight bytes where nothing does. */
function highPeek(part: SideName, { poke }: Exchange): Deed["peeks"][number] {
  const end = map.PAGES * map.PAGE;
  const start = Math.min(end - 8, poke[part][1]?.at ?? end);
  // Text of this encoding starts at even addresses.
  const at = start - (start % 2);
  return { part, at, length: end - at };
}

/** Where wasmtime departs from CanonicalABI.md (`canon_lift`): a callee may call out in post-return when its caller is another part. */
function isUnmuted({ hasPostReturn }: Parts, { callsOut }: Exchange, theirs: Answer): boolean {
  return hasPostReturn && (callsOut.callee & map.moments.postReturn) !== 0 && !("trap" in theirs);
}

function mutedFault(ours: Answer): string | undefined {
  const isRefused = "trap" in ours && ours.trap.startsWith("cannot-leave");
  return isRefused ? undefined : "the callee may call out in post-return";
}

function differenceOf(exchanges: Exchanges, exchange: Exchange, ours: Answer, theirs: Answer): string | undefined {
  if ("trap" in ours || "trap" in theirs) {
    if ("trap" in ours && "trap" in theirs) return undefined;
    return "trap" in ours ? `only the printed code traps: ${ours.trap}` : `only the oracle traps: ${lastLine(theirs)}`;
  }
  const [own, other] = [ours, theirs].map(({ peeked }) => exchanges.read(memoriesOf(peeked)));
  if (!isDeepStrictEqual(own, other)) return `${JSON.stringify(own, longText)} is not ${JSON.stringify(other, longText)}`;
  if (ours.called !== theirs.called) return `the host is called ${ours.called} and ${theirs.called} times`;
  const { values } = exchange;
  if (values !== undefined && !isDeepStrictEqual({ args: own?.args, result: own?.result }, values))
    return `${JSON.stringify(own, longText)} arrives for ${JSON.stringify(values, longText)}`;
  return strayWrite(exchange, memoriesOf(ours.peeked));
}

/** What wasmtime says after the backtrace. */
function lastLine(answer: Answer): string {
  return "trap" in answer ? (answer.trap.trim().split("\n").at(-1) ?? "") : "";
}

const longText = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);

function memoriesOf(peeked: readonly Uint8Array[]): Memories {
  const [callerLow, callerHigh, callerHeap, calleeLow, calleeHigh, calleeHeap] = peeked as readonly [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return {
    caller: { low: callerLow, high: callerHigh, heap: callerHeap },
    callee: { low: calleeLow, high: calleeHigh, heap: calleeHeap },
  };
}

/** Values are written where room was asked for, and nowhere else. */
function strayWrite({ poke, returnArea }: Exchange, memories: Memories): string | undefined {
  for (const side of sides) {
    const { low, high } = memories[side];
    for (const [start, after] of [
      [0, low],
      [map.PAGES * map.PAGE - high.length, high],
    ] as const) {
      const before = new Uint8Array(after.length);
      for (const { at, bytes } of poke[side]) if (at >= start && at < start + after.length) before.set(bytes, at - start);
      for (let i = start === 0 ? map.IMAGE : 0; i < after.length; i++) {
        if (after[i] === before[i] || (side === "caller" && isWithin(start + i, returnArea))) continue;
        return `something is written to the ${side}'s memory at ${start + i}`;
      }
    }
  }
  return undefined;
}

function isWithin(address: number, area: Exchange["returnArea"]): boolean {
  return area !== undefined && address >= area.at && address < area.at + area.size;
}

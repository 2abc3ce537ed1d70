/** One call between the parts: what lies in their memories before, and what is read from them afterwards. */

import type { FlatType, FuncAbi } from "../../wit/abi/abi.js";
import { funcAbi } from "../../wit/abi/func-abi.js";
import type { RandomSource } from "../conformance/random/random-source.js";
import { ValueMaker } from "../conformance/random/random-value.js";
import { HandleTable, Scope } from "../unit/wit/adapter/handle-table.js";
import { type Core, type HostSide, liftFlat, load } from "../unit/wit/adapter/host-values.js";
import type { Parts } from "./composition.js";
import { Full, getCore, Image } from "./image.js";
import * as map from "./memory-map.js";

/** Bytes at an address. */
export interface Patch {
  readonly at: number;
  readonly bytes: Uint8Array;
}

export const sides = ["caller", "callee"] as const;
export type SideName = (typeof sides)[number];

export interface Exchange {
  readonly poke: Readonly<Record<SideName, readonly Patch[]>>;
  /** Where the low part of each memory ends that is read afterwards. */
  readonly low: Readonly<Record<SideName, number>>;
  /** What must arrive, where nothing was spoiled. */
  readonly values?: { readonly args: readonly unknown[]; readonly result: unknown };
  /** The place for a result that the caller gave, and its size. */
  readonly returnArea?: { readonly at: number; readonly size: number };
  /** When the parts call out. */
  readonly callsOut: Readonly<Record<SideName, number>>;
  /** Afterwards the memories may not be alike in both engines. */
  readonly growsMemory: boolean;
}

/** What is read afterwards: low addresses and the heap of each part. */
export type Memories = Readonly<
  Record<SideName, { readonly low: Uint8Array; readonly high: Uint8Array; readonly heap: Uint8Array }>
>;

export class Exchanges {
  readonly #parts: Parts;
  readonly #abi: FuncAbi;
  readonly #random: RandomSource;
  readonly #values: ValueMaker;

  constructor(parts: Parts, random: RandomSource) {
    this.#parts = parts;
    this.#abi = funcAbi(parts.world, parts.func);
    this.#random = random;
    this.#values = new ValueMaker(random, parts.world);
  }

  next(): Exchange {
    for (;;) {
      try {
        return this.#make();
      } catch (error) {
        if (!(error instanceof Full)) throw error;
      }
    }
  }

  #make(): Exchange {
    const random = this.#random;
    const { params, result } = this.#abi;
    const args = params.slots.map(({ node }) => this.#values.value(node.type));
    const returned = result === undefined ? null : this.#values.value(result.node.type);
    const images = { caller: this.#image("caller"), callee: this.#image("callee") };
    const area = this.#putArguments(images.caller, args);
    this.#putResult(images.callee, returned);
    const isSpoiled = random.below(2) === 0;
    if (isSpoiled) for (let i = random.below(3); i >= 0; i--) images[random.pick(sides)].spoil();
    const allocators = { caller: this.#allocator(images.caller), callee: this.#allocator(images.callee) };
    const callsOut = { caller: this.#callsOut(images.caller), callee: this.#callsOut(images.callee) };
    this.#checkReach("caller", images.caller);
    this.#checkReach("callee", images.callee);
    const areaAt = area && areaNow(images.caller, area.slot);
    // The caller's settings must stay.
    if (areaAt !== undefined && areaAt < map.IMAGE) throw new Full();
    return {
      poke: { caller: patchesOf(images.caller), callee: patchesOf(images.callee) },
      low: { caller: images.caller.low + 512, callee: images.callee.low + 512 },
      ...(isSpoiled ? {} : { values: { args, result: returned } }),
      ...(area === undefined || areaAt === undefined ? {} : { returnArea: { at: areaAt, size: area.size } }),
      callsOut,
      growsMemory: Object.values(allocators).includes("fresh"),
    };
  }

  #image(side: SideName): Image {
    const { world } = this.#parts;
    return new Image(this.#random, world, this.#parts[side]);
  }

  /** A set of moments; mostly none. */
  #callsOut(image: Image): number {
    const moments = this.#random.below(12) === 0 ? this.#random.below(8) : 0;
    image.setting(map.CALLS_OUT, moments);
    return moments;
  }

  #allocator(image: Image): map.Allocator {
    const allocator = this.#random.below(4) === 0 ? this.#random.pick(map.allocators) : "room";
    image.setting(map.ALLOCATOR, map.allocators.indexOf(allocator));
    return allocator;
  }

  /** Gives the place for a result that is returned through a pointer, by the slot that it is in. */
  #putArguments(image: Image, args: readonly unknown[]): { readonly slot: number; readonly size: number } | undefined {
    const { params, result, lowered } = this.#abi;
    const core: Core[] = [];
    if (params.spilled) {
      const at = image.place(params.align, params.size);
      for (const [i, { node, offset }] of params.slots.entries()) image.store(node, args[i], at + offset);
      core.push(at);
    } else for (const [i, { node }] of params.slots.entries()) core.push(...image.flat(node, args[i]));
    const hasArea = result?.spilled === true;
    if (hasArea) core.push(image.place(result.node.align, result.node.size));
    for (const [i, type] of lowered.params.entries()) image.set(slotAddress(i), type, core[i] as Core);
    return hasArea ? { slot: core.length - 1, size: result.node.size } : undefined;
  }

  #putResult(image: Image, value: unknown): void {
    const { result, lifted } = this.#abi;
    const [type] = lifted.results;
    if (result === undefined || type === undefined) return;
    if (!result.spilled) {
      image.set(map.RESULT, type, image.flat(result.node, value)[0] as Core);
      return;
    }
    const at = image.place(result.node.align, result.node.size);
    image.store(result.node, value, at);
    image.set(map.RESULT, type, at);
  }

  /** What arrived at each part, as values; each read strictly: bits that mean nothing have to be zero. */
  read(memories: Memories): { readonly args: readonly unknown[]; readonly result: unknown; readonly counts: readonly Core[] } {
    const { lifted, lowered } = this.#abi;
    const [caller, callee] = sides.map((side) => this.#reader(side, memoryOf(memories[side]), { isStrict: true })) as [
      Reader,
      Reader,
    ];
    const [freed] = lifted.results;
    const counts = [
      callee.view.getUint32(map.CALLS, true),
      callee.view.getUint32(map.POST_RETURNS, true),
      freed === undefined ? 0 : getCore(callee.view, map.POST_RETURN_VALUE, freed),
    ];
    const isReturned = lowered.results.length > 0;
    return {
      args: this.#args(callee, lifted.params),
      result: this.#result(caller, isReturned ? map.RESULT : this.#areaSlot),
      counts,
    };
  }

  get #areaSlot(): number {
    return slotAddress(this.#abi.lowered.params.length - 1);
  }

  #args(side: Reader, types: readonly FlatType[]): readonly unknown[] {
    const { spilled, slots } = this.#abi.params;
    const core = types.map((type, i) => getCore(side.view, slotAddress(i), type));
    return slots.map(({ node, offset, flatIndex }) =>
      spilled ? load(side, node, (Number(core[0]) >>> 0) + offset) : liftFlat(side, node, core.slice(flatIndex)),
    );
  }

  /** @param at where the core value is, or the pointer to the place in memory */
  #result(side: Reader, at: number): unknown {
    const { result } = this.#abi;
    if (result === undefined) return null;
    if (result.spilled) return load(side, result.node, side.view.getUint32(at, true));
    return liftFlat(side, result.node, [getCore(side.view, at, result.node.flat[0] as FlatType)]);
  }

  /** Values that were replaced must not reach what other memory holds that may not be alike in both engines: the heap. */
  #checkReach(name: SideName, { bytes }: Image): void {
    const onRead = (pointer: number, length: number) => {
      const isInHeap = pointer + length > map.IMAGE_END && pointer < bytes.length - map.HIGH_IMAGE;
      // The callee keeps pointers to its heap below the image.
      if (isInHeap || (length > 0 && pointer < map.IMAGE)) throw new Full();
    };
    const side = this.#reader(name, bytes, { onRead });
    const { params, result } = this.#abi;
    const pointed =
      name === "caller"
        ? { at: slotAddress(0), ...params }
        : { at: map.RESULT, spilled: result?.spilled, size: result?.node.size };
    if (pointed.spilled) onRead(side.view.getUint32(pointed.at, true), pointed.size ?? 0);
    try {
      if (name === "caller") this.#args(side, this.#abi.lowered.params);
      else this.#result(side, map.RESULT);
    } catch (error) {
      if (error instanceof Full) throw error;
      // What traps here traps in the engines.
    }
  }

  #reader(name: SideName, { buffer }: Uint8Array, how: Pick<HostSide, "isStrict" | "onRead">): Reader {
    const view = new DataView(buffer);
    return {
      view,
      world: this.#parts.world,
      encoding: this.#parts[name],
      memory: () => view,
      realloc: () => {
        throw new Error("reading does not allocate");
      },
      table: new HandleTable(),
      scope: new Scope(),
      resource: () => 0,
      isDefiner: () => false,
      ...how,
    };
  }
}

interface Reader extends HostSide {
  readonly view: DataView;
}

/** A memory of which some is known. */
function memoryOf({ low, high, heap }: Memories[SideName]): Uint8Array {
  const bytes = new Uint8Array(Math.max(map.PAGES * map.PAGE, map.HEAP + heap.length));
  bytes.set(low);
  bytes.set(high, map.PAGES * map.PAGE - high.length);
  bytes.set(heap, map.HEAP);
  return bytes;
}

export function slotAddress(i: number): number {
  return map.SLOTS + map.SLOT_SIZE * i;
}

function areaNow(image: Image, slot: number): number {
  return new DataView(image.bytes.buffer).getUint32(slotAddress(slot), true);
}

/** The bytes at address 0 come first, since writing them takes back what was there. */
function patchesOf({ bytes, low, high }: Image): readonly Patch[] {
  const patches = [{ at: 0, bytes: bytes.slice(0, low) }];
  return high === bytes.length ? patches : [...patches, { at: high, bytes: bytes.slice(high) }];
}

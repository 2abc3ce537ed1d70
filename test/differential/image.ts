/** What lies in a part's memory before a call: values as the canonical ABI lays them out, at random places, and then perhaps something else. */

import type { AbiNode, FlatType } from "../../wit/abi/abi.js";
import type { Encoding } from "../../wit/component/decoded-component.js";
import type { World } from "../../wit/world/world.js";
import type { RandomSource } from "../conformance/random/random-source.js";
import { HandleTable, Scope } from "../unit/wit/adapter/handle-table.js";
import { type Core, type HostSide, lowerFlat, store } from "../unit/wit/adapter/host-values.js";
import * as map from "./memory-map.js";

/** Values do not fit. */
export class Full extends Error {}

const SIZE = map.PAGES * map.PAGE;

export class Image {
  readonly bytes = new Uint8Array(SIZE);
  readonly #view = new DataView(this.bytes.buffer);
  readonly #random: RandomSource;
  readonly #side: HostSide;
  readonly #ranges: { readonly at: number; readonly size: number }[] = [];
  readonly #slots: number[] = [];
  #low = map.IMAGE;
  #high = SIZE;

  constructor(random: RandomSource, world: World, encoding: Encoding) {
    this.#random = random;
    this.#side = {
      world,
      encoding,
      memory: () => this.#view,
      realloc: (_old, _oldSize, align, size) => this.place(align, size),
      table: new HandleTable(),
      scope: new Scope(),
      resource: () => 0,
      isDefiner: () => false,
      isWide: () => random.below(3) === 0,
    };
  }

  /** The end of what lies at low addresses. */
  get low(): number {
    return this.#low;
  }

  /** The start of what lies at the end of the memory. */
  get high(): number {
    return this.#high;
  }

  /** Finds room, mostly at low addresses, else up to the very end of the memory. */
  place(align: number, size: number): number {
    const down = (address: number) => address - (address % align);
    if (this.#random.below(5) === 0 && down(this.#high - size) >= SIZE - map.HIGH_IMAGE) {
      this.#high = down(this.#high - size);
      return this.#taken(this.#high, size);
    }
    const at = down(this.#low + this.#random.below(3) * this.#random.below(20) + align - 1);
    // What is written beyond is looked for as well.
    if (at + size > map.IMAGE_END - 512) throw new Full();
    this.#low = at + size;
    return this.#taken(at, size);
  }

  #taken(at: number, size: number): number {
    this.#ranges.push({ at, size });
    return at;
  }

  flat(node: AbiNode, value: unknown): readonly Core[] {
    return lowerFlat(this.#side, node, value);
  }

  store(node: AbiNode, value: unknown, at: number): void {
    store(this.#side, node, value, at);
  }

  set(at: number, type: FlatType, value: Core): void {
    this.#slots.push(at);
    setCore(this.#view, at, type, value);
  }

  setting(at: number, value: number): void {
    this.#view.setUint32(at, value, true);
  }

  /** Puts something else somewhere: into a core value, or into what values point to. */
  spoil(): void {
    const random = this.#random;
    if (this.#slots.length > 0 && random.below(3) === 0) this.#spoilWord(random.pick(this.#slots));
    else this.#spoilMemory(random);
  }

  #spoilMemory(random: RandomSource): void {
    const filled = this.#ranges.filter(({ size }) => size > 0);
    if (filled.length === 0) return;
    const { at, size } = random.pick(filled);
    const width = random.pick([1, 1, 2, 4, 4, 4]);
    const place = at + width * random.below(Math.ceil(size / width));
    if (width === 4 && place + 4 <= SIZE) this.#spoilWord(place);
    else if (width === 2 && place + 2 <= SIZE) this.#view.setUint16(place, random.pick(oddUnits), true);
    else this.#view.setUint8(place, random.pick([...oddBytes, random.below(256)]));
  }

  /** Nothing that points to what only one engine has there: the heap. */
  #spoilWord(at: number): void {
    const random = this.#random;
    const old = this.#view.getUint32(at, true);
    const near = [old ^ 1, old ^ 2, old + 1, old - 1, old ^ 0x80000000, old | 0x10000000];
    const value = random.pick([...near, ...oddWords, random.below(256), map.IMAGE + random.below(this.#low - map.IMAGE + 64)]);
    this.#view.setUint32(at, value >>> 0, true);
  }
}

const oddBytes = [0x00, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xff];
const oddUnits = [0x00, 0xff, 0x100, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff];
const oddWords = [
  ...[0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 0xd800, 0xdfff, 0xe000, 0x10ffff, 0x110000],
  ...[SIZE, SIZE - 1, SIZE - 2, SIZE - 4, SIZE - 8, SIZE + 1, SIZE + 8],
  ...[0x0fffffff, 0x10000000, 0x1fffffff, 0x20000001, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffff0, 0xfffffff8, 0xffffffff],
];

export function setCore(view: DataView, at: number, type: FlatType, value: Core): void {
  if (type === "i64") view.setBigInt64(at, BigInt(value), true);
  else if (type === "i32") view.setInt32(at, Number(value), true);
  else if (type === "f32") view.setFloat32(at, Number(value), true);
  else view.setFloat64(at, Number(value), true);
}

export function getCore(view: DataView, at: number, type: FlatType): Core {
  if (type === "i64") return view.getBigInt64(at, true);
  if (type === "i32") return view.getInt32(at, true);
  return type === "f32" ? view.getFloat32(at, true) : view.getFloat64(at, true);
}

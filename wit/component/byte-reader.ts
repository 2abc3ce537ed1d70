import { malformed, unsupported } from "../refusal.js";
import type { ByteRange } from "./decoded-component.js";
import { hex } from "./shown.js";

/** More levels of components and types than any encoder writes; bounds the recursion on hostile files. */
const maxDepth = 100;

/** The longest name, in bytes; the same as in wasm-tools. Also keeps the patterns of names within the stack of a pattern matcher. */
const maxNameLength = 100_000;

/**
 * How many items may be kept in memory for one file: far more than real components have, few enough for a small heap. Sections can be
 * repeated, so that the length of a single vector says nothing.
 */
const maxItems = 2_000_000;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads a range of the file from front to back. Offsets are offsets in the file. */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly end: number;
  offset: number;
  private depth: number;
  /** Shared by all readers of a file. */
  private readonly items: { left: number };

  constructor(bytes: Uint8Array, start: number, end: number, outer?: ByteReader) {
    this.bytes = bytes;
    this.offset = start;
    this.end = end;
    this.depth = outer?.depth ?? 0;
    this.items = outer?.items ?? { left: maxItems };
  }

  get done(): boolean {
    return this.offset === this.end;
  }

  get range(): ByteRange {
    return { start: this.offset, end: this.end };
  }

  byte(what: string): number {
    if (this.offset >= this.end) this.endsEarly(what);
    return this.bytes[this.offset++] as number;
  }

  peek(what: string): number {
    if (this.offset >= this.end) this.endsEarly(what);
    return this.bytes[this.offset] as number;
  }

  /** LEB128 of an unsigned 32-bit number: at most 5 bytes, no bit beyond the 32nd; padding with zeros is allowed. */
  u32(what: string): number {
    const first = this.byte(what);
    if (first < 0x80) return first;
    let result = first & 0x7f;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.byte(what);
      result |= (byte & 0x7f) << shift;
      if (byte < 0x80) return result;
    }
    const last = this.byte(what);
    if (last > 0x0f) tooLarge(this.offset - 1, what, 32);
    return (result | (last << 28)) >>> 0;
  }

  /** LEB128 of an unsigned 64-bit number, rounded to a double above 2^53: limits are only compared with small bounds. */
  u64(what: string): number {
    let result = 0;
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = this.byte(what);
      result += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return result;
    }
    const last = this.byte(what);
    if (last > 1) tooLarge(this.offset - 1, what, 64);
    return result + last * 2 ** 63;
  }

  /** Passes over the LEB128 of a signed number; in the longest form the bits beyond the last must repeat the sign. */
  skipSigned(bits: 32 | 64, what: string): void {
    const longest = Math.ceil(bits / 7);
    for (let length = 1; length < longest; length++) if (this.byte(what) < 0x80) return;
    const last = this.byte(what);
    const sign = bits === 32 ? 0x78 : 0x7f;
    if ((last & sign) !== 0 && (last & (sign | 0x80)) !== sign) tooLarge(this.offset - 1, what, bits);
    if (last >= 0x80) tooLarge(this.offset - 1, what, bits);
  }

  /** The non-negative half of a signed 33-bit LEB128: a type index where a one-byte type code could stand too. */
  typeIndex(what: string): number {
    const start = this.offset;
    const index = this.u32(what);
    const last = this.bytes[this.offset - 1] as number;
    if (this.offset - start < 5 && last >= 0x40) malformed(start, `${hex(this.bytes[start] as number)} is not ${what}`);
    return index;
  }

  /** The length of a vector; every element takes a byte at least, so a larger count cannot be honest. */
  count(what: string): number {
    const start = this.offset;
    const count = this.u32(`the number of ${what}`);
    if (count > this.end - this.offset)
      malformed(start, `${count} ${what} are announced, but only ${this.end - this.offset} bytes follow`);
    return count;
  }

  /** Reads a vector whose elements are kept. */
  vector<T>(what: string, element: () => T): T[] {
    const count = this.count(what);
    this.keep(count);
    const elements: T[] = [];
    for (let i = 0; i < count; i++) elements.push(element());
    return elements;
  }

  /** Reads a vector whose elements are only passed over, or counted by whoever keeps them. */
  each(what: string, element: () => void): void {
    const count = this.count(what);
    for (let i = 0; i < count; i++) element();
  }

  /** Accounts for items that will be held in memory. */
  keep(items: number): void {
    this.items.left -= items;
    if (this.items.left < 0) unsupported(this.offset, `the component has more than ${maxItems} items`);
  }

  /** A `name` of core WebAssembly: a length and that many bytes of UTF-8. */
  name(what: string): string {
    const start = this.offset;
    const length = this.u32("the length of a name");
    if (length > maxNameLength) malformed(start, `${what} is longer than ${maxNameLength} bytes`);
    const range = this.take(length, what);
    try {
      return utf8.decode(this.bytes.subarray(range.start, range.end));
    } catch {
      return malformed(range.start, `${what} is not valid UTF-8`);
    }
  }

  /** A byte that is 0x00 or 0x01. */
  flag(what: string): boolean {
    const byte = this.byte(what);
    if (byte > 1) malformed(this.offset - 1, `${hex(byte)} is not ${what}: expected 0x00 or 0x01`);
    return byte === 1;
  }

  optional<T>(what: string, read: () => T): T | undefined {
    return this.flag(what) ? read() : undefined;
  }

  /** Passes over `length` bytes. */
  take(length: number, what: string): ByteRange {
    if (length > this.end - this.offset) this.endsEarly(what);
    const start = this.offset;
    this.offset += length;
    return { start, end: this.offset };
  }

  /** A reader of the next `length` bytes, which this reader passes over. */
  slice(length: number, what: string): ByteReader {
    const { start, end } = this.take(length, what);
    return new ByteReader(this.bytes, start, end, this);
  }

  /** Runs `read` one level of nesting deeper. */
  nested<T>(read: () => T): T {
    if (this.depth === maxDepth) malformed(this.offset, `components and types are nested more than ${maxDepth} levels deep`);
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }

  /** Requires that everything has been read. */
  finish(what: string): void {
    if (!this.done) malformed(this.offset, `${what} has ${this.end - this.offset} more bytes than its contents`);
  }

  private endsEarly(what: string): never {
    malformed(this.offset, `unexpected end: ${what} is missing or cut short`);
  }
}

function tooLarge(offset: number, what: string, bits: number): never {
  malformed(offset, `the number for ${what} does not fit into ${bits} bits`);
}

const utf8 = new TextEncoder();

/** Bytes of the binary format, from front to back. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  append(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** LEB128 of an unsigned 32-bit number. */
  u32(value: number): this {
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** LEB128 of a signed 32-bit number; of one above 2^31 - 1 the bits count. */
  s32(value: number): this {
    return this.s64(BigInt(value | 0));
  }

  /** LEB128 of a signed 64-bit number; of one above 2^63 - 1 the bits count. */
  s64(value: bigint): this {
    let rest = BigInt.asIntN(64, value);
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const isLast = rest === (low & 0x40 ? -1n : 0n);
      this.byte(isLast ? low : low | 0x80);
      if (isLast) return this;
    }
  }

  name(text: string): this {
    const bytes = utf8.encode(text);
    return this.u32(bytes.length).append(bytes);
  }

  vector<T>(items: readonly T[], write: (item: T) => void): this {
    this.u32(items.length);
    for (const item of items) write(item);
    return this;
  }

  /** What `write` writes, with its length before it: a section's contents, a function's code. */
  sized(write: (inner: ByteWriter) => void): this {
    const inner = new ByteWriter();
    write(inner);
    return this.u32(inner.bytes.length).append(inner.bytes);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.bytes);
    this.#bytes = grown;
  }
}

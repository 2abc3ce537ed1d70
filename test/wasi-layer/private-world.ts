/** The private world of the layer, as plainly as it can be said: what a runtime does, with everything it was asked written down. */

import type { HostImport } from "../unit/wit/adapter/reference-linker.js";

export const PENDING = 0xffffffff;
export const END = 0xfffffffe;
export const FAILED = 0xfffffffd;

export class Exit extends Error {
  constructor(code: number) {
    super(`exit ${code}`);
  }
}

export class PrivateWorld {
  memory: () => Uint8Array<ArrayBuffer> = () => new Uint8Array();

  now = 0n;
  wall = 0n;
  environment: readonly string[] = [];
  arguments: readonly string[] = [];
  /** What standard input gives, one entry a read. */
  input: (string | typeof PENDING | typeof END | typeof FAILED)[] = [];
  /** What was printed, one entry a write. */
  readonly output: [stream: number, text: string][] = [];
  /** Where and how much randomness was asked for. */
  readonly fills: [to: number, length: number][] = [];
  readonly waits: { handles: number[]; deadline: bigint }[] = [];
  /** Runs in each `wait`, and makes something ready. A wait of the clock alone needs none. */
  onWait: (handles: readonly number[]) => void = () => {};
  #random = 0;

  imports(): Record<string, HostImport> {
    return this.named("host", {
      "monotonic-now": () => String(this.now),
      "wall-now": () => String(this.wall),
      random: (to, length) => this.#fill(to, length),
      environment: (to, capacity) => this.give(to, capacity, texts(this.environment)),
      arguments: (to, capacity) => this.give(to, capacity, texts(this.arguments)),
      write: (stream, source, length) => this.output.push([stream, this.text(source, length)]),
      exit: (code) => {
        throw new Exit(code);
      },
      fail: (source, length) => {
        throw new Error(this.text(source, length));
      },
      "read-stdin": (to, capacity) => this.#readStdin(to, capacity),
      ready: (handles, count, to) => {
        const ready = this.#u32s(handles, count).flatMap((handle, i) => (this.isReady(handle) ? [i] : []));
        this.put(to, u32s(ready));
        return ready.length;
      },
      wait: (handles, count, deadline) => this.#wait(this.#u32s(handles, count), BigInt(deadline)),
    });
  }

  protected named(face: string, functions: Record<string, (...args: number[]) => unknown>): Record<string, HostImport> {
    const path = (name: string) => `wasm-sdk:tests/${face}@1.0.0#${name}`;
    return Object.fromEntries(Object.entries(functions).map(([name, run]) => [path(name), run as HostImport]));
  }

  isReady(handle: number): boolean {
    if (handle !== 0) throw new Error(`unknown handle ${handle}`);
    return this.input[0] !== PENDING;
  }

  #wait(handles: number[], deadline: bigint): void {
    this.waits.push({ handles, deadline });
    if (this.waits.length > 1000) throw new Error("waits for ever");
    if (handles.length === 0) this.now = deadline;
    this.onWait(handles);
  }

  /** Bytes that count up, so that none comes twice unseen. */
  #fill(to: number, length: number): void {
    this.fills.push([to, length]);
    this.put(
      to,
      Uint8Array.from({ length }, () => this.#random++ % 251),
    );
  }

  #readStdin(to: number, capacity: number): number {
    if (capacity < 1 || capacity > 65536) throw new Error(`a read of ${capacity}`);
    const next = this.input[0] ?? END;
    if (typeof next === "number") return next;
    this.input.shift();
    if (next.length > capacity) this.input.unshift(next.slice(capacity));
    const bytes = Buffer.from(next.slice(0, capacity));
    this.put(to, bytes);
    return bytes.length;
  }

  put(to: number, bytes: Uint8Array): void {
    if (to + bytes.length > this.memory().length) throw new Error("out of bounds");
    this.memory().set(bytes, to);
  }

  bytes(from: number, length: number): Uint8Array {
    if (from + length > this.memory().length) throw new Error("out of bounds");
    return this.memory().slice(from, from + length);
  }

  text(from: number, length: number): string {
    return new TextDecoder("utf-8", { fatal: true }).decode(this.bytes(from, length));
  }

  /** How many bytes there are; written when the room is enough. */
  give(to: number, capacity: number, bytes: Uint8Array): number {
    if (bytes.length <= capacity) this.put(to, bytes);
    return bytes.length;
  }

  #u32s(from: number, count: number): number[] {
    const bytes = this.bytes(from, 4 * count);
    return Array.from({ length: count }, (_, i) => new DataView(bytes.buffer).getUint32(4 * i, true));
  }
}

export function u32s(numbers: readonly number[]): Uint8Array {
  return Buffer.concat(
    numbers.map((number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32LE(number);
      return bytes;
    }),
  );
}

/** Each as its length and its bytes. */
export function texts(parts: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(parts.flatMap((part) => [u32s([Buffer.from(part).length]), Buffer.from(part)]));
}

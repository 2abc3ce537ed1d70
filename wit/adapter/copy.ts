import type { DefinedFunc } from "../core-wasm/module-builder.js";
import type { Address, Crossing } from "./crossing.js";
import { memoryOf } from "./side.js";
import type { WindowName } from "./window-module.js";

/** Up to so many bytes are loaded and stored; for more, a call to the host or a `memory.copy` is the smaller price. */
const MAX_WINDOW_COPY = 64;

/** `(to, from, bytes)` */
export function copier({ module, from, to }: Pick<Crossing, "module" | "from" | "to">): DefinedFunc {
  const [source, target] = [memoryOf(from), memoryOf(to)];
  return module.helper(`copy ${JSON.stringify([source, target])}`, { params: ["i32", "i32", "i32"], results: [] }, (body) => {
    const [at, read, bytes] = [body.param(0), body.param(1), body.param(2)];
    const step = (size: 8 | 1) => {
      module.access(body.get(at, read), source, size === 8 ? "load64" : "load8");
      module.access(body, target, size === 8 ? "store64" : "store8");
      body.advance(at, size).advance(read, size).advance(bytes, -size);
    };
    body.get(bytes).i32(MAX_WINDOW_COPY).op("i32.gt_u");
    body.if(() => {
      module.copy(body.get(at, read, bytes), target, source).op("return");
    });
    for (const size of [8, 1] as const) {
      body.block((done) =>
        body.loop((again) => {
          body.get(bytes).i32(size).op("i32.lt_u").brIf(done);
          step(size);
          body.br(again);
        }),
      );
    }
  });
}

/** Copies a value of a size that is known. */
export function copyValue(crossing: Crossing, source: Address, target: Address, size: number): void {
  if (size > MAX_WINDOW_COPY) {
    pushAddress(crossing, target);
    pushAddress(crossing, source);
    crossing.body.i32(size).call(copier(crossing));
    return;
  }
  let done = 0;
  for (const part of [8, 4, 2, 1]) {
    for (; size - done >= part; done += part) copyPart(crossing, source, target, done, part);
  }
}

function copyPart(crossing: Crossing, source: Address, target: Address, offset: number, bytes: number): void {
  const { body, module, from, to } = crossing;
  const bits = 8 * bytes;
  pushAddress(crossing, target, offset);
  pushAddress(crossing, source, offset);
  module.access(body, memoryOf(from), `load${bits}` as WindowName);
  module.access(body, memoryOf(to), `store${bits}` as WindowName);
}

export function pushAddress({ body }: Pick<Crossing, "body">, { base, offset }: Address, more = 0): void {
  body.get(base);
  if (offset + more > 0) body.i32(offset + more).op("i32.add");
}

/** Loads from the sending side: 1, 2, 4 or 8 bytes, unsigned. */
export function load(crossing: Crossing, address: Address, bytes: number, more = 0): void {
  pushAddress(crossing, address, more);
  crossing.module.access(crossing.body, memoryOf(crossing.from), `load${8 * bytes}` as WindowName);
}

/** Stores to the receiving side what `push` pushes. */
export function store(crossing: Crossing, address: Address, bytes: number, push: () => void, more = 0): void {
  pushAddress(crossing, address, more);
  push();
  crossing.module.access(crossing.body, memoryOf(crossing.to), `store${8 * bytes}` as WindowName);
}

import type { Body, Label } from "../core-wasm/body.js";
import type { Local } from "../core-wasm/instruction.js";
import { type FuncType, type Memory, ModuleBuilder } from "../core-wasm/module-builder.js";

const measure: FuncType = { params: ["i32", "i32"], results: ["i64"] };

/**
 * `(address, bytes)`: validates text and measures what it takes elsewhere. Gives -1 where it is not valid, else in the low half
 * the UTF-16 code units of UTF-8, or the UTF-8 bytes of the others; bit 32 says that it holds a character that Latin-1 does not have.
 */
export const textTypes = { utf8: measure, utf16: measure, latin1: measure } as const satisfies Record<string, FuncType>;

export type TextName = keyof typeof textTypes;

const WIDE = 1n << 32n;
/** Set in any of eight bytes, or four code units, that is not ASCII. */
const NOT_ASCII_BYTES = 0x8080808080808080n;
const NOT_ASCII_UNITS = 0xff80ff80ff80ff80n;

/** A module over one memory, so that validation reads it without a call for each character. */
export function printText(): Uint8Array {
  const module = new ModuleBuilder();
  const memory = module.importMemory("0", "memory");
  for (const [name, type] of Object.entries<FuncType>(textTypes)) {
    const func = module.func(type);
    writeText[name as TextName](func.body, memory);
    module.exportFunc(name, func);
  }
  return module.print();
}

export const writeText: Readonly<Record<TextName, (body: Body, memory: Memory) => void>> = { utf8, utf16, latin1 };

interface Scan {
  readonly body: Body;
  readonly memory: Memory;
  readonly at: Local;
  readonly end: Local;
  readonly measured: Local;
  readonly char: Local;
  readonly next: Local;
}

/** Goes through the text; `step` reads one character and branches to `again`. The function gives what was measured. */
function scan(body: Body, memory: Memory, step: (scan: Scan, again: Label) => void): void {
  const [at, bytes] = [body.param(0), body.param(1)];
  const [end, char, next] = [body.local("i32"), body.local("i32"), body.local("i32")];
  const measured = body.local("i64");
  body.get(at, bytes).op("i32.add").set(end);
  body.block((done) =>
    body.loop((again) => {
      body.get(at, end).op("i32.eq").brIf(done);
      step({ body, memory, at, end, measured, char, next }, again);
    }),
  );
  body.get(measured);
}

/** Eight bytes at once while there are so many, and all of them are ASCII. */
function skipAscii({ body, memory, at, end, measured }: Scan, again: Label, notAscii: bigint, characters: number): void {
  remaining(body, at, end, 8).if(() => {
    body.get(at).memory("i64.load", 0, memory).i64(notAscii).op("i64.and").op("i64.eqz");
    body.if(() => add(body.advance(at, 8), measured, BigInt(characters)).br(again));
  });
}

function remaining(body: Body, at: Local, end: Local, bytes: number): Body {
  return body.get(end, at).op("i32.sub").i32(bytes).op("i32.ge_u");
}

function add(body: Body, measured: Local, amount: bigint): Body {
  return body.get(measured).i64(amount).op("i64.add").set(measured);
}

function markWide(body: Body, measured: Local): Body {
  return body.get(measured).i64(WIDE).op("i64.or").set(measured);
}

function invalid(body: Body): Body {
  return body.i64(-1n).op("return");
}

function utf8(body: Body, memory: Memory): void {
  scan(body, memory, (text, again) => {
    const { at, char, measured } = text;
    skipAscii(text, again, NOT_ASCII_BYTES, 8);
    body.get(at).memory("i32.load8_u", 0, memory).tee(char).i32(0x80).op("i32.lt_u");
    body.if(() => add(body.advance(at, 1), measured, 1n).br(again));
    // Lead bytes below 0xc2 continue something, or begin what fits into one byte.
    body
      .get(char)
      .i32(0xc2)
      .op("i32.lt_u")
      .if(() => invalid(body));
    body
      .get(char)
      .i32(0xe0)
      .op("i32.lt_u")
      .if(() => {
        sequence(text, 2, 0x1f);
        add(body, measured, 1n)
          .get(char)
          .i32(0x100)
          .op("i32.ge_u")
          .if(() => markWide(body, measured));
        body.br(again);
      });
    body
      .get(char)
      .i32(0xf0)
      .op("i32.lt_u")
      .if(() => {
        sequence(text, 3, 0x0f);
        body
          .get(char)
          .i32(0x800)
          .op("i32.lt_u")
          .if(() => invalid(body));
        body
          .get(char)
          .i32(11)
          .op("i32.shr_u")
          .i32(0xd800 >> 11)
          .op("i32.eq")
          .if(() => invalid(body));
        markWide(add(body, measured, 1n), measured).br(again);
      });
    body
      .get(char)
      .i32(0xf5)
      .op("i32.ge_u")
      .if(() => invalid(body));
    sequence(text, 4, 0x07);
    // Both ends at once: 0x10000 to 0x10ffff.
    body
      .get(char)
      .i32(0x10000)
      .op("i32.sub")
      .i32(0x100000)
      .op("i32.ge_u")
      .if(() => invalid(body));
    markWide(add(body, measured, 2n), measured).br(again);
  });
}

/** Reads a character of several bytes, of which `char` is the first, and passes over it. */
function sequence({ body, memory, at, end, char, next }: Scan, bytes: number, mask: number): void {
  remaining(body, at, end, bytes)
    .op("i32.eqz")
    .if(() => invalid(body));
  body.get(char).i32(mask).op("i32.and").set(char);
  for (let i = 1; i < bytes; i++) {
    body
      .get(at)
      .memory("i32.load8_u", i, memory)
      .i32(0x80)
      .op("i32.xor")
      .tee(next)
      .i32(0x3f)
      .op("i32.gt_u")
      .if(() => invalid(body));
    body.get(char).i32(6).op("i32.shl").get(next).op("i32.or").set(char);
  }
  body.advance(at, bytes);
}

function utf16(body: Body, memory: Memory): void {
  scan(body, memory, (text, again) => {
    const { at, end, char, measured } = text;
    skipAscii(text, again, NOT_ASCII_UNITS, 4);
    body.get(at).memory("i32.load16_u", 0, memory).tee(char).i32(0x80).op("i32.lt_u");
    body.if(() => add(body.advance(at, 2), measured, 1n).br(again));
    body
      .get(char)
      .i32(0x100)
      .op("i32.ge_u")
      .if(() => markWide(body, measured));
    body
      .get(char)
      .i32(0x800)
      .op("i32.lt_u")
      .if(() => add(body.advance(at, 2), measured, 2n).br(again));
    body
      .get(char)
      .i32(11)
      .op("i32.shr_u")
      .i32(0xd800 >> 11)
      .op("i32.ne");
    body.if(() => add(body.advance(at, 2), measured, 3n).br(again));
    // A high surrogate, and a low one after it.
    body
      .get(char)
      .i32(0xdc00)
      .op("i32.ge_u")
      .if(() => invalid(body));
    remaining(body, at, end, 4)
      .op("i32.eqz")
      .if(() => invalid(body));
    body
      .get(at)
      .memory("i32.load16_u", 2, memory)
      .i32(10)
      .op("i32.shr_u")
      .i32(0xdc00 >> 10)
      .op("i32.ne")
      .if(() => invalid(body));
    add(body.advance(at, 4), measured, 4n).br(again);
  });
}

/** Every byte is a character; those that are not ASCII take two bytes of UTF-8. */
function latin1(body: Body, memory: Memory): void {
  scan(body, memory, ({ at, end, measured }, again) => {
    remaining(body, at, end, 8).if(() => {
      body.get(at).memory("i64.load", 0, memory).i64(NOT_ASCII_BYTES).op("i64.and").op("i64.popcnt").i64(8n).op("i64.add");
      body.get(measured).op("i64.add").set(measured).advance(at, 8).br(again);
    });
    body.get(at).memory("i32.load8_u", 0, memory).i32(7).op("i32.shr_u").i32(1).op("i32.add").op("i64.extend_i32_u");
    body.get(measured).op("i64.add").set(measured).advance(at, 1).br(again);
  });
}

/** Strings between instances in every pair of encodings, against the engine's own decoders. */

import { describe, expect, it } from "vitest";
import type { Encoding } from "../../../../wit/component/decoded-component.js";
import { type Planned, plannedText } from "./planned.js";
import { LinkedComponent } from "./reference-linker.js";

const encodings: readonly Encoding[] = ["utf8", "utf16", "latin1+utf16"];
const pairs = encodings.flatMap((from) => encodings.map((to) => [from, to] as const));

const guest = (functions: string) => `
  (memory (export "memory") 1) (global $top (mut i32) (i32.const 64)) (global $count (mut i32) (i32.const 0))
  (func $realloc (export "realloc") (param $old i32) (param i32) (param $align i32) (param $size i32) (result i32) (local $p i32)
    (if (local.get $old) (then unreachable))
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (local.set $p (i32.and (i32.add (global.get $top) (i32.const 7)) (i32.const -8)))
    (global.set $top (i32.add (local.get $p) (local.get $size)))
    (block $enough (br_if $enough (i32.le_u (global.get $top) (i32.shl (memory.size) (i32.const 16))))
      (drop (memory.grow (i32.add (i32.shr_u (local.get $size) (i32.const 16)) (i32.const 1)))))
    (local.get $p))
  ${functions}`;

const options = (encoding: Encoding, instance: string) =>
  `(memory (core memory ${instance} "memory")) (realloc (core func ${instance} "realloc")) string-encoding=${encoding}`;

/** `send` takes the bytes of a string in the caller's encoding; `pass` a string. The callee gives it back, and how often it allocated. */
const parts = (from: Encoding, to: Encoding) => `(component
  (component $Callee
    (core module $m ${guest(`
      (func (export "echo") (param i32 i32) (result i32)
        (i32.store (i32.const 16) (local.get 0)) (i32.store (i32.const 20) (local.get 1)) (i32.const 16))
      (func (export "count") (result i32) (global.get $count))`)})
    (core instance $i (instantiate $m))
    (func (export "echo") (param "s" string) (result string) (canon lift (core func $i "echo") ${options(to, "$i")}))
    (func (export "count") (result u32) (canon lift (core func $i "count"))))
  (instance $callee (instantiate $Callee))
  (core module $libc ${guest("")})
  (core instance $libc (instantiate $libc))
  (core func $echo (canon lower (func $callee "echo") ${options(from, "$libc")}))
  (core module $m (import "" "echo" (func $echo (param i32 i32 i32)))
    (func (export "pass") (param i32 i32) (result i32) (call $echo (local.get 0) (local.get 1) (i32.const 16)) (i32.const 16))
    (func (export "send") (param i32 i32 i32) (result i32)
      (call $echo (local.get 0) (local.get 2) (i32.const 16)) (i32.const 16)))
  (core instance $i (instantiate $m (with "" (instance (export "echo" (func $echo))))))
  (func (export "pass") (param "s" string) (result string) (canon lift (core func $i "pass") ${options(from, "$libc")}))
  (func (export "send") (param "bytes" (list u16)) (param "length" u32) (result string)
    (canon lift (core func $i "send") ${options(from, "$libc")}))
  (export "count" (func $callee "count")))`;

function start({ linking, bytes, world }: Planned): LinkedComponent {
  return new LinkedComponent(linking, bytes, world);
}

const samples = ["", "a", "abcdefgh", "abcdefghi", "naïve", "ÿ".repeat(20), "Ā", "€uro and ASCII after it", "𝄞", "a𝄞b".repeat(9)];
const long = ["x".repeat(100_000), `${"ÿ".repeat(50_000)}€`, "€".repeat(40_000), "𝄞".repeat(30_000)];

/** A linear congruential generator: the same numbers in each run. */
function pseudoRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

function randomText(random: (below: number) => number): string {
  const tops = [0x80, 0x100, 0x800, 0xd800, 0x110000];
  const top = tops[random(tops.length)] as number;
  const chars = Array.from({ length: random(40) }, () => {
    const char = random(4) === 0 ? random(top) : random(0x80);
    return char >> 11 === 0x1b ? 0x20 : char;
  });
  return String.fromCodePoint(...chars);
}

describe.each(pairs)("strings from %s to %s", (from, to) => {
  it("arrive as they are, in one allocation", async () => {
    const component = start(await plannedText(parts(from, to)));
    const random = pseudoRandom(11);
    const texts = [...samples, ...long, ...Array.from({ length: 300 }, () => randomText(random))];
    texts.forEach((text, i) => {
      expect(component.call("pass", [text])).toBe(text);
      expect(component.call("count", [])).toBe(i + 1);
    });
  });

  it("are validated as the engine does", async () => {
    const made = await plannedText(parts(from, to));
    const random = pseudoRandom(5);
    for (let round = 0; round < 200; round++) {
      const units = randomUnits(random, from);
      const expected = decode(from, units);
      const send = () => start(made).call("send", [units.words, units.length]);
      if (expected === undefined) expect(send).toThrow(from === "utf8" ? "invalid-utf8 in echo" : "invalid-utf16 in echo");
      else expect(send()).toBe(expected);
    }
  });
});

interface Units {
  readonly words: readonly number[];
  /** As the string's length is passed: code units, with the tag. */
  readonly length: number;
}

/** Mostly bytes and units that are next to a border of what is valid. */
function randomUnits(random: (below: number) => number, encoding: Encoding): Units {
  const size = random(6) + 1;
  const bytes = [0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x8f, 0x90];
  const units = [0x41, 0xff, 0x100, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff];
  const byte = () => bytes[random(bytes.length)] as number;
  if (encoding !== "utf8") {
    const words = Array.from({ length: size }, () => units[random(units.length)] as number);
    return { words, length: encoding === "utf16" ? size : (size | 0x80000000) >>> 0 };
  }
  return { words: Array.from({ length: size }, () => byte() | (byte() << 8)), length: 2 * size };
}

function decode(encoding: Encoding, { words }: Units): string | undefined {
  const name = encoding === "utf8" ? "utf-8" : "utf-16le";
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(Uint16Array.from(words));
  } catch {
    return undefined;
  }
}

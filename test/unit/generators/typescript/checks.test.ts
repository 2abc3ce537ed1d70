import { beforeAll, beforeEach, expect, test } from "vitest";
import { importPackage } from "./generate-package.js";

const wit = `
package t:checks;
interface api {
  enum color { red, green }
  flags access { read, write }
  record item { sku: string, quantity: u32, note: option<string>, tags: list<string> }
  variant payment { transfer(string), card(u64), cash }
  type maybe = option<u8>;
  items: func(lines: list<item>);
  pay: func(by: payment);
  paint: func(ink: color);
  permit: func(what: access);
  small: func(a: u8, b: s8, c: u16, d: s16, e: s32);
  big: func(a: u64, b: s64);
  floats: func(a: f32, b: f64);
  flip: func(on: bool);
  letter: func(c: char);
  bytes: func(data: list<u8>);
  longs: func(data: list<s64>);
  fixed: func(data: list<u16, 3>, names: list<string, 2>);
  pair: func(p: tuple<u8, string>);
  nested: func(o: option<option<u32>>);
  lookup: func(m: map<string, u8>);
  outcome: func(r: tuple<result<u8, string>>);
  named: func(first: u8, second: option<u8>, third: maybe, fourth: u8);
}
world checks { export api; }
`;

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let sdk: any;
// biome-ignore lint/suspicious/noExplicitAny: a service
let api: any;
beforeAll(async () => {
  sdk = await importPackage({ wit });
});
beforeEach(async () => {
  ({ api } = await sdk.Checks.load());
});

type Call = [name: string, args: unknown[]];
type Refusal = [...Call, type: new (message: string) => Error, message: string];

const item = { sku: "a", quantity: 1, tags: [] };

test.each([
  ["items", [[item, item, { ...item, quantity: 2 ** 32 }]], RangeError, "lines[2].quantity: 4294967296 is out of range for u32"],
  ["items", [[{ ...item, quantity: "1" }]], TypeError, 'lines[0].quantity: "1" is not a u32'],
  ["items", [[{ ...item, quantity: true }]], TypeError, "lines[0].quantity: true is not a u32"],
  ["items", [[{ ...item, quantity: 1.5 }]], TypeError, "lines[0].quantity: 1.5 is not a u32"],
  ["items", [[{ ...item, sku: undefined }]], TypeError, "lines[0].sku: undefined is not a string"],
  ["items", [[{ ...item, note: 7 }]], TypeError, "lines[0].note: 7 is not a string"],
  [
    "items",
    [[{ ...item, tags: ["a", "\ud800"] }]],
    TypeError,
    'lines[0].tags[1]: "\\ud800" is not well-formed: it has a lone surrogate',
  ],
  ["items", [[null]], TypeError, "lines[0]: null is not an object"],
  ["items", [{ length: 0 }], TypeError, "lines: an object is not an array"],
  ["items", ["text"], TypeError, 'lines: "text" is not an array'],
  ["pay", [{ kind: "cheque" }], TypeError, 'by.kind: "cheque" is not one of "transfer", "card", "cash"'],
  ["pay", [{ kind: "card", value: 1 }], TypeError, "by.value: 1 is not a bigint"],
  ["pay", [{ kind: "card", value: -1n }], RangeError, "by.value: -1n is out of range for u64"],
  ["paint", ["blue"], TypeError, 'ink: "blue" is not one of red, green'],
  ["paint", ["constructor"], TypeError, 'ink: "constructor" is not one of red, green'],
  ["permit", [{ read: 1 }], TypeError, "what.read: 1 is not a boolean"],
  ["small", [256, 0, 0, 0, 0], RangeError, "a: 256 is out of range for u8"],
  ["small", [0, -129, 0, 0, 0], RangeError, "b: -129 is out of range for s8"],
  ["small", [0, 0, 65536, 0, 0], RangeError, "c: 65536 is out of range for u16"],
  ["small", [0, 0, 0, 32768, 0], RangeError, "d: 32768 is out of range for s16"],
  ["small", [0, 0, 0, 0, 2 ** 31], RangeError, "e: 2147483648 is out of range for s32"],
  ["small", [Number.NaN, 0, 0, 0, 0], TypeError, "a: NaN is not a u8"],
  ["big", [2n ** 64n, 0n], RangeError, "a: 18446744073709551616n is out of range for u64"],
  ["big", [0n, -(2n ** 63n) - 1n], RangeError, "b: -9223372036854775809n is out of range for s64"],
  ["big", [1, 0n], TypeError, "a: 1 is not a bigint"],
  ["floats", [1e39, 0], RangeError, "a: 1e+39 is out of range for f32"],
  ["floats", [0, "1"], TypeError, 'b: "1" is not a number'],
  ["flip", [1], TypeError, "on: 1 is not a boolean"],
  ["letter", ["ab"], TypeError, 'c: "ab" is not one character'],
  ["letter", [""], TypeError, 'c: "" is not one character'],
  ["letter", ["\udc00"], TypeError, 'c: "\\udc00" is not well-formed: it has a lone surrogate'],
  ["bytes", [[1, 256]], RangeError, "data[1]: 256 is out of range for u8"],
  ["bytes", ["text"], TypeError, 'data: "text" is not an object'],
  ["bytes", [{}], TypeError, "data: an object is not an array or Uint8Array"],
  ["longs", [[1n, 2]], TypeError, "data[1]: 2 is not a bigint"],
  [
    "fixed",
    [
      [1, 2],
      ["a", "b"],
    ],
    TypeError,
    "data: 2 elements are not 3",
  ],
  ["fixed", [Uint16Array.of(1, 2, 3), ["a"]], TypeError, "names: 1 elements are not 2"],
  ["pair", [[1]], TypeError, "p: 1 elements are not 2"],
  ["pair", [[1, 2]], TypeError, "p[1]: 2 is not a string"],
  ["nested", [{ o: 7 }], TypeError, "o: 7 is not an object"],
  ["nested", [{ o: { some: -1 } }], RangeError, "o.some: -1 is out of range for u32"],
  ["lookup", [{ a: 1 }], TypeError, "m: an object is not a Map"],
  ["lookup", [new Map([["a", 300]])], RangeError, "m.a: 300 is out of range for u8"],
  ["outcome", [[{ ok: 1, value: 1 }]], TypeError, "r[0].ok: 1 is not a boolean"],
  ["outcome", [[{ ok: false, error: 1 }]], TypeError, "r[0].error: 1 is not a string"],
  ["named", [1, 2, 3], TypeError, "options: 3 is not an object"],
  ["named", [1, 2, { second: 256 }], RangeError, "second: 256 is out of range for u8"],
  ["named", [1, 2, { third: 256 }], RangeError, "third: 256 is out of range for u8"],
] satisfies Refusal[] as Refusal[])("%s %o is refused", (name, args, type, message) => {
  expect(() => api[name](...args)).toThrow(new type(message));
});

test.each([
  ["items", [[{ ...item, note: null }, { ...item, note: undefined }, item]]],
  ["pay", [{ kind: "cash" }]],
  ["permit", [{}]],
  ["small", [255, -128, 65535, -32768, -0]],
  ["big", [2n ** 64n - 1n, -(2n ** 63n)]],
  ["floats", [Number.NaN, Number.NEGATIVE_INFINITY]],
  ["letter", ["🚀"]],
  ["bytes", [[1, 2, 3]]],
  ["bytes", [Buffer.from("abc")]],
  ["longs", [BigInt64Array.of(1n)]],
  ["lookup", [new Map([["a", 1]])]],
  ["outcome", [[{ ok: true, value: 1 }]]],
  ["named", [1, 2]],
  ["named", [1, 2, { second: null }]],
] satisfies Call[] as Call[])("%s %o reaches the guest", (name, args) => {
  expect(() => api[name](...args)).toThrow(sdk.TrapError);
});

test("an option of an option is an options parameter", () => {
  expect(() => api.nested({ o: { some: undefined } })).toThrow(sdk.TrapError);
});

test("a refused value leaves the client as it was", () => {
  for (let i = 0; i < 3; i++) expect(() => api.small(256, 0, 0, 0, 0)).toThrow(RangeError);
  expect(() => api.flip(true)).toThrow(sdk.TrapError);
});

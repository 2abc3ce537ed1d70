/** Arguments are taken over once, before the guest is entered: objects that answer otherwise the second time, or run code, change nothing. */

import { beforeEach, describe, expect, test } from "vitest";
import { importPackage } from "./generate-package.js";

const wit = `
package t:taking;
interface api {
  enum color { red, green }
  flags access { read, write }
  record point { x: u8, ink: color, what: access, name: string }
  variant shape { dot, named(string) }
  echo: func(p: point) -> point;
  last: func(points: list<point>) -> point;
  draw: func(s: shape) -> string;
  bytes: func(data: list<u8>) -> list<u8>;
  count: func(m: map<string, u8>) -> u32;
  resource thing { constructor(); }
  dropped: func() -> u32;
  give: func(a: thing, b: list<thing>);
  keep: func(a: thing, b: tuple<thing, u8>);
}
interface desk { resource lamp {} }
interface office { use desk.{lamp}; lend: func(l: borrow<lamp>, text: string); }
world taking { import desk; export api; export office; }
`;

const name = (func: string) => `(export "t:taking/api#${func}")`;
const wat = `
(module
  (import "[export]t:taking/api" "[resource-new]thing" (func $new (param i32) (result i32)))
  (import "t:taking/desk" "[resource-drop]lamp" (func $dropLamp (param i32)))
  (memory (export "memory") 1)
  (global $top (mut i32) (i32.const 1024))
  (global $dropped (mut i32) (i32.const 0))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $top (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
    (global.set $top (i32.add (global.get $top) (local.get 3)))
    (i32.sub (global.get $top) (local.get 3)))
  (func $pair (param i32 i32) (result i32)
    (i32.store (i32.const 64) (local.get 0)) (i32.store (i32.const 68) (local.get 1)) (i32.const 64))
  (func ${name("echo")} (param i32 i32 i32 i32 i32) (result i32)
    (i32.store8 (i32.const 64) (local.get 0)) (i32.store8 (i32.const 65) (local.get 1)) (i32.store8 (i32.const 66) (local.get 2))
    (i32.store (i32.const 68) (local.get 3)) (i32.store (i32.const 72) (local.get 4)) (i32.const 64))
  (func ${name("last")} (param i32 i32) (result i32)
    (i32.add (local.get 0) (i32.mul (i32.const 12) (i32.sub (local.get 1) (i32.const 1)))))
  (func ${name("draw")} (param i32 i32 i32) (result i32) (call $pair (local.get 1) (local.get 2)))
  (func ${name("bytes")} (param i32 i32) (result i32) (call $pair (local.get 0) (local.get 1)))
  (func ${name("count")} (param i32 i32) (result i32) (local.get 1))
  (func ${name("[constructor]thing")} (result i32) (call $new (i32.const 42)))
  (func ${name("give")} (param i32 i32 i32))
  (func ${name("keep")} (param i32 i32 i32))
  (func (export "t:taking/office#lend") (param i32 i32 i32) (call $dropLamp (local.get 0)))
  (func ${name("[dtor]thing")} (param i32) (global.set $dropped (i32.add (global.get $dropped) (i32.const 1))))
  (func ${name("dropped")} (result i32) (global.get $dropped)))
`;

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let client: any;
// biome-ignore lint/suspicious/noExplicitAny: a service
let api: any;
// biome-ignore lint/suspicious/noExplicitAny: a package
let sdk: any;
beforeEach(async () => {
  sdk = await importPackage({ wit, wat });
  client = await sdk.Taking.load({ imports: { desk: {} } });
  api = client.api;
});

const point = { x: 1, ink: "green", what: { write: true }, name: "a" };
const lifted = { ...point, what: { read: false, write: true } };

/** The point, with a field that gives one answer after the other. */
function changing(field: string, ...answers: unknown[]) {
  return Object.defineProperty({ ...point }, field, {
    enumerable: true,
    get: () => (answers.length > 1 ? answers.shift() : answers[0]),
  });
}

describe("each value is read once", () => {
  test.each([
    ["x", [1, 2 ** 40]],
    ["ink", ["green", "blue"]],
    ["what", [{ write: true }, { read: 1 }]],
    ["name", ["a", 7]],
  ])("the field %s", (field, answers) => {
    expect(api.echo(changing(field, ...answers))).toEqual(lifted);
    expect(api.last([point, changing(field, ...answers)])).toEqual(lifted);
  });

  test("of proxies", () => {
    const reads: PropertyKey[] = [];
    const get = (target: object, key: PropertyKey) => {
      reads.push(key);
      return Reflect.get(target, key);
    };
    expect(api.last(new Proxy([new Proxy(point, { get })], { get }))).toEqual(lifted);
    expect(reads.sort()).toEqual(["0", "ink", "length", "name", "what", "x"]);
  });

  test("a variant's case and payload", () => {
    const kinds = ["named", "dot"];
    const values = ["a", 1];
    const shape = {
      get kind() {
        return kinds.shift();
      },
      get value() {
        return values.shift();
      },
    };
    expect(api.draw(shape)).toBe("a");
  });

  test("an array that shrinks while it is read", () => {
    const points = [{ ...point }, point];
    Object.defineProperty(points[0], "x", {
      get: () => {
        points.length = 1;
        return 1;
      },
    });
    expect(() => api.last(points)).toThrow(new TypeError("points[1]: undefined is not an object"));
  });

  test("a Map's entries, whatever its class says", () => {
    class Lying extends Map<unknown, unknown> {
      override get size() {
        return 100;
      }
      override *[Symbol.iterator](): MapIterator<[unknown, unknown]> {
        yield [1, 2];
      }
    }
    expect(
      api.count(
        new Lying([
          ["a", 1],
          ["b", 2],
        ]),
      ),
    ).toBe(2);
    expect(() => api.count(Object.create(Map.prototype))).toThrow(new TypeError("m: an object is not a Map"));
  });
});

describe("lists of numbers", () => {
  test("a typed array's own elements count, whatever its class says", () => {
    class Lying extends Uint8Array {
      override get length() {
        return 100;
      }
      override subarray(): never {
        throw new Error("called");
      }
    }
    expect(api.bytes(new Lying([1, 2]))).toEqual(Uint8Array.of(1, 2));
  });

  test("what only inherits from one is refused", () => {
    const fake = Object.create(Uint8Array.prototype, { length: { value: 2 }, 0: { value: 256 }, 1: { value: "b" } });
    expect(() => api.bytes(fake)).toThrow(new TypeError("data: an object is not an array or Uint8Array"));
  });

  test("other lists are copied while they are checked", () => {
    const answers = [1, 1000];
    const list = {
      length: 1,
      get 0() {
        return answers.shift();
      },
    };
    expect(api.bytes(list)).toEqual(Uint8Array.of(1));
    let conversions = 0;
    const number = { valueOf: () => ++conversions };
    expect(() => api.bytes([number])).toThrow(new TypeError("data[0]: an object is not a u8"));
    expect(conversions).toBe(0);
  });

  test("a length that no list has is refused before anything is read", () => {
    expect(() => api.bytes({ length: 2 ** 40 })).toThrow(
      new RangeError("data: 1099511627776 bytes are more than a string or list may have"),
    );
    expect(() => api.last(Object.assign([], { length: 2 ** 31 }))).toThrow("points: 25769803776 bytes are more than");
  });
});

describe("no code of the caller runs in the guest's turn", () => {
  test("a getter may call the client", () => {
    const nested = Object.defineProperty({ ...point }, "name", { get: () => api.echo(point).name });
    expect(api.echo(nested)).toEqual(lifted);
  });

  test("a getter that closes the client has closed it", () => {
    const closing = Object.defineProperty({ ...point }, "x", {
      get: () => {
        client.close();
        return 1;
      },
    });
    expect(() => api.echo(closing)).toThrow(new sdk.ClosedError("the client is closed"));
    expect(() => api.echo(point)).toThrow(sdk.ClosedError);
  });

  test("one call's handles are no other's", () => {
    const [first, second] = [new api.Thing(), new api.Thing()];
    const things = Object.defineProperty([second, first], "0", {
      get: () => {
        api.give(new api.Thing(), [new api.Thing()]);
        return second;
      },
    });
    expect(() => api.give(first, things)).toThrow(new TypeError("b[1]: the handle is given twice, and cannot be moved"));
    api.give(first, [second]);
  });
});

describe("names", () => {
  test("a number of the wrong type has its path", () => {
    expect(() => api.echo({ ...point, x: 5n })).toThrow(new TypeError("p.x: 5n is not a u8"));
    expect(() => api.echo({ ...point, x: Symbol("x") })).toThrow(new TypeError("p.x: Symbol(x) is not a u8"));
  });

  test("a flag that there is not", () => {
    expect(() => api.echo({ ...point, what: { wirte: true } })).toThrow(
      new TypeError("p.what.wirte: unknown: known are read, write"),
    );
  });
});

describe("a call that ends while its arguments are lowered leaves nothing in the guest", () => {
  test("no borrowed handle", () => {
    const lamp = {};
    expect(() => client.office.lend(lamp, "é".repeat(2 ** 27))).toThrow(RangeError);
    client.office.lend(lamp, "a");
  });

  test("no handle that was moved", () => {
    const [first, second] = [new api.Thing(), new api.Thing()];
    const closing = () => {
      second.close();
      return 1;
    };
    const pair = Object.defineProperty([second, 0], "1", { get: closing });
    expect(() => api.keep(first, pair)).toThrow(new sdk.ClosedError("the handle is closed, or was given away"));
    first.close();
    expect(api.dropped()).toBe(2);
  });
});

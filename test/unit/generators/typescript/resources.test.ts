import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importPackage } from "./generate-package.js";

const wit = `
package t:carts;
interface host {
  ping: func();
}
interface api {
  resource cart {
    constructor(rep: u32);
    rep: func() -> u32;
    merge: static func(a: cart, b: cart) -> cart;
    absorb: func(other: cart);
  }
  resource voucher {
    constructor();
  }
  take: func(mine: cart, checked: u8);
  mix: func(mine: cart, other: borrow<cart>);
  compare: func(a: borrow<cart>, b: borrow<cart>);
  all: func(carts: list<cart>);
  call: func(during: borrow<cart>);
  dropped: func() -> u32;
}
world carts { import host; export api; }
`;

const name = (func: string) => `(export "t:carts/api#${func}")`;
const wat = `
(module
  (import "t:carts/host" "ping" (func $ping))
  (import "[export]t:carts/api" "[resource-new]cart" (func $new (param i32) (result i32)))
  (import "[export]t:carts/api" "[resource-drop]cart" (func $drop (param i32)))
  (import "[export]t:carts/api" "[resource-new]voucher" (func $voucher (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $dropped (mut i32) (i32.const 0))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
  (func ${name("[constructor]cart")} (param i32) (result i32) (call $new (local.get 0)))
  (func ${name("[method]cart.rep")} (param i32) (result i32) (local.get 0))
  (func ${name("[static]cart.merge")} (param i32 i32) (result i32)
    (call $drop (local.get 0)) (call $drop (local.get 1)) (call $new (i32.const 99)))
  (func ${name("[method]cart.absorb")} (param i32 i32) (call $drop (local.get 1)))
  (func ${name("[dtor]cart")} (param i32)
    (if (i32.eq (local.get 0) (i32.const 666)) (then (unreachable)))
    (global.set $dropped (i32.add (global.get $dropped) (i32.const 1))))
  (func ${name("[constructor]voucher")} (result i32) (call $voucher (i32.const 1)))
  (func ${name("take")} (param i32 i32) (call $drop (local.get 0)))
  (func ${name("mix")} (param i32 i32) (call $drop (local.get 0)))
  (func ${name("compare")} (param i32 i32))
  (func ${name("all")} (param i32 i32))
  (func ${name("call")} (param i32) (call $ping))
  (func ${name("dropped")} (result i32) (global.get $dropped)))
`;

// biome-ignore lint/suspicious/noExplicitAny: what a generated package exports is known only at run time
let sdk: any;
// biome-ignore lint/suspicious/noExplicitAny: a service
let api: any;
// biome-ignore lint/suspicious/noExplicitAny: a client
let client: any;
let ping = () => {};
beforeAll(async () => {
  sdk = await importPackage({ wit, wat });
});
beforeEach(async () => {
  ping = () => {};
  client = await sdk.Carts.load({ imports: { host: { ping: () => ping() } } });
  ({ api } = client);
});

describe("the class", () => {
  test("is made through the client, and is the public one too", () => {
    const cart = new api.Cart(5);
    expect(cart.rep()).toBe(5);
    expect(cart).toBeInstanceOf(sdk.Cart);
    expect(cart).toBeInstanceOf(api.Cart);
    expect(cart).not.toBeInstanceOf(sdk.Voucher);
    expect(() => new sdk.Cart(5)).toThrow(TypeError);
    expect(() => new sdk.Carts()).toThrow(TypeError);
  });

  test("gives back handles in results", () => {
    const merged = api.Cart.merge(new api.Cart(1), new api.Cart(2));
    expect(merged.rep()).toBe(99);
    expect(api.dropped()).toBe(2);
  });
});

describe("own arguments", () => {
  test("are spent by the call", () => {
    const cart = new api.Cart(1);
    api.take(cart, 0);
    expect(() => cart.rep()).toThrow(sdk.ClosedError);
    expect(() => api.take(cart, 0)).toThrow(sdk.ClosedError);
    cart.close();
    expect(api.dropped()).toBe(1);
  });

  test("are spent only once all arguments have passed", () => {
    const [a, b] = [new api.Cart(1), new api.Cart(2)];
    expect(() => api.take(a, 256)).toThrow(RangeError);
    expect(() => api.Cart.merge(a, "b")).toThrow(TypeError);
    expect(() => api.Cart.merge(a, a)).toThrow(new TypeError("b: the handle is given twice, and cannot be moved"));
    expect(() => api.mix(a, a)).toThrow(TypeError);
    expect(() => a.absorb(a)).toThrow(TypeError);
    expect(() => api.all([b, a, b])).toThrow(new TypeError("carts[2]: the handle is given twice, and cannot be moved"));
    expect([a.rep(), b.rep()]).toEqual([1, 2]);
    api.compare(a, a);
  });

  test("are not of another class or client", async () => {
    const other = await sdk.Carts.load({ imports: { host: { ping() {} } } });
    expect(() => api.take(new other.api.Cart(1), 0)).toThrow(new TypeError("mine: an object is not a cart of this client"));
    expect(() => api.take(new api.Voucher(), 0)).toThrow(TypeError);
    expect(() => api.take({}, 0)).toThrow(TypeError);
    expect(() => api.take(null, 0)).toThrow(TypeError);
  });
});

describe("close", () => {
  test("runs the destructor once", () => {
    const cart = new api.Cart(1);
    cart.close();
    cart.close();
    cart[Symbol.dispose]();
    expect(api.dropped()).toBe(1);
    expect(() => cart.rep()).toThrow(sdk.ClosedError);
  });

  test("waits while the guest runs", () => {
    const cart = new api.Cart(1);
    const other = new api.Cart(2);
    ping = () => {
      cart.close();
      other.close();
    };
    api.call(cart);
    expect(api.dropped()).toBe(2);
  });

  test("does nothing after the client's end", () => {
    const cart = new api.Cart(1);
    client.close();
    cart.close();
  });

  test("tells of a trap in the destructor", () => {
    const cart = new api.Cart(666);
    expect(() => cart.close()).toThrow(sdk.TrapError);
    expect(() => api.dropped()).toThrow(sdk.ClosedError);
  });
});

describe("the garbage collector", () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;

  async function collectUntil(isDone: () => boolean) {
    for (let i = 0; i < 20 && !isDone(); i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      collect();
    }
  }

  test("drops what nobody closed", async () => {
    const count = 10_000;
    for (let i = 0; i < count; i++) new api.Cart(1000 + i);
    await collectUntil(() => api.dropped() === count);
    expect(api.dropped()).toBe(count);
  });

  test("drops nothing twice, whether closed or given away before or after it was watched, in any order", async () => {
    const count = 600;
    let carts = Array.from({ length: count }, (_, i) => new api.Cart(i + 1000));
    for (const cart of carts.slice(0, 100)) cart.close();
    for (const cart of carts.slice(560).reverse()) cart.close();
    for (const cart of carts.slice(500, 560)) cart.close();
    await new Promise((resolve) => setTimeout(resolve, 0));
    for (const cart of carts.slice(100, 300)) cart.close();
    for (const cart of carts.slice(300, 500)) api.take(cart, 0);
    expect(api.dropped()).toBe(count);
    carts = [];
    await collectUntil(() => api.dropped() !== count);
    expect(api.dropped()).toBe(count);
  });
});

describe("a destructor that drops a child", () => {
  const wit =
    "package t:tree; interface res { resource node; chain: func(n: u32) -> node; drop-all: func(a: node); } world tree { export res; }";
  const wat = `
    (module
      (import "[export]t:tree/res" "[resource-new]node" (func $new (param i32) (result i32)))
      (import "[export]t:tree/res" "[resource-drop]node" (func $drop (param i32)))
      (func (export "t:tree/res#[dtor]node") (param i32) (if (local.get 0) (then (call $drop (local.get 0)))))
      (func (export "t:tree/res#chain") (param $n i32) (result i32) (local $h i32)
        (loop $l (local.set $h (call $new (local.get $h)))
          (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
        (local.get $h))
      (func (export "t:tree/res#drop-all") (param i32) (call $drop (local.get 0))))`;

  test("nests as deep as the engine's stack has room for the destructors alone", async () => {
    const { Tree } = await importPackage({ wit, wat });
    const { res } = await Tree.load();
    res.dropAll(res.chain(7000));
    res.chain(7000).close();
  });

  test("and less deep where the engine has no tail calls", async () => {
    // biome-ignore lint/suspicious/noExplicitAny: its types are those of browsers
    const engine = (globalThis as any).WebAssembly;
    const { Module } = engine;
    engine.Module = class {
      static imports = Module.imports;
      constructor() {
        throw new engine.CompileError("no tail calls");
      }
    };
    try {
      const { Tree } = await importPackage({ wit, wat });
      const { res } = await Tree.load();
      res.dropAll(res.chain(1000));
    } finally {
      engine.Module = Module;
    }
  });
});

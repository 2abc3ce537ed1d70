import { describe, expect, it } from "vitest";
import { fingerprint } from "../../../../wit/world/fingerprint.js";
import { printWorld } from "../../../../wit/world/print-wit.js";
import { worldOf } from "./wit-text.js";

const text = `package a:b@1.0.0;
  interface i {
    record r { a: option<u32>, b: list<string>, c: tuple<bool, char>, d: result<_, f64> }
    variant v { x(r), y }
    flags f { p, q }
    enum e { m, n }
    type t = list<u8, 4>;
    resource res { constructor(v: v); m: func(f: f) -> result; s: static func() -> e; }
    every: func(r: borrow<res>, t: t, m: map<string, res>);
  }
  world w { import i; export run: func() -> result<string>; }`;

describe("fingerprint", () => {
  it("is the digest of the world in WIT notation", async () => {
    const world = await worldOf(text);
    expect(printWorld(world)).toBe(
      [
        "world a:b/w@1.0.0",
        "import interface a:b/i@1.0.0",
        "  record r { a: option<u32>, b: list<string>, c: tuple<bool, char>, d: result<_, f64> }",
        "  variant v { x(r), y }",
        "  flags f { p, q }",
        "  enum e { m, n }",
        "  type t = list<u8, 4>",
        "  resource res",
        "  [constructor]res: func(v: v) -> own<res>",
        "  [method]res.m: func(self: borrow<res>, f: f) -> result",
        "  [static]res.s: func() -> e",
        "  every: func(r: borrow<res>, t: t, m: map<string, own<res>>)",
        "export run: func() -> result<string>",
        "",
      ].join("\n"),
    );
    expect(fingerprint(world)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("does not depend on docs and layout", async () => {
    const documented = text.replaceAll("record r", "/// Docs.\n\n   record r");
    expect(fingerprint(await worldOf(documented))).toBe(fingerprint(await worldOf(text)));
  });

  it.each([
    ["a name", "every: func(", "each: func("],
    ["a parameter's name", "(r: borrow", "(s: borrow"],
    ["the order of fields", "a: option<u32>, b: list<string>", "b: list<string>, a: option<u32>"],
    ["a type", "option<u32>", "option<u64>"],
    ["a version", "a:b@1.0.0", "a:b@1.0.1"],
    ["a direction", "import i", "export i"],
  ])("changes with %s", async (_, from, to) => {
    expect(fingerprint(await worldOf(text.replace(from, to)))).not.toBe(fingerprint(await worldOf(text)));
  });
});

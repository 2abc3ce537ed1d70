/** Strings in each encoding, through a guest that does nothing else. */

import { describe, expect, test } from "vitest";
import { type Guest, importPackage } from "./generate-package.js";

const wit = "package t:words; interface api { echo: func(text: string) -> string; } world words { export api; }";

/** Its allocator traps when it is asked to move anything. */
const wat = `
(module
  (memory (export "memory") 16)
  (global $top (mut i32) (i32.const 1024))
  (func (export "cabi_realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (if (i32.or (local.get $old) (local.get $old-size)) (then (unreachable)))
    (global.set $top (i32.add (global.get $top) (local.get $size)))
    (i32.sub (global.get $top) (local.get $size)))
  (func (export "t:words/api#echo") (param i32 i32) (result i32)
    (global.set $top (i32.const 1024))
    (i32.store (i32.const 64) (local.get 0))
    (i32.store (i32.const 68) (local.get 1))
    (i32.const 64)))
`;

const texts = [
  ["an empty string", ""],
  ["short ASCII", "abc"],
  ["long ASCII", "abc".repeat(100)],
  ["short Latin-1", "Grüße"],
  ["long Latin-1", "Grüße, Jürgen Müßig! ".repeat(100)],
  ["short beyond Latin-1", "世界 🚀"],
  ["a long tail beyond Latin-1", `${"abc".repeat(100)}世界 🚀`],
];

describe.each(["utf8", "utf16", "compact-utf16"] as const)("%s", (encoding) => {
  const guest: Guest = { wit, wat, encoding };
  test.each(texts)("%s", async (_, text) => {
    const { api } = await (await importPackage(guest)).Words.load();
    expect(api.echo(text)).toBe(text);
    expect(api.echo(text)).toBe(text);
  });
});

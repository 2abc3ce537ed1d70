/** A guest that breaks every rule on demand. */

import type { Guest } from "./generate-package.js";

const wit = `
package t:hostile;

interface host {
  ping: func(n: u32) -> u32;
  label: func() -> string;
}

interface api {
  enum color { red, green }
  variant shape { dot, named(string) }
  text: func(pointer: u32, length: u32) -> string;
  numbers: func(pointer: u32, length: u32) -> list<u32>;
  structs: func(pointer: u32, length: u32) -> list<tuple<u64, u64>>;
  letter: func(code: u32) -> char;
  tint: func(index: u32) -> color;
  maybe: func(discriminant: u32) -> option<u32>;
  figure: func(discriminant: u32) -> shape;
  area: func(pointer: u32) -> tuple<u32, u32>;
  take-text: func(mode: u32, text: string) -> u32;
  call: func(n: u32) -> u32;
  recurse: func();
  grow-then-ask: func() -> u32;
  exhaust: func() -> u32;
  crash: func();
  divide: func(by: u32) -> u32;

  resource thing {
    constructor();
    id: func() -> u32;
    forge: static func(index: u32) -> thing;
    double-drop: static func(self: thing);
  }
}

world hostile {
  import host;
  export api;
}
`;

const name = (func: string) => `(export "t:hostile/api#${func}")`;

const wat = `
(module
  (import "t:hostile/host" "ping" (func $ping (param i32) (result i32)))
  (import "[export]t:hostile/api" "[resource-new]thing" (func $new (param i32) (result i32)))
  (import "[export]t:hostile/api" "[resource-drop]thing" (func $drop (param i32)))
  (import "t:hostile/host" "label" (func $label (param i32)))
  (memory (export "memory") 1)
  (global $mode (mut i32) (i32.const 0))
  (data (i32.const 1024) "\\ff\\fe\\ed\\a0\\80ok")
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (if (i32.eq (global.get $mode) (i32.const 1)) (then (return (i32.const -8))))
    (if (i32.eq (global.get $mode) (i32.const 2)) (then (unreachable)))
    (if (i32.eq (global.get $mode) (i32.const 3)) (then (drop (call $ping (i32.const 0)))))
    (if (i32.eq (global.get $mode) (i32.const 4)) (then (drop (memory.grow (i32.const 1)))))
    (i32.const 4096))
  (func $pair (param i32 i32) (result i32)
    (i32.store (i32.const 64) (local.get 0)) (i32.store (i32.const 68) (local.get 1)) (i32.const 64))
  (func ${name("text")} (param i32 i32) (result i32) (call $pair (local.get 0) (local.get 1)))
  (func ${name("numbers")} (param i32 i32) (result i32) (call $pair (local.get 0) (local.get 1)))
  (func ${name("structs")} (param i32 i32) (result i32) (call $pair (local.get 0) (local.get 1)))
  (func ${name("letter")} (param i32) (result i32) (local.get 0))
  (func ${name("tint")} (param i32) (result i32) (local.get 0))
  (func ${name("maybe")} (param i32) (result i32) (call $pair (local.get 0) (i32.const 7)))
  (func ${name("figure")} (param i32) (result i32)
    (i32.store (i32.const 64) (local.get 0)) (i32.store (i32.const 68) (i32.const 1029)) (i32.store (i32.const 72) (i32.const 2)) (i32.const 64))
  (func ${name("area")} (param i32) (result i32) (local.get 0))
  (func ${name("take-text")} (param i32 i32 i32) (result i32) (local.get 2))
  (func ${name("call")} (param i32) (result i32) (call $ping (local.get 0)))
  (func $deep ${name("recurse")} (call $deep))
  (func ${name("exhaust")} (result i32)
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 1)) (i32.const -1)))) (memory.size))
  (func ${name("grow-then-ask")} (result i32)
    (drop (memory.grow (i32.const 1))) (call $label (i32.const 64)) (i32.load (i32.const 68)))
  (func ${name("crash")} (unreachable))
  (func ${name("divide")} (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0)))
  (func ${name("[constructor]thing")} (result i32) (call $new (i32.const 42)))
  (func ${name("[method]thing.id")} (param i32) (result i32) (local.get 0))
  (func ${name("[static]thing.forge")} (param i32) (result i32) (local.get 0))
  (func ${name("[static]thing.double-drop")} (param i32) (call $drop (local.get 0)) (call $drop (local.get 0)))
  (func (export "mode") (param i32) (global.set $mode (local.get 0)))
  (func $start (global.set $mode (i32.const MODE)))
  (start $start))
`;

/** `mode` says what realloc does: 0 serves, 1 gives a wild pointer, 2 traps, 3 calls out, 4 grows the memory. */
export function hostileGuest(mode = 0): Guest {
  return { wit, wat: wat.replace("MODE", String(mode)).replace(/ {2}\(func \(export "mode"\).*\n/, "") };
}

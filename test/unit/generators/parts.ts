/** A component whose parts call each other, for tests of what goes wrong in such a call. */

const libc = `(memory (export "memory") 1) (global $top (mut i32) (i32.const 1024))
  (func (export "realloc") (param i32 i32 i32 i32) (result i32)
    (global.set $top (i32.add (global.get $top) (local.get 3))) (i32.sub (global.get $top) (local.get 3)))`;
const options = (instance: string) => `(memory (core memory ${instance} "memory")) (realloc (core func ${instance} "realloc"))`;

/** The root calls another part with bytes, text, or a handle of its own resource; the part may grow its memory or keep the handle. */
export const partsText = `(component
  (component $Callee
    (import "r" (type $r (sub resource)))
    (core func $drop (canon resource.drop $r))
    (core module $m (import "" "drop" (func $drop (param i32))) ${libc}
      (func (export "sum") (param $at i32) (param $n i32) (result i32) (local $sum i32)
        (loop (if (local.get $n) (then
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (local.set $sum (i32.add (local.get $sum) (i32.load8_u (i32.add (local.get $at) (local.get $n)))))
          (br 1))))
        (drop (memory.grow (i32.const 1)))
        (local.get $sum))
      (func (export "say") (param i32 i32))
      (func (export "lend") (param $h i32) (param $drops i32) (if (local.get $drops) (then (call $drop (local.get $h))))))
    (core instance $i (instantiate $m (with "" (instance (export "drop" (func $drop))))))
    (func (export "sum") (param "x" (list u8)) (result u32) (canon lift (core func $i "sum") ${options("$i")}))
    (func (export "say") (param "x" string) (canon lift (core func $i "say") ${options("$i")}))
    (func (export "lend") (param "r" (borrow $r)) (param "drops" bool) (canon lift (core func $i "lend"))))
  (type $r (resource (rep i32)))
  (instance $callee (instantiate $Callee (with "r" (type $r))))
  (core module $libc ${libc})
  (core instance $libc (instantiate $libc))
  (core func $sum (canon lower (func $callee "sum") ${options("$libc")}))
  (core func $say (canon lower (func $callee "say") ${options("$libc")}))
  (core func $lend (canon lower (func $callee "lend")))
  (core func $new (canon resource.new $r))
  (core func $drop (canon resource.drop $r))
  (core module $m
    (import "" "sum" (func $sum (param i32 i32) (result i32))) (import "" "say" (func $say (param i32 i32)))
    (import "" "lend" (func $lend (param i32 i32))) (import "" "new" (func $new (param i32) (result i32)))
    (import "" "drop" (func $drop (param i32))) (import "libc" "memory" (memory 1))
    (func (export "sum") (param i32 i32) (result i32)
      (memory.fill (i32.const 4096) (i32.const 1) (i32.const 4096)) (drop (memory.grow (i32.const 1)))
      (call $sum (local.get 0) (local.get 1)))
    (func (export "say") (param i32) (i32.store (i32.const 8) (local.get 0)) (call $say (i32.const 8) (i32.const 4)))
    (func (export "lend") (param $drops i32) (local $h i32)
      (local.set $h (call $new (i32.const 7))) (call $lend (local.get $h) (local.get $drops)) (call $drop (local.get $h))))
  (core instance $i (instantiate $m (with "libc" (instance $libc)) (with "" (instance
    (export "sum" (func $sum)) (export "say" (func $say)) (export "lend" (func $lend)) (export "new" (func $new)) (export "drop" (func $drop))))))
  (func (export "sum") (param "pointer" u32) (param "length" u32) (result u32) (canon lift (core func $i "sum")))
  (func (export "say") (param "bytes" u32) (canon lift (core func $i "say")))
  (func (export "lend") (param "drops" bool) (canon lift (core func $i "lend"))))`;

export const partsWit = `package t:parts;
world parts {
  export sum: func(pointer: u32, length: u32) -> u32;
  export say: func(bytes: u32);
  export lend: func(drops: bool);
}`;

/** Imports that are exported as they are. */
export const passingText = `(component
  (import "r" (type $r (sub resource)))
  (import "greet" (func $greet (param "name" string) (result string)))
  (import "show" (func $show (param "r" (borrow $r)) (param "name" string) (result string)))
  (import "keep" (func $keep (param "r" (own $r)) (result (own $r))))
  (export "greet2" (func $greet)) (export "show2" (func $show)) (export "keep2" (func $keep)))`;
export const passingWit = `package t:passing;
  world passing {
    resource r;
    import greet: func(name: string) -> string;
    import show: func(r: borrow<r>, name: string) -> string;
    import keep: func(r: r) -> r;
    export greet2: func(name: string) -> string;
    export show2: func(r: borrow<r>, name: string) -> string;
    export keep2: func(r: r) -> r;
  }`;

/** A part whose resources own one another: the root has a chain of them made, and its last one dropped, which drops all. */
export const chainText = `(component
  (component $Nodes
    (core module $table (table (export "table") 1 funcref) (type $t (func (param i32)))
      (func (export "dtor") (param i32) (call_indirect (type $t) (local.get 0) (i32.const 0))))
    (core instance $table (instantiate $table))
    (type $node (resource (rep i32) (dtor (core func $table "dtor"))))
    (core func $new (canon resource.new $node))
    (core func $drop (canon resource.drop $node))
    (core module $m
      (import "" "new" (func $new (param i32) (result i32))) (import "" "drop" (func $drop (param i32)))
      (import "table" "table" (table 1 funcref))
      (global $dropped (mut i32) (i32.const 0))
      ;; The representation is the handle of the child, 0 for none.
      (func $dtor (param $child i32)
        (global.set $dropped (i32.add (global.get $dropped) (i32.const 1)))
        (if (local.get $child) (then (call $drop (local.get $child)))))
      (elem (table 0) (i32.const 0) func $dtor)
      (func (export "chain") (param $n i32) (result i32) (local $child i32)
        (loop $more (if (local.get $n) (then
          (local.set $child (call $new (local.get $child)))
          (local.set $n (i32.sub (local.get $n) (i32.const 1)))
          (br $more))))
        (call $drop (local.get $child))
        (global.get $dropped)))
    (core instance $i (instantiate $m (with "table" (instance $table))
      (with "" (instance (export "new" (func $new)) (export "drop" (func $drop))))))
    (func (export "chain") (param "n" u32) (result u32) (canon lift (core func $i "chain"))))
  (instance $nodes (instantiate $Nodes))
  (core func $chain (canon lower (func $nodes "chain")))
  (core module $m (import "" "chain" (func $chain (param i32) (result i32)))
    (func (export "chain") (param i32) (result i32) (call $chain (local.get 0))))
  (core instance $i (instantiate $m (with "" (instance (export "chain" (func $chain))))))
  (func (export "chain") (param "n" u32) (result u32) (canon lift (core func $i "chain"))))`;

export const chainWit = `package t:nodes;
world nodes { export chain: func(n: u32) -> u32; }`;

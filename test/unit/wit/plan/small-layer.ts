/** A layer of a few functions, and a guest that calls them. */

/** It counts the timers that were dropped in the top bits of what `now` gives. */
export const smallLayer = `(component
  (import "wasm-sdk:layer/host@1.0.0" (instance $host
    (export "monotonic-now" (func (result u64)))
    (export "random" (func (param "to" u32) (param "length" u32)))))
  (core func $now (canon lower (func $host "monotonic-now")))
  (core func $random (canon lower (func $host "random")))
  (core module $Drops (global $drops (export "drops") (mut i32) (i32.const 0))
    (func (export "dtor") (param i32) (global.set $drops (i32.add (global.get $drops) (i32.const 1)))))
  (core instance $drops (instantiate $Drops))
  (type $pollable (resource (rep i32) (dtor (core func $drops "dtor"))))
  (core func $new (canon resource.new $pollable))
  (core module $M
    (import "host" "now" (func $now (result i64)))
    (import "host" "random" (func $random (param i32 i32)))
    (import "host" "new" (func $new (param i32) (result i32)))
    (import "drops" "drops" (global $drops (mut i32)))
    (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
    (func (export "now") (result i64)
      (i64.add (call $now) (i64.shl (i64.extend_i32_u (global.get $drops)) (i64.const 32))))
    (func (export "subscribe") (param i64) (result i32) (call $new (i32.wrap_i64 (local.get 0))))
    (func (export "ready") (param i32) (result i32) (i32.eqz (local.get 0)))
    (func (export "bytes") (param i64) (result i32)
      (call $random (i32.const 2048) (i32.wrap_i64 (local.get 0)))
      (i32.store (i32.const 16) (i32.const 2048)) (i32.store (i32.const 20) (i32.wrap_i64 (local.get 0))) (i32.const 16)))
  (core instance $i (instantiate $M
    (with "host" (instance (export "now" (func $now)) (export "random" (func $random)) (export "new" (func $new))))
    (with "drops" (instance $drops))))
  (func $now (result u64) (canon lift (core func $i "now")))
  (func $subscribe (param "when" u64) (result (own $pollable)) (canon lift (core func $i "subscribe")))
  (func $ready (param "self" (borrow $pollable)) (result bool) (canon lift (core func $i "ready")))
  (func $bytes (param "len" u64) (result (list u8))
    (canon lift (core func $i "bytes") (memory (core memory $i "memory"))))
  (instance $poll (export "pollable" (type $pollable)) (export "[method]pollable.ready" (func $ready)))
  (instance $clock (export "now" (func $now)) (export "subscribe-duration" (func $subscribe)))
  (instance $random (export "get-random-bytes" (func $bytes)))
  (export "wasi:io/poll@0.2.12" (instance $poll))
  (export "wasi:clocks/monotonic-clock@0.2.12" (instance $clock))
  (export "wasi:random/random@0.2.12" (instance $random)))`;

const libc = `(core module $Libc (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 512)))
  (core instance $libc (instantiate $Libc))`;

/** The types and functions of `wasi:*` that guests here import, of an older release. */
export const wasiImports = `
  (import "wasi:io/poll@0.2.3" (instance $poll
    (export "pollable" (type $pollable (sub resource)))
    (export "[method]pollable.ready" (func (param "self" (borrow $pollable)) (result bool)))
    (export "[method]pollable.block" (func (param "self" (borrow $pollable))))))
  (alias export $poll "pollable" (type $pollable))
  (import "wasi:clocks/monotonic-clock@0.2.3" (instance $clock
    (alias outer 1 $pollable (type $p))
    (export "now" (func (result u64)))
    (export "subscribe-duration" (func (param "a-while" u64) (result (own $p))))))
  (import "wasi:random/random@0.2.3" (instance $random
    (export "get-random-bytes" (func (param "len" u64) (result (list u8))))))`;

export const smallGuest = `(component ${wasiImports} ${libc}
  (core func $ready (canon lower (func $poll "[method]pollable.ready")))
  (core func $block (canon lower (func $poll "[method]pollable.block")))
  (core func $now (canon lower (func $clock "now")))
  (core func $subscribe (canon lower (func $clock "subscribe-duration")))
  (core func $drop (canon resource.drop $pollable))
  (core func $bytes (canon lower (func $random "get-random-bytes") (memory (core memory $libc "memory")) (realloc (core func $libc "realloc"))))
  (core module $M
    (import "wasi" "ready" (func $ready (param i32) (result i32)))
    (import "wasi" "block" (func $block (param i32)))
    (import "wasi" "now" (func $now (result i64)))
    (import "wasi" "subscribe" (func $subscribe (param i64) (result i32)))
    (import "wasi" "drop" (func $drop (param i32)))
    (import "wasi" "bytes" (func $bytes (param i64 i32)))
    (import "libc" "memory" (memory 1))
    (func (export "now") (result i64) (call $now))
    (func (export "is-ready") (param i64) (result i32) (local $timer i32) (local $ready i32)
      (local.set $timer (call $subscribe (local.get 0)))
      (local.set $ready (call $ready (local.get $timer)))
      (call $drop (local.get $timer))
      (local.get $ready))
    (func (export "last-byte") (param i64) (result i32)
      (call $bytes (local.get 0) (i32.const 16))
      (i32.load8_u (i32.sub (i32.add (i32.load (i32.const 16)) (i32.load (i32.const 20))) (i32.const 1))))
    (func (export "forge") (param i32) (call $drop (local.get 0)))
    (func (export "block") (call $block (call $subscribe (i64.const 0))))
    (func (export "nothing")))
  (core instance $i (instantiate $M (with "libc" (instance $libc)) (with "wasi" (instance
    (export "ready" (func $ready)) (export "block" (func $block)) (export "now" (func $now))
    (export "subscribe" (func $subscribe)) (export "drop" (func $drop)) (export "bytes" (func $bytes))))))
  (func (export "now") (result u64) (canon lift (core func $i "now")))
  (func (export "is-ready") (param "in" u64) (result bool) (canon lift (core func $i "is-ready")))
  (func (export "last-byte") (param "of" u64) (result u8) (canon lift (core func $i "last-byte")))
  (func (export "forge") (param "handle" u32) (canon lift (core func $i "forge")))
  (func (export "block") (canon lift (core func $i "block")))
  (func (export "nothing") (canon lift (core func $i "nothing"))))`;

/** Its realloc asks for the time. */
export const reallocGuest = `(component ${wasiImports}
  (core func $now (canon lower (func $clock "now")))
  (core module $M
    (import "wasi" "now" (func $now (result i64)))
    (memory (export "memory") 1)
    (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.wrap_i64 (call $now)))
    (func (export "take") (param i32 i32)))
  (core instance $i (instantiate $M (with "wasi" (instance (export "now" (func $now))))))
  (func (export "take") (param "text" string)
    (canon lift (core func $i "take") (memory (core memory $i "memory")) (realloc (core func $i "realloc")))))`;

/** One part makes a timer, the other asks whether it is ready. */
export const composedGuest = `(component ${wasiImports}
  (component $Asker ${wasiImports}
    (core func $ready (canon lower (func $poll "[method]pollable.ready")))
    (core module $M (import "" "ready" (func $ready (param i32) (result i32)))
      (func (export "ask") (param i32) (result i32) (call $ready (local.get 0))))
    (core instance $i (instantiate $M (with "" (instance (export "ready" (func $ready))))))
    (core func $drop (canon resource.drop $pollable))
    (core module $Owner (import "" "ask" (func $ask (param i32) (result i32))) (import "" "drop" (func $drop (param i32)))
      (func (export "ask") (param i32) (result i32) (local $is i32)
        (local.set $is (call $ask (local.get 0))) (call $drop (local.get 0)) (local.get $is)))
    (core instance $owner (instantiate $Owner (with "" (instance (export "ask" (func $i "ask")) (export "drop" (func $drop))))))
    (func (export "ask") (param "timer" (own $pollable)) (result bool) (canon lift (core func $owner "ask"))))
  (instance $asker (instantiate $Asker (with "wasi:io/poll@0.2.3" (instance $poll))
    (with "wasi:clocks/monotonic-clock@0.2.3" (instance $clock)) (with "wasi:random/random@0.2.3" (instance $random))))
  (core func $ask (canon lower (func $asker "ask")))
  (core func $subscribe (canon lower (func $clock "subscribe-duration")))
  (core module $M
    (import "" "ask" (func $ask (param i32) (result i32)))
    (import "" "subscribe" (func $subscribe (param i64) (result i32)))
    (func (export "run") (result i32) (call $ask (call $subscribe (i64.const 0)))))
  (core instance $i (instantiate $M (with "" (instance (export "ask" (func $ask)) (export "subscribe" (func $subscribe))))))
  (func (export "run") (result bool) (canon lift (core func $i "run"))))`;

;; Calls of WASI that no toolchain makes. Results of streams go to address 64, and are not looked at.
(module
  (import "wasi:cli/stdout@0.2.3" "get-stdout" (func $stdout (result i32)))
  (import "wasi:cli/exit@0.2.3" "exit" (func $exit (param i32)))
  (import "wasi:clocks/monotonic-clock@0.2.3" "now" (func $now (result i64)))
  (import "wasi:clocks/monotonic-clock@0.2.3" "subscribe-duration" (func $timer (param i64) (result i32)))
  (import "wasi:random/random@0.2.3" "get-random-bytes" (func $random (param i64 i32)))
  (import "wasi:io/poll@0.2.3" "poll" (func $poll (param i32 i32 i32)))
  (import "wasi:io/poll@0.2.3" "[method]pollable.block" (func $block (param i32)))
  (import "wasi:io/streams@0.2.3" "[method]output-stream.write" (func $write (param i32 i32 i32 i32)))
  (import "wasi:io/streams@0.2.3" "[method]output-stream.blocking-write-and-flush" (func $print (param i32 i32 i32 i32)))
  (import "wasi:io/streams@0.2.3" "[method]output-stream.flush" (func $flush (param i32 i32)))
  (import "wasi:io/streams@0.2.3" "[resource-drop]output-stream" (func $drop (param i32)))
  (memory (export "memory") 40)
  (global $how (mut i32) (i32.const 0))

  ;; One allocation at a time: lists of the layer and texts of the caller lie at the same place.
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (if (i32.eq (global.get $how) (i32.const 1)) (then (call $exit (i32.const 0))))
    (if (i32.eq (global.get $how) (i32.const 3)) (then (drop (call $now))))
    (i32.const 65536))

  (func (export "flush") (param i32) (call $flush (local.get 0) (i32.const 64)))
  (func (export "flush-a-timer") (call $flush (call $timer (i64.const 0)) (i32.const 64)))
  (func (export "drop-twice") (local $handle i32)
    (local.set $handle (call $stdout))
    (call $drop (local.get $handle))
    (call $drop (local.get $handle)))
  (func (export "hoard") (param $count i32)
    (loop $again
      (drop (call $stdout))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "come-and-go") (param $count i32)
    (loop $again
      (call $drop (call $stdout))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  (func (export "random") (param i64) (result i32)
    (call $random (local.get 0) (i32.const 64))
    (i32.load (i32.const 68)))
  (func (export "random-nowhere") (call $random (i64.const 8) (i32.const 0x7ffffff8)))

  (func (export "poll") (param $count i32) (result i32) (local $timer i32) (local $i i32)
    (local.set $timer (call $timer (i64.const 0)))
    (loop $again
      (i32.store (i32.add (i32.const 131072) (i32.shl (local.get $i) (i32.const 2))) (local.get $timer))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $count))))
    (call $poll (i32.const 131072) (local.get $count) (i32.const 64))
    (i32.load (i32.const 68)))

  (func (export "write") (param $bytes i32) (param $times i32) (local $stream i32)
    (local.set $stream (call $stdout))
    (loop $again
      (call $print (local.get $stream) (i32.const 131072) (local.get $bytes) (i32.const 64))
      (br_if $again (local.tee $times (i32.sub (local.get $times) (i32.const 1)))))
    (call $drop (local.get $stream)))
  (func (export "write-unasked") (param $bytes i32)
    (call $write (call $stdout) (i32.const 131072) (local.get $bytes) (i32.const 64)))

  (func (export "arm") (param i32) (global.set $how (local.get 0)))
  (func (export "echo") (param $pointer i32) (param $length i32) (result i32)
    (i32.store (i32.const 32) (local.get $pointer))
    (i32.store (i32.const 36) (local.get $length))
    (i32.const 32))
  (func (export "cabi_post_echo") (param i32)
    (if (i32.eq (global.get $how) (i32.const 2)) (then (call $exit (i32.const 0)))))
  (func (export "wait") (param i64) (call $block (call $timer (local.get 0)))))

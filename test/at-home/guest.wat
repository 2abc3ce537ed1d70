;; The core module of the guest. Memory: constants and return areas in the first 1024 bytes, counters up to page 4, above them what the
;; canonical ABI allocates, freed as a whole when a call ends.
(module
  (import "acme:visitors/host@1.0.0" "decorate" (func $decorate (param i32 i32 i32)))
  (import "[export]acme:visitors/greetings@1.0.0" "[resource-new]counter" (func $new-handle (param i32) (result i32)))
  (memory (export "memory") 5)
  (data (i32.const 16) "Hello, ")
  ;; An extended constant expression, as componentize-py has them.
  (global $top (mut i32) (i32.add (i32.const 0x3f000) (i32.const 0x1000)))
  (global $next-counter (mut i32) (i32.const 1024))
  (global $free-counter (mut i32) (i32.const 0))
  (global $alive (mut i32) (i32.const 0))

  (func $realloc (export "cabi_realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (local $at i32)
    (local.set $at
      (i32.and
        (i32.add (global.get $top) (i32.sub (local.get $align) (i32.const 1)))
        (i32.sub (i32.const 0) (local.get $align))))
    (global.set $top (i32.add (local.get $at) (local.get $size)))
    (block $fits
      (br_if $fits (i32.le_u (global.get $top) (i32.mul (memory.size) (i32.const 0x10000))))
      (br_if $fits (i32.ne (memory.grow (i32.add (i32.shr_u (local.get $size) (i32.const 16)) (i32.const 1))) (i32.const -1)))
      (unreachable))
    (memory.copy (local.get $at) (local.get $old) (local.get $old-size))
    (local.get $at))

  (func $free-all
    (global.set $top (i32.const 0x40000)))

  ;; The result is at 64: discriminant, then at 68 the string or the error.
  (func (export "acme:visitors/greetings@1.0.0#greet") (param $name i32) (param $length i32) (result i32)
    (if (i32.eqz (local.get $length))
      (then
        (i32.store (i32.const 64) (i32.const 1))
        (i32.store (i32.const 68) (i32.const 0))
        (return (i32.const 64))))
    (if (i32.gt_u (local.get $length) (i32.const 64))
      (then
        (i32.store (i32.const 64) (i32.const 1))
        (i32.store (i32.const 68) (i32.const 1))
        (i32.store (i32.const 72) (local.get $length))
        (return (i32.const 64))))
    (call $decorate (local.get $name) (local.get $length) (i32.const 96))
    (local.set $length (i32.load (i32.const 100)))
    (local.set $name (call $realloc (i32.const 16) (i32.const 7) (i32.const 1) (i32.add (local.get $length) (i32.const 7))))
    (memory.copy (i32.add (local.get $name) (i32.const 7)) (i32.load (i32.const 96)) (local.get $length))
    (i32.store (i32.const 64) (i32.const 0))
    (i32.store (i32.const 68) (local.get $name))
    (i32.store (i32.const 72) (i32.add (local.get $length) (i32.const 7)))
    (i32.const 64))

  (func (export "cabi_post_acme:visitors/greetings@1.0.0#greet") (param i32)
    (call $free-all))

  (func (export "acme:visitors/greetings@1.0.0#sum") (param $at i32) (param $count i32) (result i64)
    (local $sum i64)
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.get $count)))
        (local.set $sum (i64.add (local.get $sum) (i64.load (local.get $at))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $next)))
    (call $free-all)
    (local.get $sum))

  (func (export "acme:visitors/greetings@1.0.0#crash")
    (unreachable))

  ;; A counter is four bytes; a free one holds the address of the next free one.
  (func (export "acme:visitors/greetings@1.0.0#[constructor]counter") (param $start i32) (result i32)
    (local $counter i32)
    (if (global.get $free-counter)
      (then
        (local.set $counter (global.get $free-counter))
        (global.set $free-counter (i32.load (local.get $counter))))
      (else
        (local.set $counter (global.get $next-counter))
        (global.set $next-counter (i32.add (local.get $counter) (i32.const 4)))
        (if (i32.gt_u (global.get $next-counter) (i32.const 0x40000)) (then (unreachable)))))
    (i32.store (local.get $counter) (local.get $start))
    (global.set $alive (i32.add (global.get $alive) (i32.const 1)))
    (call $new-handle (local.get $counter)))

  (func (export "acme:visitors/greetings@1.0.0#[method]counter.add") (param $counter i32) (param $n i32) (result i32)
    (i32.store (local.get $counter) (i32.add (i32.load (local.get $counter)) (local.get $n)))
    (i32.load (local.get $counter)))

  (func (export "acme:visitors/greetings@1.0.0#[dtor]counter") (param $counter i32)
    (i32.store (local.get $counter) (global.get $free-counter))
    (global.set $free-counter (local.get $counter))
    (global.set $alive (i32.sub (global.get $alive) (i32.const 1))))

  (func (export "acme:visitors/greetings@1.0.0#alive") (result i32)
    (global.get $alive)))

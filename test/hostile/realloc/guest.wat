;; An allocator that misbehaves.
(module
  (import "$root" "fetch" (func $fetch (param i32)))
  (import "$root" "ping" (func $ping))
  (memory (export "memory") 1)
  (global $how (mut i32) (i32.const 0))
  (global $next (mut i32) (i32.const 1024))
  (func (export "misbehave") (param $how i32) (global.set $how (local.get $how)))
  (func (export "pages") (result i32) (memory.size))
  (func $align (param $address i32) (param $align i32) (result i32)
    (i32.and (local.get $address) (i32.sub (i32.const 0) (local.get $align))))
  (func $allocate (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (local $address i32)
    (local.set $address (call $align (i32.add (global.get $next) (i32.sub (local.get $align) (i32.const 1))) (local.get $align)))
    (global.set $next (i32.add (local.get $address) (local.get $size)))
    (memory.copy (local.get $address) (local.get $old) (local.get $old-size))
    (local.get $address))
  (func $deep (result i32) (i32.add (call $deep) (i32.const 1)))
  (func (export "cabi_realloc") (param $old i32) (param $old-size i32) (param $align i32) (param $size i32) (result i32)
    (local $address i32)
    (block $unknown
      (block $moves (block $recurses (block $imports (block $traps (block $grows (block $end (block $minus (block $misaligned (block $last (block $outside (block $well
        (br_table $well $outside $last $misaligned $minus $end $grows $traps $imports $recurses $moves $unknown (global.get $how)))
        ;; 0: as it should.
        (return (call $allocate (local.get $old) (local.get $old-size) (local.get $align) (local.get $size))))
        ;; 1: right behind the memory.
        (return (i32.const 65536)))
        ;; 2: the last address, aligned.
        (return (call $align (i32.const -1) (local.get $align))))
        ;; 3: one off the alignment.
        (return (i32.add (call $allocate (local.get $old) (local.get $old-size) (local.get $align) (local.get $size)) (i32.const 1))))
        ;; 4: -1.
        (return (i32.const -1)))
        ;; 5: so near the end that it does not fit.
        (return (i32.sub (i32.const 65536) (call $align (i32.sub (local.get $size) (i32.const 1)) (local.get $align)))))
        ;; 6: in a page that it has just made.
        (local.set $address (i32.mul (memory.grow (i32.const 1)) (i32.const 65536)))
        (memory.copy (local.get $address) (local.get $old) (local.get $old-size))
        (return (local.get $address)))
        ;; 7: it traps.
        (unreachable))
        ;; 8: it calls an import.
        (call $ping)
        (return (call $allocate (local.get $old) (local.get $old-size) (local.get $align) (local.get $size))))
        ;; 9: it never comes back.
        (return (call $deep)))
      ;; 10: the first time as it should, then out of bounds.
      (global.set $how (i32.const 1))
      (return (call $allocate (local.get $old) (local.get $old-size) (local.get $align) (local.get $size))))
    (unreachable))
  (func $length (param $address i32) (param $length i32) (result i32) (local.get $length))
  (export "take-bytes" (func $length))
  (export "take-string" (func $length))
  (export "take-longs" (func $length))
  (export "take-strings" (func $length))
  (export "take-pairs" (func $length))
  (func (export "echo-strings") (param $address i32) (param $length i32) (result i32)
    (i32.store (i32.const 16) (local.get $address))
    (i32.store (i32.const 20) (local.get $length))
    (i32.const 16))
  (func (export "fetched") (result i32)
    (call $fetch (i32.const 16))
    (i32.const 16))
  ;; More than 16 parameters come in memory: the last is at 64 of 72 bytes.
  (func (export "take-many") (param $parameters i32) (result i64) (i64.load offset=64 (local.get $parameters))))

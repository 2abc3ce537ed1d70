;; All the reallocs of a value in one entry into the guest: from 0 up to $end stand pairs of an alignment and a size, and each pointer takes
;; the place of its alignment. There is at least one pair.
(module
  (import "" "realloc" (func (param i32 i32 i32 i32) (result i32)))
  (memory (export "requests") 1 1)
  (func (export "batch") (param $end i32) (local $at i32)
    (loop $next
      (i32.store (local.get $at)
        (call 0 (i32.const 0) (i32.const 0) (i32.load (local.get $at)) (i32.load offset=4 (local.get $at))))
      (br_if $next (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end))))))

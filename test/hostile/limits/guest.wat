;; Memory enough for what is too long: 2^28-1 bytes are the limit of a list and of a string.
(module
  (memory (export "memory") 4097)
  (func $pair (param $address i32) (param $length i32) (result i32)
    (i32.store (i32.const 16) (local.get $address))
    (i32.store (i32.const 20) (local.get $length))
    (i32.const 16))
  (export "bytes-at" (func $pair))
  (export "longs-at" (func $pair))
  (export "string-at" (func $pair)))

;; Calls imports before the client exists.
(module
  (import "$root" "note" (func $note (param i32 i32) (result i32)))
  (import "$root" "name" (func $name (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "at the start")
  (global $noted (mut i32) (i32.const 0))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (i32.const 1024))
  (func (export "_initialize")
    (global.set $noted (call $note (i32.const 64) (i32.const 12)))
    (call $name (i32.const 16)))
  (func (export "noted") (result i32) (global.get $noted))
  (func (export "name-then") (result i32) (i32.const 16)))

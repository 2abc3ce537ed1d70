;; Gives an import a string out of bounds before the client exists.
(module
  (import "$root" "note" (func $note (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "_initialize") (call $note (i32.const 65535) (i32.const 2)))
  (func (export "fine") (result i32) (i32.const 1)))

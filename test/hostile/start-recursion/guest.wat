;; Uses up the stack before it exists.
(module
  (func $start (call $start) (call $start))
  (func (export "fine") (result i32) (i32.const 1))
  (start $start))

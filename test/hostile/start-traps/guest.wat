;; Traps before it exists.
(module
  (func $start unreachable)
  (func (export "fine") (result i32) (i32.const 1))
  (start $start))

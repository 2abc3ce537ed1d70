;; Tables that grow: without a maximum, and with one.
(module
  (memory (export "memory") 1)
  (table $open 1 funcref)
  (table $bounded 10 50 funcref)
  (elem declare func $one)
  (func $one)
  (func (export "grow-open") (param i32) (result i32) (table.grow $open (ref.func $one) (local.get 0)))
  (func (export "grow-bounded") (param i32) (result i32) (table.grow $bounded (ref.null func) (local.get 0)))
  (func (export "sizes") (result i32)
    (i32.store (i32.const 16) (table.size $open))
    (i32.store (i32.const 20) (table.size $bounded))
    (i32.const 16)))

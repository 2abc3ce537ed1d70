;; Two modules, each with a memory of its own: 2 pages and 3, which grow as they are told.
(component
  (core module $first
    (memory (export "memory") 2)
    (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
  (core module $second
    (memory (export "memory") 3)
    (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0))))
  (core instance $one (instantiate $first))
  (core instance $two (instantiate $second))
  (func (export "grow-first") (param "by" u32) (result s32) (canon lift (core func $one "grow")))
  (func (export "grow-second") (param "by" u32) (result s32) (canon lift (core func $two "grow"))))

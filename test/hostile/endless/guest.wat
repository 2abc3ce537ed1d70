;; For limits of time and memory. The memory has no maximum of its own.
(module
  (import "$root" "tick" (func $tick))
  (memory (export "memory") 1)
  (func (export "fine") (result i32) (i32.const 1))
  (func (export "spin") (loop $forever (br $forever)))
  (func (export "tick-on") (loop $forever (call $tick) (br $forever)))
  (func (export "swallow") (result i32)
    (loop $more (br_if $more (i32.ne (memory.grow (i32.const 16)) (i32.const -1))))
    (memory.size)))

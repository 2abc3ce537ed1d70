;; The same world in one part without calls to another: what starting it costs is what starting `parts.wat` costs without adapters.
(component
  (core module $m (memory (export "memory") 96) (func (export "nothing") (param i32)))
  (core instance $i (instantiate $m))
  (func (export "scalar") (param "n" u32) (canon lift (core func $i "nothing")))
  (func (export "text") (param "n" u32) (canon lift (core func $i "nothing")))
  (func (export "item") (param "n" u32) (canon lift (core func $i "nothing")))
  (func (export "items") (param "n" u32) (canon lift (core func $i "nothing")))
  (func (export "bytes") (param "n" u32) (canon lift (core func $i "nothing"))))

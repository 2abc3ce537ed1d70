;; Its functions do not fit into its table.
(module
  (table 1 funcref)
  (elem (i32.const 1) $fine)
  (func $fine (export "fine") (result i32) (i32.const 1)))
